import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListChanges, serverLists } from "@/db/schema/deliveries";
import { entriesOf, type ListName } from "../lists";
import type { ListChangeDto, ListChangeState, ListEntryDto } from "../schema";
import { requesterName } from "./commands";

const h = serverListChanges;
const l = serverLists;
export type ListChangeRow = typeof h.$inferSelect;

export function toListChange(row: ListChangeRow): ListChangeDto {
  return {
    id: row.id,
    list: row.list as ListName,
    action: row.action as "add" | "remove",
    entry: row.entry,
    by: requesterName(row.requestedBy),
    reason: row.reason,
    state: row.state as ListChangeState,
    stateAt: row.stateAt.toISOString(),
    outcome: row.outcome,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    entriesAfter: row.entriesAfter,
  };
}

/** Changes that wait to be made, in the order in which they were asked for. */
export async function pendingChanges(ctx: GuildContext, serviceId: string): Promise<ListChangeRow[]> {
  return ctx.db
    .select()
    .from(h)
    .where(and(eq(h.guildId, ctx.guildId), eq(h.serviceId, serviceId), eq(h.state, "pending")))
    .orderBy(asc(h.id));
}

export interface KnownList {
  list: ListName;
  /** Null before the first look. */
  content: string | null;
  readAt: Date | null;
  changedAt: Date | null;
  triedAt: Date | null;
  lastError: string | null;
}

/** The lists of a server as they were last read; one that was never tried is missing. */
export async function knownLists(ctx: GuildContext, serviceId: string): Promise<KnownList[]> {
  const rows = await ctx.db
    .select()
    .from(l)
    .where(and(eq(l.guildId, ctx.guildId), eq(l.serviceId, serviceId)));
  return rows.map((row) => ({ ...row, list: row.list as ListName }));
}

interface NewestRow extends Record<string, unknown> {
  id: string | number;
  list: ListName;
  action: "add" | "remove";
  entry: string;
  expires_at: Date | string | null;
}

/** The newest word about each entry that has, or had, an end which is over now. */
export async function entriesWithEnd(ctx: GuildContext, serviceId: string) {
  const now = ctx.now.toISOString();
  const result = await ctx.db.execute<NewestRow>(sql`
    select distinct on (h.list, h.entry) h.id, h.list, h.action, h.entry, h.expires_at
    from server_list_changes h
    where h.guild_id = ${ctx.guildId} and h.service_id = ${serviceId} and h.state in ('applied', 'seen')
      and (h.list, h.entry) in (
        select e.list, e.entry from server_list_changes e
        where e.guild_id = ${ctx.guildId} and e.service_id = ${serviceId} and e.state = 'applied'
          and e.expires_at is not null and e.expires_at <= ${now}::timestamptz)
    order by h.list, h.entry, h.id desc`);
  return result.rows.map((row) => ({
    id: Number(row.id),
    list: row.list,
    action: row.action,
    entry: row.entry,
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
  }));
}

export interface ListView {
  list: ListName;
  entries: ListEntryDto[];
  /** Entries in all, whatever was searched for. */
  total: number;
  /** Entries that fit the search; more than are shown where the list is long. */
  found: number;
  readAt: string | null;
  changedAt: string | null;
  lastError: string | null;
  waiting: ListChangeDto[];
  history: ListChangeDto[];
  /** Older history begins before this id; null where it ends. */
  older: number | null;
}

const HISTORY = 30;

async function namesOf(ctx: GuildContext, entries: readonly string[]): Promise<Map<string, string>> {
  if (entries.length === 0) return new Map();
  const result = await ctx.db.execute<{ entry: string; name: string }>(sql`
    select e.entry, p.ingame_name as name from unnest(${sql.param([...entries])}::text[]) as e (entry)
    join player_profiles p on p.guild_id = ${ctx.guildId} and p.platform_id = e.entry`);
  return new Map(result.rows.map((row) => [row.entry, row.name]));
}

async function newestWords(ctx: GuildContext, serviceId: string, list: ListName, entries: readonly string[]) {
  if (entries.length === 0) return new Map<string, ListChangeDto>();
  const rows = await ctx.db
    .selectDistinctOn([h.entry])
    .from(h)
    .where(
      and(
        eq(h.guildId, ctx.guildId),
        eq(h.serviceId, serviceId),
        eq(h.list, list),
        inArray(h.state, ["applied", "seen"]),
        inArray(h.entry, [...entries]),
      ),
    )
    .orderBy(h.entry, desc(h.id));
  return new Map(rows.map((row) => [row.entry, toListChange(row)]));
}

/** Changes of a list, newest first. @param before only those with a smaller id @returns the key of what is older */
export async function listHistory(
  ctx: GuildContext,
  serviceId: string,
  list: ListName,
  before: number | null,
  limit: number,
): Promise<{ changes: ListChangeDto[]; next: number | null }> {
  const rows = await ctx.db
    .select()
    .from(h)
    .where(
      and(
        eq(h.guildId, ctx.guildId),
        eq(h.serviceId, serviceId),
        eq(h.list, list),
        before === null ? undefined : lt(h.id, before),
      ),
    )
    .orderBy(desc(h.id))
    .limit(limit + 1);
  const changes = rows.slice(0, limit).map(toListChange);
  return { changes, next: rows.length > limit ? (changes.at(-1)?.id ?? null) : null };
}

/** Shown at once; the rest is found by searching. */
const SHOWN = 200;

/** One list with what is known of its entries, what waits, and its history, newest first. */
export async function listView(
  ctx: GuildContext,
  serviceId: string,
  list: ListName,
  { search, before, most = SHOWN }: { search: string; before: number | null; most?: number },
): Promise<ListView> {
  const known = (await knownLists(ctx, serviceId)).find((one) => one.list === list);
  const all = entriesOf(known?.content ?? "");
  const times = new Map<string, number>();
  for (const entry of all) times.set(entry, (times.get(entry) ?? 0) + 1);
  const unique = [...times.keys()];
  const names = await namesOf(ctx, unique);
  const wanted = search.trim().toLowerCase();
  const found = unique.filter((entry) =>
    [entry, names.get(entry) ?? ""].some((text) => text.toLowerCase().includes(wanted)),
  );
  const shown = found.slice(0, most);
  const words = await newestWords(ctx, serviceId, list, shown);
  const history = await listHistory(ctx, serviceId, list, before, HISTORY);
  const waiting = (await pendingChanges(ctx, serviceId)).filter((row) => row.list === list);
  return {
    list,
    entries: shown.map((entry) => ({
      entry,
      times: times.get(entry) ?? 1,
      since: words.get(entry) ?? null,
      playerName: names.get(entry) ?? null,
    })),
    total: unique.length,
    readAt: known?.readAt?.toISOString() ?? null,
    changedAt: known?.changedAt?.toISOString() ?? null,
    lastError: known?.lastError ?? null,
    waiting: waiting.map(toListChange),
    history: history.changes,
    older: history.next,
    found: found.length,
  };
}
