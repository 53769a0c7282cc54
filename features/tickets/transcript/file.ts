import { notFound } from "@/lib/errors";
import type { Transcript } from "./schema";

/** A ticket's number from an address. @throws AppError not_found for what is none */
export function ticketNumber(given: string | undefined): number {
  if (!/^\d{1,9}$/.test(given ?? "")) throw notFound("This ticket does not exist.");
  return Number(given);
}

/** A transcript as a file to keep, for the person who asked alone. Its shape: docs/ticket-transcript.md. */
export function transcriptFile(transcript: Transcript): Response {
  return new Response(`${JSON.stringify(transcript, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="ticket-${transcript.ticket.number}.json"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
