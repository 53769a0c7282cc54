import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { FeedHit, FeedKill } from "../../kill-feed";
import { diedWords, howWords, marksOf, whereWords } from "../kill-words";
import { type FeedFrame, KillProof } from "./kill-feed-proof";

/** Columns that kills and fights share: time, who, how, where, marks, arrow. */
export const FEED_GRID =
  "grid grid-cols-[6.75rem_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)_9rem_1rem] items-center gap-x-3 px-5 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-0.5 max-md:px-4";

/** Who killed whom. */
export function KillTitle({ kill }: { kill: FeedKill }) {
  const victim = <b className={cn("font-medium", kill.kind === "pvp" && "text-muted")}>{kill.victim.name}</b>;
  if (kill.kind !== "pvp" || !kill.killer)
    return (
      <>
        {victim} <span className="text-muted">{diedWords(kill.kind)}</span>
      </>
    );
  return (
    <>
      <b className="font-medium">{kill.killer.name}</b> <span className="text-muted">killed</span> {victim}
    </>
  );
}

/** A death in one line that opens to its proof. */
export function KillRow({
  kill,
  hits,
  frame,
  open,
}: {
  kill: FeedKill;
  hits: readonly FeedHit[];
  frame: FeedFrame;
  open?: boolean;
}) {
  const where = [whereWords(kill), kill.service].filter(Boolean).join(", ");
  const marks = marksOf(kill, frame.symbol);
  return (
    <details className="group" id={`kill-${kill.killId}`} open={open}>
      <summary
        className={cn(
          FEED_GRID,
          "min-h-11 cursor-default list-none py-1.5 text-13 transition-colors duration-quick hover:bg-fill max-md:py-3",
        )}
      >
        <span className="text-muted max-md:order-2 max-md:text-right">
          <Time at={kill.at} shape="smart" />
        </span>
        <span className={cn("min-w-0 truncate", kill.struck && "line-through")}>
          <span
            aria-hidden
            className={cn(
              "mr-2.5 inline-block size-2 rounded-full",
              kill.kind === "pvp" ? "bg-chart-kills" : "border border-line-meaning",
            )}
          />
          <KillTitle kill={kill} />
        </span>
        <span className="truncate text-muted max-md:order-3 max-md:col-span-2">
          {howWords(kill)}
          <span className="md:hidden">
            {howWords(kill) === "" || where === "" ? "" : ", "}
            {where}
          </span>
        </span>
        <span className="truncate text-muted max-md:hidden">{where}</span>
        <span className="flex flex-wrap justify-end gap-1.5 max-md:order-4 max-md:col-span-2 max-md:justify-start max-md:empty:hidden">
          {marks.map((mark) => (
            <Badge key={mark.text} meaning={mark.meaning}>
              {mark.text}
            </Badge>
          ))}
        </span>
        <ChevronRight
          aria-hidden
          className="size-4 text-faint transition-transform duration-quick group-open:rotate-90 max-md:hidden"
        />
      </summary>
      <div className="mx-5 mb-3 rounded-control border bg-sunken p-3 max-md:mx-4">
        <KillProof kill={kill} hits={hits} frame={frame} />
      </div>
    </details>
  );
}
