import { Time } from "@/components/ui/time";
import type { NetworkNumber, NetworkNumbers } from "../../schema";
import styles from "./network-stats.module.css";

const WIDTH = 108;
const HEIGHT = 32;

/** `3,482`, `61.4 M`: exact up to six digits. */
function short(value: number): string {
  return value < 1_000_000
    ? new Intl.NumberFormat("en-GB").format(value)
    : new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 }).format(value);
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

function Stat({
  label,
  number,
  tone,
  note,
}: {
  label: string;
  number: NetworkNumber;
  tone: string;
  note: React.ReactNode;
}) {
  return (
    <div data-tone={tone}>
      <dt>{label}</dt>
      <dd>{number.value === null ? "Not known" : short(number.value)}</dd>
      <dd>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path d={coursePath(number.series)} />
        </svg>
      </dd>
      <dd>{note}</dd>
    </div>
  );
}

/** `6 more than last month`; nothing when there is nothing to compare with. */
export function compared(now: number | null, before: number | null, when: string): string | null {
  if (now === null || before === null) return null;
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
  const age = (number: NetworkNumber) => (
    <>
      counted <Time at={number.at} shape="clock" />
    </>
  );
  return (
    <dl className={styles.stats}>
      <Stat
        label="Servers"
        number={servers}
        tone="players"
        note={
          <>
            {compared(servers.value, servers.monthAgo, "a month ago")}, {age(servers)}
          </>
        }
      />
      <Stat
        label="Players online"
        number={players}
        tone="players"
        note={
          players.peak ? (
            <>
              peak {players.peak.value} at <Time at={players.peak.at} shape="clock" />, {age(players)}
            </>
          ) : (
            age(players)
          )
        }
      />
      <Stat
        label="Kills this week"
        number={kills}
        tone="kills"
        note={
          <>
            {compared(kills.value, kills.weekBefore, "the week before")}, {age(kills)}
          </>
        }
      />
      <Stat
        label="Coins in circulation"
        number={coins}
        tone="coins"
        note={
          <>
            sum over {coins.guilds} guilds, {age(coins)}
          </>
        }
      />
    </dl>
  );
}
