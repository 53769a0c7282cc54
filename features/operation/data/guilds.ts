import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { notFound } from "@/lib/errors";
import { behind, byMoment, every, has, momentKey, pageOf, words } from "./keyset";

export const guildsAsked = z.strictObject({
  q: words,
  state: z.enum(["active", "sleep", "error", "gone"]).optional(),
  before: byMoment,
});

/** A guild as staff see one in a list. */
export interface GuildLine {
  guildId: string;
  name: string;
  slug: string;
  state: string | null;
  botPresent: boolean;
  members: number | null;
  tier: string | null;
  servers: number;
  lastSyncAt: string | null;
  lastError: string | null;
  createdAt: string;
}

const AT = sql`g.created_at`;
const ID = sql`g.guild_id`;
const GUILD = sql`g.guild_id as "guildId", g.name, g.slug, s.state, coalesce(s.bot_present, false) as "botPresent",
  s.member_count as members, p.tier, s.last_sync_at as "lastSyncAt", s.last_error as "lastError",
  g.created_at as "createdAt", ${momentKey(AT, ID)} as cursor,
  (select count(*)::int from nitrado_services n where n.guild_id = g.guild_id and n.is_active) as servers`;
const FROM = sql`guilds g left join guild_sync s on s.guild_id = g.guild_id
  left join guild_subscriptions p on p.guild_id = g.guild_id and p.state <> 'ended'`;

/** Guilds, the newest first. */
export async function listGuilds(ctx: SystemContext, asked: z.output<typeof guildsAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
    select ${GUILD} from ${FROM}
    where ${every(
      asked.state === "gone"
        ? sql`not coalesce(s.bot_present, false)`
        : asked.state && sql`s.state = ${asked.state}`,
      has(asked.q, sql`g.name, g.slug, g.guild_id, g.owner_discord_id, s.last_error`),
      behind(AT, ID, asked.before),
    )}
    order by g.created_at desc, g.guild_id desc limit ${limit + 1}`);
  return pageOf<GuildLine>(rows, limit, ["lastSyncAt", "createdAt"]);
}

/** One of a guild's game servers. */
export interface GuildServer {
  serviceId: string;
  name: string;
  map: string | null;
  isActive: boolean;
  dryRun: boolean;
  state: string | null;
  logUntil: string | null;
  lastError: string | null;
}

/** A bot's last word about a guild, or about one of its servers. */
export interface GuildBeat {
  bot: string;
  serviceId: string | null;
  state: string | null;
  lastError: string | null;
  heardAt: string | null;
}

export interface GuildDetail extends GuildLine {
  owner: string | null;
  ownerId: string | null;
  supporter: string | null;
  supporterId: string | null;
  dead: number;
  open: number;
  needLook: number;
  tokenErrors: number;
  services: GuildServer[];
  beats: GuildBeat[];
}

/** Everything at a glance that an operator asks about one guild. @throws AppError not_found */
export async function guildDetail(ctx: SystemContext, guildId: string): Promise<GuildDetail> {
  const [guild, services, beats] = await Promise.all([
    ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
      select ${GUILD}, o.display_name as owner, o.id as "ownerId", x.display_name as supporter, x.id as "supporterId",
        (select count(*)::int from interbot_event_deliveries d where d.guild_id = g.guild_id and d.state = 'dead') as dead,
        (select count(*)::int from interbot_event_deliveries d where d.guild_id = g.guild_id and d.state in ('pending','running')) as open,
        (select count(*)::int from delivery_attempts a where a.guild_id = g.guild_id and a.state = 'needs_look') as "needLook",
        (select count(*)::int from token_refresh_errors e where e.guild_id = g.guild_id and e.resolved_at is null) as "tokenErrors"
      from ${FROM} left join grizzly_users o on o.discord_id = g.owner_discord_id
        left join grizzly_users x on x.id = p.supporter_user_id
      where g.guild_id = ${guildId}`),
    ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
      select n.service_id as "serviceId", n.name, n.map, n.is_active as "isActive", n.dry_run as "dryRun",
        t.state, t.log_complete_until as "logUntil", n.last_error as "lastError", '' as cursor
      from nitrado_services n left join server_status t on t.guild_id = n.guild_id and t.service_id = n.service_id
      where n.guild_id = ${guildId} order by n.name limit 50`),
    ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
      select bot, service_id as "serviceId", state, last_error as "lastError", last_heartbeat_at as "heardAt", '' as cursor
      from guild_monitoring_status where guild_id = ${guildId} order by service_id nulls first, bot limit 100`),
  ]);
  const [found] = pageOf<Omit<GuildDetail, "services" | "beats">>(guild.rows, 1, [
    "lastSyncAt",
    "createdAt",
  ]).rows;
  if (!found) throw notFound("There is no such guild.");
  return {
    ...found,
    services: pageOf<GuildServer>(services.rows, 50, ["logUntil"]).rows,
    beats: pageOf<GuildBeat>(beats.rows, 100, ["heardAt"]).rows,
  };
}
