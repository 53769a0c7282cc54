"use client";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { LAYER_WORDS, type Layer, MOST_POINTS } from "../../layers";
import type { PacketState } from "../use-packet";

/** What the map has to say about itself: on its way, failed, nothing here, or only the newest. */
export function MapNotice({
  answer,
  shown,
  layer,
  rolled,
  known,
  reset,
}: {
  answer: PacketState;
  shown: number;
  layer: Layer;
  /** Heat comes from counts by day, not from the points. */
  rolled: boolean;
  /** The map is one whose size and names are known. */
  known: boolean;
  reset: () => void;
}) {
  const { many } = LAYER_WORDS[layer];
  const all = answer.packet?.points.x.length ?? 0;
  const text = () => {
    if (answer.state === "loading") return `Reading ${many}…`;
    if (answer.state === "failed")
      return (
        <>
          The {many} did not come. Nothing is lost.{" "}
          <Button size="small" className="ml-2" onClick={answer.again}>
            Try again
          </Button>
        </>
      );
    if (all === 0) return `No ${many} with a place in this time.`;
    if (shown === 0)
      return (
        <>
          No {many} pass these filters.{" "}
          <Button size="small" className="ml-2" onClick={reset}>
            Reset filters
          </Button>
        </>
      );
    const { cut, since } = answer.packet.head;
    if (cut && since !== null)
      return (
        <>
          The newest {MOST_POINTS.toLocaleString("en-GB")} {many} are drawn, since{" "}
          <Time at={new Date(since)} shape="smart" />.
          {rolled ? " Heat and bars count all of them, heat by whole days." : ""}
        </>
      );
    if (!known) return "This map is not one that we know: players' own steps draw it.";
    return null;
  };
  const said = text();
  return (
    <div role="status" className="pointer-events-none absolute top-3 left-3 max-w-[70%]">
      {said ? (
        <p className="pointer-events-auto rounded-control border bg-raised/95 px-3 py-1.5 text-13 text-muted">
          {said}
        </p>
      ) : null}
    </div>
  );
}
