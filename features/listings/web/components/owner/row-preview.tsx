"use client";
import type { Directory } from "../../../card";
import { eveningScore, eveningSlots, zonedHours } from "../../../evening";
import { ServerRow } from "../server-row";
import { dayClock } from "../spark";
import { useVisitorClock } from "../use-visitor-clock";

/** A server's line in the directory, on the reader's own clock. */
export function RowPreview({ directory }: { directory: Directory }) {
  const { timeZone, now } = useVisitorClock(directory.at);
  const clock = dayClock(directory.sparkEnd, timeZone);
  const [card] = directory.cards;
  if (!card) return null;
  const slots = eveningSlots(zonedHours(Date.parse(directory.historyEnd), card.history.length, timeZone));
  return (
    <ol className="border-t">
      <ServerRow
        key={timeZone}
        card={card}
        score={eveningScore(card.history, slots)}
        clock={clock}
        timeZone={timeZone}
        now={now}
      />
    </ol>
  );
}
