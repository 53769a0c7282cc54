import { Card, CardHeader } from "@/components/ui/card";
import type { UpDay } from "../../data/up-days";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Below it a day had trouble; a restart a few minutes long is none. */
const WELL = 0.98;
const HALF = 0.5;

type Kind = "well" | "trouble" | "down" | "unknown";

const KINDS: Record<Kind, { words: string; ink: string; height: number }> = {
  well: { words: "up", ink: "text-good", height: 32 },
  trouble: { words: "up in part", ink: "text-warn", height: 32 },
  down: { words: "mostly down", ink: "text-bad", height: 32 },
  unknown: { words: "not looked at", ink: "text-faint", height: 8 },
};

function kindOf({ up }: UpDay): Kind {
  if (up === null) return "unknown";
  if (up >= WELL) return "well";
  return up >= HALF ? "trouble" : "down";
}

const percent = (up: number) => `${(Math.floor(up * 1_000) / 10).toFixed(1)} %`;

/** Ninety bars, a day each: how its worst game server was found. Days without a look are short. */
export function UpDays({ days }: { days: readonly UpDay[] }) {
  const known = days.flatMap(({ up }) => (up === null ? [] : [up]));
  if (known.length === 0) return null;
  const mean = known.reduce((sum, up) => sum + up, 0) / known.length;
  const kinds = (Object.keys(KINDS) as Kind[]).map((kind) => ({
    kind,
    count: days.filter((day) => kindOf(day) === kind).length,
  }));
  const told = kinds.filter(({ count }) => count > 0);
  return (
    <Card>
      <CardHeader
        title={`Last ${days.length} days`}
        hint={`The worst game server of each day. Found up ${percent(mean)} of the time.`}
        aside={
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12">
            {told.map(({ kind, count }) => (
              <li key={kind} className="flex items-center gap-1.5">
                <span aria-hidden className={`size-2.5 rounded-[3px] bg-current ${KINDS[kind].ink}`} />
                {count} {count === 1 ? "day" : "days"} {KINDS[kind].words}
              </li>
            ))}
          </ul>
        }
        className="mb-4"
      />
      <div className="flex h-8 items-end gap-px sm:gap-0.5" role="img" aria-label={summaryOf(told)}>
        {days.map((day) => {
          const kind = KINDS[kindOf(day)];
          return (
            <span
              key={day.date}
              title={`${DAY.format(new Date(`${day.date}T00:00:00Z`))}: ${day.up === null ? kind.words : `${percent(day.up)} of the looks found it up`}`}
              className={`min-w-0 flex-1 rounded-[2px] bg-current ${kind.ink}`}
              style={{ height: kind.height }}
            />
          );
        })}
      </div>
      <p className="mt-2 flex justify-between text-12 text-muted">
        <span>{days[0] ? DAY.format(new Date(`${days[0].date}T00:00:00Z`)) : null}</span>
        <span>Today</span>
      </p>
    </Card>
  );
}

const summaryOf = (told: readonly { kind: Kind; count: number }[]): string =>
  told.map(({ kind, count }) => `${count} ${count === 1 ? "day" : "days"} ${KINDS[kind].words}`).join(", ");
