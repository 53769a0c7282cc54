"use client";
import { Time } from "@/components/ui/time";
import { csvText } from "@/lib/csv";
import type { Simulation } from "../../../data/simulation";
import type { RewardRule } from "../../../kill-reward";

/** What the server answers: of the people only those whom it changes most. */
export type SimulationAnswer = Simulation & { people: number };

const WHOLE = new Intl.NumberFormat("en-GB");
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", timeZone: "UTC" });
/** People of each list. */
const SHOWN = 8;

const RULE_WORDS: Record<RewardRule, string> = {
  base: "A kill",
  weapon: "Weapons",
  distance: "Distance",
  headshot: "Headshots",
  streak: "Streaks",
  repeat: "Same victim again",
  "fresh-spawn": "Fresh spawns",
  cap: "Limit a day",
  suicide: "Suicides",
  playing: "Playing",
};

interface Sums {
  before: number;
  after: number;
}

const signed = (change: number) =>
  change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${WHOLE.format(Math.abs(change))}`;

function Rows({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: string;
  rows: readonly (Sums & { name: string })[];
}) {
  return (
    <table className="mt-5 w-full text-13 tabular-nums">
      <caption className="mb-1.5 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-b text-12 text-muted">
          <th scope="col" className="py-1 text-left font-normal">
            {head}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Was
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Would be
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name} className="border-b border-line last:border-b-0">
            <th scope="row" className="max-w-36 truncate py-1 text-left font-normal">
              {name}
            </th>
            <td className="py-1 text-right text-muted">{WHOLE.format(before)}</td>
            <td className="py-1 text-right">{WHOLE.format(after)}</td>
            <td className="py-1 text-right font-medium">{signed(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two bars a day: what was paid, and what would have been. */
function Days({ days }: { days: SimulationAnswer["byDay"] }) {
  const most = Math.max(1, ...days.flatMap((day) => [day.before, day.after]));
  const step = 392 / Math.max(1, days.length);
  const bars = (side: keyof Sums, shift: number) =>
    days
      .map((day, at) => {
        const height = Math.round((Math.max(0, day[side]) / most) * 70);
        return `M${(at * step + step / 2 + shift).toFixed(1)} 78v${-height}h${(step * 0.3).toFixed(1)}v${height}z`;
      })
      .join("");
  return (
    <svg
      viewBox="0 0 392 96"
      role="img"
      aria-label="Coins by day, before and after"
      className="mt-5 block w-full text-[11px]"
    >
      <path d={bars("before", -step * 0.32)} className="fill-chart-neutral" />
      <path d={bars("after", step * 0.02)} className="fill-chart-coins" />
      <path d="M0 78.5h392" className="stroke-line-meaning" />
      {days.map((day, at) => (
        <text key={day.day} x={at * step + step / 2} y={93} textAnchor="middle" className="fill-faint">
          {DAY.format(new Date(`${day.day}T00:00:00Z`))}
        </text>
      ))}
    </svg>
  );
}

function notesOf(found: SimulationAnswer): string[] {
  const notes: string[] = [];
  if (found.sessionsCut) notes.push("There are more sessions than are read: the newest hours are missing.");
  if (found.uncertain > 0)
    notes.push(
      `Of ${WHOLE.format(found.uncertain)} older kills the streak and the victim's life were not kept: bonuses for them are as they were, or left out.`,
    );
  if (found.rulesChangedAt)
    notes.push(
      "The rules were changed within these days: what was paid before that was paid by other rules.",
    );
  notes.push("Held rewards count as paid. Daily claims, bounties and transfers are left out.");
  return notes;
}

/** What other rules would have paid, in sum, by rule, by day and by player. */
export function SimulationResult({ found, symbol }: { found: SimulationAnswer; symbol: string }) {
  const change = found.after - found.before;
  const share = found.before > 0 ? ` (${Math.round((Math.abs(change) / found.before) * 100)} %)` : "";
  const moved = (sign: 1 | -1) =>
    found.players.filter((player) => (player.after - player.before) * sign > 0).slice(0, SHOWN);
  const [winners, losers] = [moved(1), moved(-1)];
  const csv = csvText(
    ["player", "was", "would_be"],
    found.players.map((player) => [player.name, player.before, player.after]),
  );
  if (found.kills === 0 && found.sessions === 0)
    return (
      <p className="mt-4 text-13 text-muted">
        The log of these days holds no kill and no hour that was decided, so there is nothing to try rules on.
      </p>
    );
  return (
    <div data-testid="simulation">
      <p className="mt-4 text-16">
        <strong className="font-semibold">
          {WHOLE.format(found.after)} {symbol}
        </strong>{" "}
        instead of {WHOLE.format(found.before)}:{" "}
        {change === 0
          ? "the same"
          : `${WHOLE.format(Math.abs(change))} ${change > 0 ? "more" : "less"}${share}`}
        .
      </p>
      <p className="mt-1 text-12 text-muted">
        From {WHOLE.format(found.kills)} kills and suicides and {WHOLE.format(found.sessions)} sessions since{" "}
        <Time at={found.from} shape="stamp" />.{" "}
        {found.logUntil ? (
          <>
            Log complete until <Time at={found.logUntil} shape="smart" />.
          </>
        ) : (
          "How far the log is complete is not known."
        )}
        {found.cutAt ? " There are more kills than one simulation reads: only the newest are in it." : null}
      </p>
      <Days days={found.byDay} />
      <p className="mt-1 flex gap-4 text-12 text-muted">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-chart-neutral" /> left: was
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-chart-coins" /> right: would be
        </span>
      </p>
      <Rows
        caption="By rule"
        head="Rule"
        rows={found.byRule.map(({ rule, ...sums }) => ({ ...sums, name: RULE_WORDS[rule] }))}
      />
      {winners.length > 0 ? <Rows caption="Would gain most" head="Player" rows={winners} /> : null}
      {losers.length > 0 ? <Rows caption="Would lose most" head="Player" rows={losers} /> : null}
      {winners.length + losers.length === 0 ? (
        <p className="mt-4 text-13 text-muted">Nobody would have got more or less.</p>
      ) : null}
      {found.capped.length > 0 ? (
        <p className="mt-4 text-13">
          <span className="font-medium">Would meet the limit a day:</span>{" "}
          {found.capped
            .slice(0, SHOWN)
            .map((one) => `${one.name} on ${one.days} ${one.days === 1 ? "day" : "days"}`)
            .join(", ")}
          {found.capped.length > SHOWN ? ` and ${found.capped.length - SHOWN} more` : ""}.
        </p>
      ) : null}
      <ul className="mt-4 grid gap-1 text-12 text-muted">
        {notesOf(found).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
        download="simulation.csv"
        className="quiet-link mt-3 inline-flex min-h-6 items-center text-12 max-md:min-h-11"
      >
        {found.people > found.players.length
          ? `The ${found.players.length} whom it changes most, as CSV`
          : "All players as CSV"}
      </a>
    </div>
  );
}
