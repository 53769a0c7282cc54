"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { NetworkNumber, NetworkNumbers } from "../../schema";
import styles from "./network-stats.module.css";

const WIDTH = 108;
const HEIGHT = 32;

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** `3,482`, `61.4 M`: exact up to six digits. */
function short(value: number): string {
  return value < 1_000_000 ? grouped.format(value) : `${grouped.format(Math.floor(value / 100_000) / 10)} M`;
}

/** A line of a number's course, closed outside the picture so that it is its own area. */
export function coursePath(series: readonly (number | null)[]): string {
  const known = series.filter((value) => value !== null);
  if (known.length < 2) return "";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const below = HEIGHT + 4;
  const points = series.flatMap((value, index) =>
    value === null
      ? []
      : [
          `${Math.round((index / (series.length - 1)) * WIDTH)} ${Math.round(2 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - 6))}`,
        ],
  );
  const first = points[0] ?? "";
  return `M-4 ${below}V${first.split(" ")[1]}H${first.split(" ")[0]}L${points.slice(1).join("L")}H${WIDTH + 4}V${below}Z`;
}

interface StatProps {
  label: string;
  number: NetworkNumber;
  tone: string;
  note: ReactNode;
}

function Stat({ label, number, tone, note }: StatProps) {
  return (
    <div data-tone={tone}>
      <dt>{label}</dt>
      <dd>
        {number.value === null ? <b data-unknown="">Not known</b> : <b>{short(number.value)}</b>}
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path d={coursePath(number.series)} />
        </svg>
        <small>{note}</small>
        <small>
          counted <Time at={number.at} shape="clock" />
        </small>
      </dd>
    </div>
  );
}

/** `6 more than last month`, or that there is nothing to compare with. */
export function compared(now: number | null, before: number | null, when: string): string {
  if (now === null || before === null) return `${when} is not known`;
  const difference = now - before;
  if (difference === 0) return `as many as ${when}`;
  return `${short(Math.abs(difference))} ${difference > 0 ? "more" : "fewer"} than ${when}`;
}

/** The network's four numbers, each with when it was counted. */
export function NetworkStats({ numbers }: { numbers: NetworkNumbers | null }) {
  if (!numbers) {
    return (
      <p className="mt-6 text-14 text-muted">
        The network's numbers are not counted yet. They come within a minute.
      </p>
    );
  }
  const { servers, players, kills, coins } = numbers;
  const peak = players.peak && (
    <>
      peak {players.peak.value} at <Time at={players.peak.at} shape="clock" />
    </>
  );
  return (
    <dl className={styles.stats}>
      <Stat
        label="Servers"
        number={servers}
        tone="players"
        note={compared(servers.value, servers.monthAgo, "last month")}
      />
      <Stat label="Players online" number={players} tone="players" note={peak ?? "no peak known"} />
      <Stat
        label="Kills this week"
        number={kills}
        tone="kills"
        note={compared(kills.value, kills.weekBefore, "last week")}
      />
      <Stat
        label="Coins in circulation"
        number={coins}
        tone="coins"
        note={`sum over ${coins.guilds} ${coins.guilds === 1 ? "guild" : "guilds"}`}
      />
    </dl>
  );
}
