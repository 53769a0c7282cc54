import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { pageOf } from "./keyset";
import type { PlanLine } from "./people";

type Raw = Record<string, unknown> & { cursor: string };

/** A device on which a person is or was signed in. */
export interface PersonDevice {
  id: string;
  browser: string | null;
  os: string | null;
  place: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  revokedAt: string | null;
  revokedReason: string | null;
}

/** A guild that Discord says a person may act in. */
export interface PersonGuild {
  guildId: string;
  name: string;
  known: boolean;
  owner: boolean;
}

export interface PersonDetail {
  id: string;
  name: string;
  discordId: string;
  patreonUserId: string | null;
  locale: string | null;
  timeZone: string | null;
  bannedAt: string | null;
  banReason: string | null;
  createdAt: string;
  staff: "operator" | "support" | null;
  devices: PersonDevice[];
  plans: PlanLine[];
  guilds: PersonGuild[];
}

/** A person with devices, plans and guilds, as staff need them to help. @throws AppError not_found */
export async function personDetail(ctx: SystemContext, id: string): Promise<PersonDetail> {
  if (!isUuid(id)) throw notFound("There is no such person.");
  const [people, devices, plans, guilds] = await Promise.all([
    ctx.db.execute<Raw>(sql`
      select u.id, u.display_name as name, u.discord_id as "discordId", u.patreon_user_id as "patreonUserId", u.locale,
        u.time_zone as "timeZone", u.banned_at as "bannedAt", u.ban_reason as "banReason", u.created_at as "createdAt",
        s.role as staff, '' as cursor
      from grizzly_users u left join platform_staff s on s.grizzly_user_id = u.id where u.id = ${id}`),
    ctx.db.execute<Raw>(sql`
      select id, browser, os, coalesce(place, ip_coarse) as place, first_seen_at as "firstSeenAt",
        last_seen_at as "lastSeenAt", revoked_at as "revokedAt", revoked_reason as "revokedReason", '' as cursor
      from user_sessions where grizzly_user_id = ${id} order by revoked_at is not null, last_seen_at desc limit 50`),
    ctx.db.execute<Raw>(sql`
      select p.id, p.grizzly_user_id as "personId", null as person, p.source, p.tier, p.state, p.gifted, p.trial,
        p.starts_at as "startsAt", p.ends_at as "endsAt", p.grace_until as "graceUntil", b.display_name as "grantedBy",
        p.reason, '' as cursor,
        (select string_agg(g.name, ', ' order by g.name) from guild_subscriptions s join guilds g on g.guild_id = s.guild_id
          where s.supporter_user_id = p.grizzly_user_id and s.tier = p.tier and s.state <> 'ended' and p.state <> 'ended') as guilds
      from subscriptions p left join grizzly_users b on b.id = p.granted_by
      where p.grizzly_user_id = ${id} order by p.state = 'ended', p.created_at desc limit 20`),
    ctx.db.execute<Raw>(sql`
      select r.guild_id as "guildId", r.guild_name as name, g.guild_id is not null as known, r.owner, '' as cursor
      from guild_rights r left join guilds g on g.guild_id = r.guild_id
      where r.grizzly_user_id = ${id} order by g.guild_id is null, r.guild_name limit 100`),
  ]);
  const [person] = pageOf<Omit<PersonDetail, "devices" | "plans" | "guilds">>(people.rows, 1, [
    "bannedAt",
    "createdAt",
  ]).rows;
  if (!person) throw notFound("There is no such person.");
  return {
    ...person,
    devices: pageOf<PersonDevice>(devices.rows, 50, ["firstSeenAt", "lastSeenAt", "revokedAt"]).rows,
    plans: pageOf<PlanLine>(plans.rows, 20, ["startsAt", "endsAt", "graceUntil"]).rows,
    guilds: pageOf<PersonGuild>(guilds.rows, 100, []).rows,
  };
}

/** The person behind a Discord id or an id of ours. @throws AppError not_found */
export async function findPerson(ctx: SystemContext, id: string): Promise<string> {
  const { rows } = await ctx.db.execute<{ id: string }>(
    sql`select id from grizzly_users where discord_id = ${id} or id::text = ${id.toLowerCase()} limit 1`,
  );
  const found = rows[0]?.id;
  if (!found) throw notFound("Nobody with this id has signed in here yet.");
  return found;
}
