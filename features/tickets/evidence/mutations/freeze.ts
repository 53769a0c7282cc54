import { and, eq, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketEvidence, ticketReports } from "@/db/schema/cases";
import { tickets } from "@/db/schema/tickets";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";
import { notFound } from "@/lib/errors";
import type { TicketRow } from "../../data/row";
import { auditTicket } from "../../mutations/audit";
import { lockTicket, logChange, saveTicket } from "../../mutations/locked";
import { linesOf } from "../data/lines";
import { logUntil } from "../data/log-until";
import { type LogPlace, logPlaces, reportRow } from "../data/reports";
import { digestOf, freezeStep, lineKey } from "../rules";
import type { EvidenceLine, Party } from "../schema";

const r = ticketReports;

export interface FreezePlan {
  serviceId: string;
  /** Since when the lines could have been read: the stretch is over, and somebody asked. */
  since: Date;
  step: "wait" | "complete" | "give-up";
  /** Bytes whose own line is not known yet, by the file that has them. */
  wanted: (LogPlace & { bytes: number[] })[];
}

/** What is missing before a report's timeline can be frozen; null where there is nothing to freeze. */
export async function planFreeze(ctx: GuildContext, ticketId: number): Promise<FreezePlan | null> {
  await ctx.db
    .update(r)
    .set({ lookedAt: ctx.now })
    .where(and(eq(r.guildId, ctx.guildId), eq(r.ticketId, ticketId), isNull(r.frozenAt)));
  const report = await reportRow(ctx, ticketId);
  if (!report || report.frozenAt !== null) return null;
  const { serviceId, untilAt: until, createdAt } = report;
  const since = new Date(Math.max(until.getTime(), createdAt.getTime()));
  const read = await logUntil(ctx, serviceId);
  const step = freezeStep(until, read, ctx.now);
  if (step === "wait") return { serviceId, since, step, wanted: [] };
  const lines = await linesOf(ctx, { serviceId, from: report.fromAt, until, parties: report.parties });
  const missing = lines.filter(({ raw }) => raw === null);
  const places = await logPlaces(ctx, serviceId, [...new Set(missing.map(({ file }) => file))]);
  const wanted = places.map((place) => ({
    ...place,
    bytes: missing.filter(({ file }) => file === place.fileName).map(({ byte }) => byte),
  }));
  return { serviceId, since, step, wanted };
}

async function tellAssignee(ctx: GuildContext, row: TicketRow, lines: number): Promise<void> {
  if (row.assignedTo === null) return;
  const person = await personByDiscord(ctx, row.assignedTo);
  if (!person) return;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: "tickets.evidence",
    level: "info",
    title: `The log of “${row.title ?? "a ticket"}” has arrived`,
    body: `${lines} lines of the players are frozen beside it.`,
    href: `/desk/${ctx.guildId}/${row.number}`,
    key: `ticket:${row.number}:evidence`,
  });
}

/** A line that was read again, if it names the player of whom it is told: a renamed file has others at its bytes. */
function trusted(raw: string | undefined, line: EvidenceLine, parties: readonly Party[]): string | null {
  const party = parties.find(({ playerId }) => playerId === line.playerId);
  return raw !== undefined && party && raw.includes(`"${party.name}"`) ? raw : null;
}

/**
 * Freezes the timeline of a report, once: what the log says of the parties now, with its own lines as far as they are
 * given, and a digest over all of it.
 * @param raws lines by {@link lineKey}; of those that are missing file and byte alone are kept
 * @returns false where it was frozen before, or its log is not complete yet
 */
export async function freezeReport(
  ctx: GuildContext,
  ticketId: number,
  raws: ReadonlyMap<string, string>,
): Promise<boolean> {
  const [named] = await ctx.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, ticketId)));
  if (!named?.number) throw notFound("This ticket does not exist.");
  const row = await lockTicket(ctx, named.number);
  const report = await reportRow(ctx, ticketId);
  if (!report || report.frozenAt !== null) return false;
  const { serviceId, fromAt: from, untilAt: until, parties, map } = report;
  const read = await logUntil(ctx, serviceId);
  const step = freezeStep(until, read, ctx.now);
  if (step === "wait") return false;
  const lines: EvidenceLine[] = (await linesOf(ctx, { serviceId, from, until, parties })).map((line) => ({
    ...line,
    raw: line.raw ?? trusted(raws.get(lineKey(line)), line, parties),
  }));
  const sha256 = digestOf({ parties, lines });
  await ctx.db.insert(ticketEvidence).values({
    guildId: ctx.guildId,
    ticketId,
    kind: "timeline",
    serviceId,
    map,
    fromAt: from,
    untilAt: until,
    parties,
    lines,
    logUntil: read,
    complete: step === "complete",
    sha256,
    frozenAt: ctx.now,
  });
  await ctx.db
    .update(r)
    .set({ frozenAt: ctx.now })
    .where(and(eq(r.guildId, ctx.guildId), eq(r.ticketId, ticketId)));
  await saveTicket(ctx, row, {});
  await logChange(ctx, row, null, "frozen", {
    after: `${lines.length} ${lines.length === 1 ? "line" : "lines"}`,
  });
  await auditTicket(ctx, row, "evidence.freeze", {
    after: { lines: lines.length, sha256, complete: step === "complete" },
  });
  await tellAssignee(ctx, row, lines.length);
  return true;
}
