import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { StatTile } from "@/components/ui/stat-tile";
import { percent } from "../../../analytics/measure";
import { countWords, medianWords, shareWords, spreadWords, waitWords } from "../../../analytics/words";
import type { NumbersData } from "../loaders";

interface TileFacts {
  label: string;
  value: ReactNode;
  unit?: ReactNode;
  /** What the number is of. */
  of: string;
  change: string;
}

const none = <span className="font-normal text-16 text-faint">none yet</span>;

const tickets = (count: number) => `${count} ${count === 1 ? "ticket" : "tickets"}`;

function tilesOf({ now, earlier, query: { range }, activeStaff }: NumbersData): TileFacts[] {
  const kept = percent(now.promised[0], now.promised[1]);
  const back = percent(now.reopened, now.closed);
  return [
    {
      label: "First answer, median",
      value: now.first.median === null ? none : waitWords(now.first.median),
      of: spreadWords(now.first),
      change: medianWords(now.first, earlier.first, range),
    },
    {
      label: "Solved, median",
      value: now.solved.median === null ? none : waitWords(now.solved.median),
      of: spreadWords(now.solved),
      change: medianWords(now.solved, earlier.solved, range),
    },
    {
      label: "Promises kept",
      value: kept === null ? none : `${kept} %`,
      of:
        now.promised[1] === 0
          ? "No answer was promised to anybody"
          : `${now.promised[0]} of ${now.promised[1]} promised answers`,
      change: shareWords(now.promised, earlier.promised, range),
    },
    {
      label: "Satisfaction",
      value: now.rating === null ? none : now.rating.toFixed(1),
      unit: now.rating === null ? undefined : "of 5",
      of:
        now.ratings === 0
          ? "Nobody rated a ticket"
          : `of ${now.ratings} ${now.ratings === 1 ? "rating" : "ratings"}`,
      change:
        earlier.rating === null
          ? "None in the stretch before"
          : `${earlier.rating.toFixed(1)} of ${earlier.ratings} ${earlier.ratings === 1 ? "rating" : "ratings"} before`,
    },
    {
      label: "Opened again",
      value: now.reopened,
      of: back === null ? "Nothing was closed" : `${back} % of ${now.closed} closed`,
      change: countWords(now.reopened, earlier.reopened, range),
    },
    {
      label: "Messages of staff",
      value: now.staffMessages,
      of: `${activeStaff} active, ${tickets(now.opened)} opened`,
      change: countWords(now.staffMessages, earlier.staffMessages, range),
    },
  ];
}

/** The numbers at a glance, each with how many it is of and how it changed, in words. */
export function NumbersTiles({ data }: { data: NumbersData }) {
  return (
    <Card flush className="overflow-hidden">
      <h2 className="sr-only">At a glance</h2>
      <ul className="-mt-px -ml-px grid grid-cols-2 md:grid-cols-3 2xl:grid-cols-6 [&>*]:border-t [&>*]:border-l">
        {tilesOf(data).map(({ of, ...tile }) => (
          <li key={tile.label} className="px-4 py-3.5 min-[90rem]:px-5">
            <StatTile {...tile} change={of} age={tile.change} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
