import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSyncLogs, patreonVerificationRequests, supporterRoles } from "@/db/schema/patronage";
import { type CreatorAccess, creatorAccess } from "./creator";

const l = patreonSyncLogs;

/** Which lines of the log are asked for. */
export const SYNC_KINDS = {
  all: "All",
  full: "Full",
  webhook: "Webhooks",
  person: "On demand",
  failed: "Failed",
} as const;
export type SyncKind = keyof typeof SYNC_KINDS;

export interface SyncLine {
  id: string;
  reason: "webhook" | "schedule" | "person" | "staff" | "link";
  state: "asked" | "running" | "done" | "failed";
  /** ISO */
  startedAt: string;
  askedBy: string | null;
  memberId: string | null;
  seen: number;
  changed: number;
  failed: number;
  error: string | null;
  /** Milliseconds; null while it goes on. */
  tookMs: number | null;
}

const FILTER = {
  all: undefined,
  full: isNotNull(l.campaignId),
  webhook: eq(l.reason, "webhook"),
  person: inArray(l.reason, ["person", "link"]),
  failed: sql`(${l.failed} > 0 or ${l.state} = 'failed')`,
} satisfies Record<SyncKind, unknown>;

const PAGE = 50;
const line = {
  id: l.id,
  reason: l.reason,
  state: l.state,
  startedAt: l.startedAt,
  askedBy: grizzlyUsers.displayName,
  memberId: l.memberId,
  seen: l.seen,
  changed: l.changed,
  failed: l.failed,
  error: l.error,
  tookMs: l.tookMs,
};

function asLine<T extends { reason: string; state: string; startedAt: Date }>(row: T) {
  const [reason, state] = [row.reason as SyncLine["reason"], row.state as SyncLine["state"]];
  return { ...row, reason, state, startedAt: row.startedAt.toISOString() };
}

/** Lines of the log, the newest first. @param before ISO; the moment that the page before ended with */
export async function syncLines(
  ctx: SystemContext,
  kind: SyncKind,
  before: Date | null,
  limit = PAGE,
): Promise<{ lines: SyncLine[]; next: string | null }> {
  const older = before ? sql`${l.startedAt} < ${before.toISOString()}::timestamptz` : undefined;
  const rows = await ctx.db
    .select(line)
    .from(l)
    .leftJoin(grizzlyUsers, eq(grizzlyUsers.id, l.askedBy))
    .where(and(FILTER[kind], older))
    .orderBy(desc(l.startedAt), desc(l.id))
    .limit(limit + 1);
  const lines = rows.slice(0, limit).map(asLine);
  return { lines, next: rows.length > limit ? (lines.at(-1)?.startedAt ?? null) : null };
}

export interface PatreonOverview {
  creator: CreatorAccess | null;
  /** The full sync that goes on, or the last one. */
  full: SyncLine | null;
  webhooks: { waiting: number; failed: number; last: string | null };
  requests: number;
  differing: number;
}

/** How Patreon stands with us, in a few numbers. */
export async function patreonOverview(ctx: SystemContext): Promise<PatreonOverview> {
  const [full] = await ctx.db
    .select(line)
    .from(l)
    .leftJoin(grizzlyUsers, eq(grizzlyUsers.id, l.askedBy))
    .where(isNotNull(l.campaignId))
    .orderBy(desc(l.startedAt))
    .limit(1);
  const counted = await ctx.db.execute<{
    waiting: number;
    failed: number;
    last: string | Date | null;
    requests: number;
    differing: number;
  }>(sql`
    select count(*) filter (where state = 'received')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      max(received_at) as last,
      (select count(*)::int from ${patreonVerificationRequests} where not processed) as requests,
      (select count(*)::int from ${supporterRoles} where state in ('failed','drift')) as differing
    from patreon_webhook_deliveries`);
  const [counts] = counted.rows;
  return {
    creator: await creatorAccess(ctx),
    full: full ? asLine(full) : null,
    webhooks: {
      waiting: counts?.waiting ?? 0,
      failed: counts?.failed ?? 0,
      last: counts?.last ? new Date(counts.last).toISOString() : null,
    },
    requests: counts?.requests ?? 0,
    differing: counts?.differing ?? 0,
  };
}
