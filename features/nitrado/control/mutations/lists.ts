import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListChanges, serverLists } from "@/db/schema/deliveries";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { newId } from "@/lib/ids";
import { requesterName } from "../data/commands";
import { entriesWithEnd, type ListChangeRow, toListChange } from "../data/lists";
import { lockTarget } from "../data/target";
import type { ListEvent } from "../events";
import { entriesOf, expiredEntries, type ListChange, type ListName } from "../lists";
import { requestedBy } from "../requester";
import { expiryOf, type ListChangeDto, type ListChangeInput, listChangeInput } from "../schema";

const h = serverListChanges;
const l = serverLists;

/** Who is named where somebody used Nitrado's own panel. */
const PANEL = { kind: "nitrado", name: "Nitrado's panel" };
const EXPIRY = { kind: "system", name: "Grizzly Bot" };
/** More than these at once are one event too many for Discord; the history has them all. */
const MOST_TOLD = 20;

async function tellChange(ctx: GuildContext, row: ListChangeRow): Promise<void> {
  const payload: ListEvent = {
    serviceId: row.serviceId,
    list: row.list as ListName,
    action: row.action as ListChange["action"],
    entry: row.entry,
    state: row.state as ListEvent["state"],
    reason: row.reason,
    by: requesterName(row.requestedBy),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
  await publish(ctx, {
    type: "servers.list",
    key: `${row.id}:${row.state}`,
    payload,
    orderKey: row.serviceId,
  });
}

async function playerOf(ctx: GuildContext, entry: string): Promise<number | null> {
  const result = await ctx.db.execute<{ player_id: string | number }>(sql`
    select player_id from player_profiles
    where guild_id = ${ctx.guildId} and (platform_id = ${entry} or ingame_name = ${entry})
    order by (platform_id = ${entry}) desc nulls last, last_seen_at desc nulls last limit 1`);
  const id = result.rows[0]?.player_id;
  return id === undefined ? null : Number(id);
}

/**
 * Asks for an entry to be put on a list or taken off. The bot does it; the same key asks once.
 * @param by the person's name as others know them
 * @throws AppError not_found, invalid, conflict
 */
export async function askListChange(
  ctx: GuildContext,
  given: ListChangeInput,
  by: string,
): Promise<ListChangeDto> {
  const { key, hours, ...input } = parseInput(listChangeInput, given);
  const { listRefusal } = await lockTarget(ctx, input.serviceId);
  const [known] = await ctx.db
    .select()
    .from(h)
    .where(and(eq(h.guildId, ctx.guildId), eq(h.idempotencyKey, key)));
  if (known) {
    if (known.serviceId !== input.serviceId || known.entry !== input.entry || known.action !== input.action)
      throw conflict("This form was used for another entry. Load the page again.");
    return toListChange(known);
  }
  if (listRefusal) throw conflict(listRefusal);
  const [row] = await ctx.db
    .insert(h)
    .values({
      guildId: ctx.guildId,
      ...input,
      reason: input.reason || null,
      playerId: await playerOf(ctx, input.entry),
      requestedBy: requestedBy(ctx.actor, by),
      stateAt: ctx.now,
      expiresAt: input.action === "add" ? expiryOf(hours, ctx.now) : null,
      idempotencyKey: key,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!row) throw notFound();
  await recordAudit(ctx, {
    action: "nitrado.list.ask",
    subjectType: "service",
    subjectId: row.serviceId,
    after: {
      changeId: row.id,
      list: row.list,
      action: row.action,
      entry: row.entry,
      expiresAt: row.expiresAt,
    },
    ...(row.reason && { reason: row.reason }),
  });
  return toListChange(row);
}

/** Asks for what has an end to be taken off when the end is over. @returns how many were asked for */
export async function expireEntries(ctx: GuildContext, serviceId: string): Promise<number> {
  const over = expiredEntries(await entriesWithEnd(ctx, serviceId), ctx.now);
  if (over.length === 0) return 0;
  const asked = await ctx.db
    .insert(h)
    .values(
      over.map(({ id, list, entry }) => ({
        guildId: ctx.guildId,
        serviceId,
        list,
        action: "remove",
        entry,
        reason: "Its time is over.",
        requestedBy: EXPIRY,
        stateAt: ctx.now,
        idempotencyKey: `expiry:${id}`,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: h.id });
  return asked.length;
}

export interface SettledChange {
  id: number;
  to: "applied" | "failed";
  outcome: string;
  entriesAfter: number | null;
}

/** Ends waiting changes, each with its audit line and its event. One that has ended already stays as it is. */
export async function settleChanges(ctx: GuildContext, settled: readonly SettledChange[]): Promise<void> {
  for (const { id, to, outcome, entriesAfter } of settled) {
    const [row] = await ctx.db
      .update(h)
      .set({ state: to, stateAt: ctx.now, outcome, entriesAfter, updatedAt: ctx.now })
      .where(and(eq(h.guildId, ctx.guildId), eq(h.id, id), eq(h.state, "pending")))
      .returning();
    if (!row) continue;
    await recordAudit(ctx, {
      action: `nitrado.list.${to}`,
      subjectType: "service",
      subjectId: row.serviceId,
      after: { changeId: id, list: row.list, action: row.action, entry: row.entry, outcome, entriesAfter },
    });
    await tellChange(ctx, row);
  }
}

async function recordSeen(
  ctx: GuildContext,
  serviceId: string,
  list: ListName,
  seen: readonly ListChange[],
): Promise<void> {
  if (seen.length === 0) return;
  const rows = await ctx.db
    .insert(h)
    .values(
      seen.map(({ action, entry }) => ({
        guildId: ctx.guildId,
        serviceId,
        list,
        action,
        entry,
        requestedBy: PANEL,
        state: "seen",
        stateAt: ctx.now,
        idempotencyKey: `seen:${newId()}`,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })),
    )
    .returning();
  for (const row of rows.slice(0, MOST_TOLD)) await tellChange(ctx, row);
}

/** Keeps a list as it was just read, with what others did to it since the last look. */
export async function recordLook(
  ctx: GuildContext,
  look: { serviceId: string; list: ListName; content: string; seen: readonly ListChange[]; changed: boolean },
): Promise<void> {
  const { serviceId, list, content, seen, changed } = look;
  await recordSeen(ctx, serviceId, list, seen);
  const row = {
    content,
    entries: entriesOf(content).length,
    readAt: ctx.now,
    triedAt: ctx.now,
    lastError: null,
    ...(changed && { changedAt: ctx.now }),
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(l)
    .values({ guildId: ctx.guildId, serviceId, list, ...row })
    .onConflictDoUpdate({ target: [l.guildId, l.serviceId, l.list], set: row });
}

/** Notes that the lists could not be read; what was read before stays, with its age. */
export async function recordFailedLook(
  ctx: GuildContext,
  serviceId: string,
  lists: readonly ListName[],
  lastError: string,
): Promise<void> {
  const row = { triedAt: ctx.now, lastError, updatedAt: ctx.now };
  await ctx.db
    .insert(l)
    .values(lists.map((list) => ({ guildId: ctx.guildId, serviceId, list, ...row })))
    .onConflictDoUpdate({ target: [l.guildId, l.serviceId, l.list], set: row });
}
