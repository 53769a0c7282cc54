import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { behind, byMoment, byNumber, every, has, momentKey, pageOf, words } from "./keyset";

type Raw = Record<string, unknown> & { cursor: string };

export const deliveriesAsked = z.strictObject({ q: words, before: byMoment });

/** A delivery that nobody but a person can settle. */
export interface DeliveryLine {
  id: string;
  guildId: string;
  guild: string;
  slug: string;
  order: number | null;
  attempt: number;
  item: string | null;
  server: string | null;
  reason: string | null;
  /** It may still stand in the server's file: nothing can be settled before it is taken out. */
  inFile: boolean;
  /** Whether the file was ever written: if not, it can be delivered again. */
  staged: boolean;
  since: string;
}

const AT = sql`a.state_at`;
const ID = sql`a.id`;

/** Deliveries that need a look, over all guilds, the newest first. */
export async function listLooks(ctx: SystemContext, asked: z.output<typeof deliveriesAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select a.id, a.guild_id as "guildId", g.name as guild, g.slug, p.number as "order", a.attempt, p.item_name as item,
      n.name as server, a.reason, (a.intent_at is not null and a.unstaged_at is null) as "inFile",
      a.intent_at is not null as staged, a.state_at as since, ${momentKey(AT, ID)} as cursor
    from delivery_attempts a join guilds g on g.guild_id = a.guild_id
      left join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
      left join nitrado_services n on n.guild_id = a.guild_id and n.service_id = a.service_id
    where ${every(
      sql`a.state = 'needs_look'`,
      has(asked.q, sql`g.name, g.guild_id, p.item_name, n.name, a.reason, p.number::text`),
      behind(AT, ID, asked.before),
    )}
    order by a.state_at desc, a.id::text desc limit ${limit + 1}`);
  return pageOf<DeliveryLine>(rows, limit, ["since"]);
}

export const tokensAsked = z.strictObject({
  q: words,
  provider: z.enum(["discord", "patreon", "nitrado"]).optional(),
  state: z.enum(["open", "settled"]).optional(),
  before: byNumber,
});

/** A refresh of an access that failed. */
export interface TokenErrorLine {
  id: number;
  provider: string;
  guildId: string | null;
  guild: string | null;
  personId: string | null;
  person: string | null;
  serviceId: string | null;
  status: number | null;
  error: string;
  resolvedAt: string | null;
  at: string;
}

const behindNumber = (before: string | undefined) =>
  before === undefined ? undefined : sql`t.id < ${before}::bigint`;

/** Failed refreshes of tokens, the newest first. */
export async function listTokenErrors(
  ctx: SystemContext,
  asked: z.output<typeof tokensAsked>,
  limit: number,
) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select t.id::float8 as id, t.provider, t.guild_id as "guildId", g.name as guild, t.grizzly_user_id as "personId",
      u.display_name as person, t.service_id as "serviceId", t.status, t.error, t.resolved_at as "resolvedAt",
      t.created_at as at, t.id::text as cursor
    from token_refresh_errors t left join guilds g on g.guild_id = t.guild_id
      left join grizzly_users u on u.id = t.grizzly_user_id
    where ${every(
      asked.provider && sql`t.provider = ${asked.provider}`,
      asked.state && (asked.state === "open" ? sql`t.resolved_at is null` : sql`t.resolved_at is not null`),
      has(
        asked.q,
        sql`g.name, t.guild_id, u.display_name, u.discord_id, t.service_id, t.error, t.status::text`,
      ),
      behindNumber(asked.before),
    )}
    order by t.id desc limit ${limit + 1}`);
  return pageOf<TokenErrorLine>(rows, limit, ["resolvedAt", "at"]);
}

export const logsAsked = z.strictObject({
  q: words,
  level: z.enum(["warn", "error", "fatal"]).optional(),
  bot: z.enum(["grizzly-bot", "grizzly-os"]).optional(),
  before: byNumber,
});

/** A warning or error of a bot. */
export interface LogLine {
  id: number;
  level: "warn" | "error" | "fatal";
  bot: string;
  guildId: string | null;
  guild: string | null;
  message: string;
  details: Record<string, unknown> | null;
  requestId: string | null;
  at: string;
}

/** Warnings and errors of the bots, the newest first. */
export async function listLogs(ctx: SystemContext, asked: z.output<typeof logsAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select t.id::float8 as id, t.level, t.bot, t.guild_id as "guildId", g.name as guild, t.message, t.details,
      t.request_id as "requestId", t.created_at as at, t.id::text as cursor
    from bot_logs t left join guilds g on g.guild_id = t.guild_id
    where ${every(
      asked.level && sql`t.level = ${asked.level}`,
      asked.bot && sql`t.bot = ${asked.bot}`,
      has(asked.q, sql`t.message, t.guild_id, g.name, t.request_id, t.details::text`),
      behindNumber(asked.before),
    )}
    order by t.id desc limit ${limit + 1}`);
  return pageOf<LogLine>(rows, limit, ["at"]);
}
