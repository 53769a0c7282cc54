import { and, asc, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoServices } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { serverRefusal } from "@/features/supporters/plan-limits";
import { conflict, notFound } from "@/lib/errors";
import { connections } from "../data/access";
import { countsForPlan } from "../data/plan";
import { missingRoles } from "../rules";
import { type AccessRef, type FoundService, PLATFORM_OF_GAME } from "../schema";

const s = nitradoServices;
type Row = typeof s.$inferSelect;

const isOf = (row: Row, access: AccessRef) => row.accessKind === access.kind && row.accessRef === access.ref;

const nameOfAccess = ({ kind, ref }: AccessRef) => `${kind}:${ref}`;

/** Another access reads it, works, and may do as much: two accounts that see one server do not pull it to and fro. */
function keeps(row: Row, access: AccessRef, found: FoundService, working: ReadonlySet<string>): boolean {
  if (isOf(row, access) || row.status === "gone") return false;
  if (!working.has(`${row.accessKind}:${row.accessRef}`)) return false;
  return missingRoles(row.roles).length <= missingRoles(found.roles).length;
}

const shown = (row: Row | undefined) =>
  row && {
    name: row.name,
    status: row.status,
    roles: row.roles,
    gamePath: row.gamePath,
    access: row.accessKind,
  };

async function save(
  ctx: GuildContext,
  access: AccessRef,
  found: FoundService,
  known: Row | undefined,
): Promise<void> {
  const details: Record<string, unknown> = { suspendsAt: found.suspendsAt };
  if (found.mission !== null) details.mission = found.mission;
  if (found.logSwitches) details.logSettings = { at: ctx.now.toISOString(), switches: found.logSwitches };
  const columns = {
    name: found.name,
    game: found.game,
    platform: PLATFORM_OF_GAME[found.game],
    map: found.map ?? known?.map ?? null,
    slots: found.slots ?? known?.slots ?? null,
    status: found.status,
    roles: found.roles,
    gamePath: found.gamePath ?? known?.gamePath ?? null,
    accessKind: access.kind,
    accessRef: access.ref,
    lastError: found.error,
    lastSyncedAt: ctx.now,
    updatedAt: ctx.now,
  };
  const { guildId } = ctx;
  const [row] = await ctx.db
    .insert(s)
    // A server that was just found is neither read nor written to until somebody says so.
    .values({ guildId, serviceId: found.serviceId, isActive: false, dryRun: true, details, ...columns })
    .onConflictDoUpdate({
      target: [s.guildId, s.serviceId],
      set: { ...columns, details: sql`${s.details} || excluded.details` },
    })
    .returning();
  const [before, after] = [shown(known), shown(row)];
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await recordAudit(ctx, {
    action: "nitrado.service.sync",
    subjectType: "service",
    subjectId: found.serviceId,
    before: before ?? null,
    after: after ?? null,
  });
}

/** Services that this access read and no longer sees stay, and say so. */
async function missed(ctx: GuildContext, row: Row): Promise<void> {
  await ctx.db
    .update(s)
    .set({
      status: "gone",
      roles: [],
      lastError: "Nitrado no longer lists this server for the connected account.",
      updatedAt: ctx.now,
    })
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, row.serviceId)));
  if (row.status === "gone") return;
  await recordAudit(ctx, {
    action: "nitrado.service.gone",
    subjectType: "service",
    subjectId: row.serviceId,
    before: { status: row.status },
    after: { status: "gone" },
  });
}

/** Reads nothing for now: it was switched on, could not be read, and comes back where the plan has no place left. */
async function rest(ctx: GuildContext, serviceId: string, reason: string): Promise<void> {
  const set = { isActive: false, dryRun: true };
  await ctx.db
    .update(s)
    .set({ ...set, updatedAt: ctx.now })
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, serviceId)));
  await recordAudit(ctx, {
    action: "nitrado.service.off",
    subjectType: "service",
    subjectId: serviceId,
    before: { isActive: true },
    after: { isActive: false },
    reason,
  });
}

