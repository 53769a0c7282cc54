import type { GuildContext } from "@/db/context";
import { ticketEvidence } from "@/db/schema/cases";
import { actingPerson } from "@/features/economy/policy";
import { conflict, invalid } from "@/lib/errors";
import { lockTicket } from "../../mutations/locked";
import { type WrittenMessage, writeNote } from "../../mutations/message";
import { linesOf } from "../data/lines";
import { logUntil } from "../data/log-until";
import { evidenceOf, reportRow } from "../data/reports";
import { digestOf, lineKey } from "../rules";
import type { EvidenceNoteInput } from "../schema";

/**
 * Writes a note among staff with lines of the case's timeline in it, each frozen as it stands. The same key again
 * writes nothing.
 * @throws AppError not_found, conflict for a ticket without a timeline, invalid for lines that are none of it
 */
export async function noteEvidence(ctx: GuildContext, input: EvidenceNoteInput): Promise<WrittenMessage> {
  const { ticketId } = await lockTicket(ctx, input.number);
  const report = await reportRow(ctx, ticketId);
  if (!report) throw conflict("This ticket has no timeline to take evidence from.", { code: "state" });
  const { serviceId, fromAt: from, untilAt: until, parties, map } = report;
  const frozen = (await evidenceOf(ctx, ticketId)).find(({ kind }) => kind === "timeline");
  const known = frozen?.lines ?? (await linesOf(ctx, { serviceId, from, until, parties }));
  const lines = known.filter((line) => input.lines.includes(lineKey(line)));
  if (lines.length === 0)
    throw invalid("These lines are not of this case.", { lines: "Choose lines of the timeline." });
  const { id, replayed } = await writeNote(ctx, {
    key: input.key,
    number: input.number,
    text: input.text === "" ? "From the log:" : input.text,
  });
  if (replayed) return { id, replayed };
  await ctx.db.insert(ticketEvidence).values({
    guildId: ctx.guildId,
    ticketId,
    messageId: id,
    kind: "line",
    serviceId,
    map,
    fromAt: from,
    untilAt: until,
    parties,
    lines,
    logUntil: frozen?.logUntil ? new Date(frozen.logUntil) : await logUntil(ctx, serviceId),
    complete: frozen?.complete ?? false,
    sha256: digestOf({ parties, lines }),
    frozenBy: actingPerson(ctx.actor),
    frozenAt: ctx.now,
  });
  return { id, replayed };
}
