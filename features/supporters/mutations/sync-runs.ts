import { and, eq, inArray, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonSubscriptions, patreonSyncLogs } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { env } from "@/lib/env";
import { conflict } from "@/lib/errors";
import { nightBefore } from "../rules";

const l = patreonSyncLogs;
const open = inArray(l.state, ["asked", "running"]);

/** So many changes of a full sync are kept by name; beyond them only their number. */
export const CHANGES_KEPT = 200;
/** A full sync that failed is begun again after this, in hours. */
const RETRY_HOURS = 1;

export interface Change {
  /** Our id of the person. */
  person: string;
  before: string;
  after: string;
}

export interface SyncRun {
  id: string;
  startedAt: Date;
  cursor: string | null;
  /** The database's clock now: nothing that is asked of Patreon from here on is older. */
  asOf: Date;
}

/** Whoever worked on a sync has been silent for so long that somebody else has taken it over. */
export class SyncTaken extends Error {
  override name = "SyncTaken";
}

/** Asks for a full sync, which Grizzly OS begins within seconds. @throws AppError conflict while one is open */
export async function askSync(ctx: SystemContext, askedBy: string | null): Promise<void> {
  const rows = await ctx.db
    .insert(l)
    .values({ reason: "staff", askedBy, state: "asked", campaignId: env().PATREON_CAMPAIGN_ID })
    .onConflictDoNothing()
    .returning({ id: l.id });
  const run = rows[0];
  if (!run) throw conflict("A full sync is under way already. Nothing was changed.");
  await recordAudit(ctx, { action: "supporters.sync.ask", subjectType: "patreon_sync", subjectId: run.id });
}

async function dueTonight(ctx: SystemContext): Promise<boolean> {
  const since = nightBefore(ctx.now).toISOString();
  const rows = await ctx.db.execute(sql`
    select 1 from patreon_sync_logs where campaign_id is not null and reason in ('schedule', 'staff')
      and (state = 'done' and started_at >= ${since}::timestamptz
        or state = 'failed' and heartbeat_at > now() - make_interval(hours => ${RETRY_HOURS}))
    limit 1`);
  return rows.rows.length === 0;
}

/**
 * Takes the full sync that is to be worked on: one that was asked for, one whose process has died, or the night's.
 * @param runner one name a process
 * @param silentSeconds how long without a sign of life counts as dead
 * @returns null where there is nothing to do, or somebody is at it
 */
export async function takeSync(
  ctx: SystemContext,
  runner: string,
  silentSeconds: number,
): Promise<SyncRun | null> {
  const [found] = await ctx.db.select().from(l).where(open).for("update", { skipLocked: true });
  if (!found && !(await dueTonight(ctx))) return null;
  const mine = { state: "running", runner, heartbeatAt: sql`now()` };
  const taken = found
    ? await ctx.db
        .update(l)
        .set({ ...mine, ...(found.state === "asked" && { startedAt: sql`now()` }) })
        .where(
          and(
            eq(l.id, found.id),
            sql`(${l.heartbeatAt} is null or ${l.heartbeatAt} < now() - make_interval(secs => ${silentSeconds}))`,
          ),
        )
        .returning({ id: l.id, startedAt: l.startedAt, cursor: l.cursor, asOf: sql<string>`now()` })
    : await ctx.db
        .insert(l)
        .values({ reason: "schedule", campaignId: env().PATREON_CAMPAIGN_ID, ...mine })
        .onConflictDoNothing()
        .returning({ id: l.id, startedAt: l.startedAt, cursor: l.cursor, asOf: sql<string>`now()` });
  const run = taken[0];
  return run ? { ...run, asOf: new Date(run.asOf) } : null;
}

export interface PageTally {
  seen: number;
  changed: number;
  failed: number;
  changes: readonly Change[];
}

/**
 * Keeps how far a full sync has come.
 * @param cursor where the next page begins
 * @returns the database's clock, for the next page
 * @throws SyncTaken where the sync is somebody else's by now
 */
export async function keepProgress(
  ctx: SystemContext,
  run: { id: string; runner: string },
  cursor: string | null,
  tally: PageTally,
): Promise<Date> {
  const kept = sql`coalesce(${l.changes}, '[]'::jsonb)`;
  const more = JSON.stringify(tally.changes.slice(0, CHANGES_KEPT));
  const rows = await ctx.db
    .update(l)
    .set({
      cursor,
      seen: sql`${l.seen} + ${tally.seen}`,
      changed: sql`${l.changed} + ${tally.changed}`,
      failed: sql`${l.failed} + ${tally.failed}`,
      changes: sql`case when jsonb_array_length(${kept}) >= ${CHANGES_KEPT} then ${kept} else ${kept} || ${more}::jsonb end`,
      heartbeatAt: sql`now()`,
    })
    .where(and(eq(l.id, run.id), eq(l.runner, run.runner), eq(l.state, "running")))
    .returning({ at: sql<string>`now()` });
  if (!rows[0]) throw new SyncTaken("Another process has taken this sync over.");
  return new Date(rows[0].at);
}

/** Ends a full sync, or lets go of it so that it is taken up again. @param error why it failed; null when it did not */
export async function endSync(
  ctx: SystemContext,
  run: { id: string; runner: string },
  how: "done" | "failed" | "later",
  error: string | null,
): Promise<void> {
  const over = how !== "later";
  await ctx.db
    .update(l)
    .set({
      error: error?.slice(0, 500) ?? null,
      heartbeatAt: over ? sql`now()` : null,
      tookMs: sql`(extract(epoch from now() - ${l.startedAt}) * 1000)::int`,
      ...(over && { state: how }),
    })
    .where(and(eq(l.id, run.id), eq(l.runner, run.runner), eq(l.state, "running")));
}

const p = patreonSubscriptions;

export interface Unlisted {
  id: string;
  memberId: string;
  patreonUserId: string | null;
  grizzlyUserId: string | null;
}

/** Memberships that a finished listing did not name: those that were not read since it began. */
export async function unlisted(ctx: SystemContext, startedAt: Date, limit: number): Promise<Unlisted[]> {
  const result = await ctx.db.execute(sql`
    select id, member_id as "memberId", patreon_user_id as "patreonUserId", grizzly_user_id as "grizzlyUserId"
    from patreon_subscriptions
    where member_id is not null and removed_at is null
      and (last_synced_at is null or last_synced_at < ${startedAt.toISOString()}::timestamptz)
    limit ${limit}`);
  return result.rows as unknown as Unlisted[];
}

/** Patreon no longer lists these, and nobody here has linked them. */
export async function markRemoved(ctx: SystemContext, ids: readonly string[], asOf: Date): Promise<void> {
  const gone = { active: false, patronStatus: null, tierIds: [], entitledCents: 0, subscriptionTier: null };
  await ctx.db
    .update(p)
    .set({ ...gone, removedAt: sql`now()`, lastSyncedAt: asOf, updatedAt: sql`now()` })
    .where(inArray(p.id, [...ids]));
}
