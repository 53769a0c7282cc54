import { and, desc, eq, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { auditLog, grizzlyUsers, guildChannels, guildRoles } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";
import { isSnowflake, isUuid } from "@/lib/ids";
import { actorName, PRIVATE_SUBJECT, snowflakesIn } from "./rules";
import {
  ABOUT,
  type About,
  type ActorDto,
  type AuditEntry,
  type AuditLine,
  type AuditQuery,
  type Names,
} from "./schema";

const a = auditLog;

// What stands in the text, and not in a parameter, is what the planner finds an index by. The words are our own.
const begins = (start: string) => sql.raw(`starts_with("audit_log"."action" collate "C", '${start}')`);
/** Left out of the index of rare things: those who ask for something else do not want them. */
const RARE = sql.raw(
  `"audit_log"."action" not in ('shop.order.pay','shop.order.advance','deliveries.attempt.step')`,
);
const COMMON: ReadonlySet<About> = new Set(["orders", "deliveries"]);

const aboutIs = (about: AuditQuery["about"]): SQL | undefined =>
  about && and(or(...ABOUT[about].map(begins)), COMMON.has(about) ? undefined : RARE);

/** The log that this context may see, newest first. In a guild's context that is the guild's own. */
export async function listAudit(
  ctx: GuildContext | UserContext | SystemContext,
  query: AuditQuery = {},
): Promise<AuditEntry[]> {
  const { beforeId, subjectType, subjectId, about, actor, from, to } = query;
  const where: (SQL | undefined)[] = [
    "guildId" in ctx ? and(eq(a.guildId, ctx.guildId), ne(a.subjectType, PRIVATE_SUBJECT)) : undefined,
    beforeId === undefined ? undefined : lt(a.id, beforeId),
    subjectType === undefined ? undefined : eq(a.subjectType, subjectType),
    subjectId === undefined ? undefined : eq(a.subjectId, subjectId),
    actor === undefined ? undefined : or(eq(a.actorId, actor), eq(a.actorLabel, actor)),
    from && gte(a.createdAt, from),
    to && lt(a.createdAt, to),
    aboutIs(about),
  ];
  const rows = await ctx.db
    .select()
    .from(a)
    .where(and(...where))
    .orderBy(desc(a.id))
    .limit(Math.min(Math.max(query.limit ?? 50, 1), 200));
  return rows.map(({ createdAt, ipCoarse: _place, ...row }) => ({ ...row, at: createdAt.toISOString() }));
}

/** One line of the guild's log; null where it has none with this id. */
export async function auditEntry(ctx: GuildContext, id: number): Promise<AuditEntry | null> {
  const [entry] = await listAudit(ctx, { beforeId: id + 1, limit: 1 });
  return entry?.id === id ? entry : null;
}

/** Which of these lines somebody has undone. */
export async function undoneIds(ctx: GuildContext, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: a.subjectId })
    .from(a)
    .where(
      and(
        eq(a.guildId, ctx.guildId),
        eq(a.subjectType, "audit_entry"),
        inArray(a.subjectId, ids.map(String)),
      ),
    );
  return new Set(rows.map((row) => Number(row.id)));
}

/** Names of people by our own ids, as far as they belong to the guild. */
async function peopleNames(ctx: GuildContext, ids: readonly string[]): Promise<Names> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return {};
  const rows = await ctx.db
    .select({ id: grizzlyUsers.id, name: grizzlyUsers.displayName })
    .from(grizzlyUsers)
    .where(inArray(grizzlyUsers.id, known));
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** Names of roles, channels and members by Discord id. */
async function discordNames(ctx: GuildContext, ids: readonly string[]): Promise<Names> {
  const known = [...new Set(ids.filter(isSnowflake))];
  if (known.length === 0) return {};
  const { guildId } = ctx;
  const [roles, channels, members] = await Promise.all([
    ctx.db
      .select({ id: guildRoles.roleId, name: guildRoles.name })
      .from(guildRoles)
      .where(and(eq(guildRoles.guildId, guildId), inArray(guildRoles.roleId, known))),
    ctx.db
      .select({ id: guildChannels.channelId, name: sql<string>`'#' || ${guildChannels.name}` })
      .from(guildChannels)
      .where(and(eq(guildChannels.guildId, guildId), inArray(guildChannels.channelId, known))),
    ctx.db
      .select({ id: guildMembers.discordId, name: guildMembers.displayName })
      .from(guildMembers)
      .where(and(eq(guildMembers.guildId, guildId), inArray(guildMembers.discordId, known))),
  ]);
  const named = [...roles, ...channels, ...members].filter((row) => row.name !== null);
  return Object.fromEntries(named.map((row) => [row.id, row.name ?? row.id]));
}

/** A page of the guild's log with the names of whom and what it speaks of. `next` is null at the end. */
export async function auditPage(
  ctx: GuildContext,
  query: AuditQuery & { limit: number },
): Promise<{ lines: AuditLine[]; names: Names; next: number | null }> {
  const found = await listAudit(ctx, { ...query, limit: query.limit + 1 });
  const entries = found.slice(0, query.limit);
  const actorIds = entries.flatMap((entry) => entry.actorId ?? []);
  const [people, names, undone] = await Promise.all([
    peopleNames(ctx, actorIds),
    discordNames(ctx, [...actorIds, ...entries.flatMap(snowflakesIn)]),
    undoneIds(
      ctx,
      entries.map((entry) => entry.id),
    ),
  ]);
  const all = { ...names, ...people };
  const lines = entries.map((entry) => ({
    ...entry,
    actorName: actorName(entry, all),
    undone: undone.has(entry.id),
  }));
  return { lines, names: all, next: found.length > query.limit ? (entries.at(-1)?.id ?? null) : null };
}

/** How far back the list of people looks, in lines. */
const RECENT = 2_000;

/** Who has done something lately, by name. */
export async function recentActors(ctx: GuildContext): Promise<ActorDto[]> {
  const { rows } = await ctx.db.execute<{
    actor_kind: string;
    actor_id: string | null;
    actor_label: string | null;
  }>(sql`
    select distinct actor_kind, actor_id, actor_label from (
      select actor_kind, actor_id, actor_label from audit_log where guild_id = ${ctx.guildId} order by id desc limit ${RECENT}) l`);
  const ids = rows.flatMap((row) => row.actor_id ?? []);
  const names = { ...(await discordNames(ctx, ids)), ...(await peopleNames(ctx, ids)) };
  const actors = rows.flatMap(({ actor_kind: actorKind, actor_id: actorId, actor_label: actorLabel }) => {
    const id = actorLabel ?? actorId;
    return id === null ? [] : [[id, actorName({ actorKind, actorId, actorLabel }, names)] as const];
  });
  return [...new Map(actors)]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
