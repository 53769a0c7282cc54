import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { type ChartTone, Sparkline } from "@/components/charts/sparkline";
import { Glyph, WARNING } from "@/components/ui/glyph";
import type { Delta } from "../../delta";
import type { Kept } from "../../schema";
import { Explain, type Explained } from "./explain";

const WHOLE = new Intl.NumberFormat("en-GB");
const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight };

/** How a figure changed: an arrow and words. */
export function Change({ delta }: { delta: Delta }) {
  const Arrow = ARROWS[delta.direction];
  return (
    <span className="flex items-center gap-1.5">
      <Arrow aria-hidden className="size-3.5 shrink-0" />
      {delta.words}
    </span>
  );
}

/** At most 48 points, each the mean of its part: a sparkline is a hundred pixels wide. */
function thin(values: readonly (number | null)[]): (number | null)[] {
  const every = Math.ceil(values.length / 48);
  return Array.from({ length: Math.ceil(values.length / every) }, (_, at) => {
    const part = values.slice(at * every, (at + 1) * every).filter((value) => value !== null);
    return part.length === 0 ? null : part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

export interface TileProps {
  id: string;
  label: string;
  value: number | null;
  unit?: string;
  change?: ReactNode;
  age: ReactNode;
  spark: { values: readonly (number | null)[]; label: string; tone: ChartTone } | null;
  kept: Kept;
  explained: Explained;
}

/** A figure with its change in words, its course, its age, and why it could not be renewed where that failed. */
export function Tile({ id, label, value, unit, change, age, spark, kept, explained }: TileProps) {
  return (
    <li className="relative min-w-0 border-line px-4 py-3.5 min-[90rem]:px-5">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-13 text-muted">{label}</h3>
        <Explain id={`explain-${id}`} label={label} kept={kept} explained={explained} />
      </div>
      <div className="mt-0.5 flex items-end justify-between gap-3">
        <p className="whitespace-nowrap font-semibold text-20">
          {value === null ? (
            <span className="font-normal text-14 text-faint">not known yet</span>
          ) : (
            WHOLE.format(value)
          )}
          {value !== null && unit ? (
            <span className="ml-1 font-normal text-12 text-muted">{unit}</span>
          ) : null}
        </p>
        {spark ? (
          <div className="w-16 min-w-0 pb-1">
            <Sparkline values={thin(spark.values)} label={spark.label} tone={spark.tone} height={24} />
          </div>
        ) : null}
      </div>
      <div className="mt-1 text-12 text-muted">
        {change ?? <span className="text-faint">Nothing to compare with</span>}
      </div>
      <p className="text-12 text-faint">{age}</p>
      {kept.state === "error" ? (
        <p className="mt-1 flex gap-1.5 text-12 text-warn">
          <Glyph d={WARNING} className="mt-0.5 size-3.5" />
          {kept.lastError ?? "It could not be renewed."}
        </p>
      ) : null}
    </li>
  );
}
