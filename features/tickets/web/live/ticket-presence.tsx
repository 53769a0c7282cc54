"use client";
import { Eye, PencilLine } from "lucide-react";
import { ownTopic, ticketTopic } from "@/features/live/names";
import { presenceWords } from "./presence-words";
import { usePresence } from "./use-presence";

/** Who else is in a ticket, and who writes in it at this moment. Says nothing where nobody is. */
export function TicketPresence({
  guildId,
  number,
  reader,
  me,
}: {
  guildId: string;
  number: number;
  reader: "staff" | "opener";
  /** Discord id of whoever reads. */
  me: string;
}) {
  const topic = reader === "staff" ? ticketTopic(guildId, number) : ownTopic(guildId, number);
  const words = presenceWords(usePresence(topic), me);
  if (words.length === 0) return null;
  return (
    <span data-presence className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-muted">
      {words.map((sentence) => (
        <span key={sentence} className="inline-flex items-center gap-1">
          {sentence.endsWith("here") ? (
            <Eye aria-hidden className="size-3.5" />
          ) : (
            <PencilLine aria-hidden className="size-3.5 text-honey" />
          )}
          {sentence}
        </span>
      ))}
    </span>
  );
}