/** Servers that come back take the places that are left: an account that is connected again is no way around a plan. */
async function refuseReturning(ctx: GuildContext, before: readonly Row[]): Promise<void> {
  const away = before.filter((row) => row.isActive && !countsForPlan(row)).map((row) => row.serviceId);
  if (away.length === 0) return;
  const rows = await ctx.db.select().from(s).where(eq(s.guildId, ctx.guildId)).orderBy(asc(s.createdAt));
  const back = rows.filter((row) => countsForPlan(row) && away.includes(row.serviceId));
  if (back.length === 0) return;
  const tier = await guildTier(ctx);
  let used = rows.filter(countsForPlan).length - back.length;
  for (const { serviceId } of back) {
    const refusal = serverRefusal(tier, used);
    if (refusal) await rest(ctx, serviceId, refusal);
    else used += 1;
  }
}

/**
 * Brings a guild's services up to date with what an access sees. Whether they are read, or live, stays as it is, as
 * far as the plan has a place for those that were away.
 */
export async function syncServices(
  ctx: GuildContext,
  access: AccessRef,
  found: readonly FoundService[],
): Promise<void> {
  const rows = await ctx.db.select().from(s).where(eq(s.guildId, ctx.guildId)).for("update");
  const known = new Map(rows.map((row) => [row.serviceId, row]));
  const others = await connections(ctx);
  const working = new Set(others.filter(({ state }) => state === "active").map(nameOfAccess));
  for (const service of found) {
    const row = known.get(service.serviceId);
    if (row && keeps(row, access, service, working)) continue;
    await save(ctx, access, service, row);
  }
  const seen = new Set(found.map(({ serviceId }) => serviceId));
  for (const row of rows) if (isOf(row, access) && !seen.has(row.serviceId)) await missed(ctx, row);
  await refuseReturning(ctx, rows);
}

async function lock(ctx: GuildContext, serviceId: string): Promise<Row> {
  const [row] = await ctx.db
    .select()
    .from(s)
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, serviceId)))
    .for("update");
  if (!row) throw notFound("This guild has no such game server. Nothing was changed.");
  return row;
}

async function change(
  ctx: GuildContext,
  row: Row,
  set: Partial<Pick<Row, "isActive" | "dryRun">>,
  action: string,
): Promise<void> {
  const before = { isActive: row.isActive, dryRun: row.dryRun };
  const after = { ...before, ...set };
  if (before.isActive === after.isActive && before.dryRun === after.dryRun) return;
  await ctx.db
    .update(s)
    .set({ ...set, updatedAt: ctx.now })
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, row.serviceId)));
  await recordAudit(ctx, { action, subjectType: "service", subjectId: row.serviceId, before, after });
}

/** Two services that are switched on at once count each other. @throws AppError conflict beyond the guild's plan */
async function refuseBeyondPlan(ctx: GuildContext, serviceId: string): Promise<void> {
  const rows = await ctx.db
    .select()
    .from(s)
    .where(eq(s.guildId, ctx.guildId))
    .orderBy(asc(s.serviceId))
    .for("update");
  if (rows.some((row) => row.serviceId === serviceId && row.isActive)) return;
  const others = rows.filter(countsForPlan);
  const refusal = serverRefusal(await guildTier(ctx), others.length);
  if (refusal) throw conflict(refusal, { code: "plan" });
}

/**
 * Chooses whether a service is read. One that is switched off also goes back to dry-run.
 * @throws AppError not_found, conflict (`details.code` is `plan`) for one more than the guild's plan covers
 */
export async function setServiceActive(
  ctx: GuildContext,
  serviceId: string,
  isActive: boolean,
): Promise<void> {
  if (isActive) await refuseBeyondPlan(ctx, serviceId);
  const row = await lock(ctx, serviceId);
  const set = isActive ? { isActive } : { isActive, dryRun: true };
  await change(ctx, row, set, isActive ? "nitrado.service.on" : "nitrado.service.off");
}

/**
 * Ends dry-run, or begins it: live, orders and commands are written to the game server.
 * @throws AppError not_found, conflict while the service is off or nothing is connected
 */
export async function setServiceLive(ctx: GuildContext, serviceId: string, live: boolean): Promise<void> {
  const row = await lock(ctx, serviceId);
  if (live && !row.isActive) {
    throw conflict("Switch the server on first, so that its log is read. Nothing was changed.");
  }
  if (live && row.accessKind === null) {
    throw conflict("Connect the Nitrado account of this server first. Nothing was changed.");
  }
  await change(ctx, row, { dryRun: !live }, live ? "nitrado.service.live" : "nitrado.service.dry_run");
}
