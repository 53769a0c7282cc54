import type { Transcript } from "./schema";

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
