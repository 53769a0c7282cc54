import { and, asc, eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { ticketEvidence, ticketReports } from "@/db/schema/cases";
import { prepared } from "@/db/transaction";
import { nearPlace } from "@/features/players/near-place";
import { ASKS } from "../asks";
import type { DeathReport, Evidence, EvidenceLine } from "../schema";

export type ReportRow = typeof ticketReports.$inferSelect;

const text = (value: unknown) => (typeof value === "string" ? value : null);
const number = (value: unknown) => (typeof value === "number" ? value : null);

/** The report of a ticket as its row has it; null where it is about no death. */
export async function reportRow(ctx: GuildContext, ticketId: number): Promise<ReportRow | null> {
  const [row] = await ctx.db
    .select()
    .from(ticketReports)
    .where(and(eq(ticketReports.guildId, ctx.guildId), eq(ticketReports.ticketId, ticketId)));
  return row ?? null;
}

export function toReport(row: ReportRow): DeathReport {
  const { facts } = row;
  const [x, y] = [number(facts.x), number(facts.y)];
  return {
    killId: row.killId,
    serviceId: row.serviceId,
    service: text(facts.service) ?? row.serviceId,
    map: row.map,
    asksFor: ASKS.find((ask) => ask === row.asksFor) ?? "look",
    parties: row.parties,
    diedAt: row.diedAt.toISOString(),
    from: row.fromAt.toISOString(),
    until: row.untilAt.toISOString(),
    where: x === null || y === null ? null : nearPlace(row.map, { x, north: y }),
    killer: text(facts.killer),
    weapon: text(facts.weapon),
    distance: number(facts.distance),
    frozenAt: row.frozenAt?.toISOString() ?? null,
  };
}

/** What was frozen for a ticket, oldest first; a case has a timeline and a few cards in notes. At most 100. */
export async function evidenceOf(ctx: GuildContext, ticketId: number): Promise<Evidence[]> {
  const rows = await ctx.db
    .select()
    .from(ticketEvidence)
    .where(and(eq(ticketEvidence.guildId, ctx.guildId), eq(ticketEvidence.ticketId, ticketId)))
    .orderBy(asc(ticketEvidence.id))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    messageId: row.messageId,
    kind: row.kind === "timeline" ? "timeline" : "line",
    map: row.map,
    from: row.fromAt.toISOString(),
    until: row.untilAt.toISOString(),
    parties: row.parties,
    lines: row.lines as EvidenceLine[],
    logUntil: row.logUntil?.toISOString() ?? null,
    complete: row.complete,
    sha256: row.sha256,
    frozenAt: row.frozenAt.toISOString(),
  }));
}

export interface WaitingReport {
  guildId: string;
  ticketId: number;
  serviceId: string;
  until: Date;
}

const WAITING = `
select guild_id, ticket_id, service_id, until_at from ticket_reports
where frozen_at is null and until_at <= $1 and (looked_at is null or looked_at < $1::timestamptz - interval '20 seconds')
order by looked_at nulls first, until_at limit $2`;

/** Reports of all guilds whose stretch is over and whose lines are not frozen, those not looked at longest first. */
export async function waitingReports(ctx: SystemContext, limit = 20): Promise<WaitingReport[]> {
  const rows = await prepared<{ guild_id: string; ticket_id: bigint; service_id: string; until_at: Date }>(
    ctx.db,
    WAITING,
    [ctx.now, limit],
  );
  return rows.map((row) => ({
    guildId: row.guild_id,
    ticketId: Number(row.ticket_id),
    serviceId: row.service_id,
    until: row.until_at,
  }));
}

export interface LogPlace {
  fileName: string;
  /** The file's name with Nitrado, which changes on PC. */
  name: string;
  /** Bytes of it that were read. */
  position: number;
}

const PLACES = `
select file_name, coalesce(source->>'name', file_name) as name, last_position from nitrado_log_state
where guild_id = $1 and service_id = $2 and file_name = any($3::text[])`;

/** Where logs of a service lie, and how far they were read. */
export async function logPlaces(
  ctx: GuildContext,
  serviceId: string,
  files: readonly string[],
): Promise<LogPlace[]> {
  const rows = await prepared<{ file_name: string; name: string; last_position: bigint }>(ctx.db, PLACES, [
    ctx.guildId,
    serviceId,
    [...files],
  ]);
  return rows.map((row) => ({
    fileName: row.file_name,
    name: row.name,
    position: Number(row.last_position),
  }));
}
