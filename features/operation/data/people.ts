import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { behind, byMoment, every, has, momentKey, pageOf, words } from "./keyset";

export const usersAsked = z.strictObject({
  q: words,
  who: z.enum(["banned", "staff", "supporters"]).optional(),
  before: byMoment,
});

/** A person as staff see one in a list. */
export interface UserLine {
  id: string;
  name: string;
  discordId: string;
  tier: string | null;
  staff: string | null;
  bannedAt: string | null;
  lastSeenAt: string | null;
  createdAt: string;
}

const AT = sql`u.created_at`;
const ID = sql`u.id`;
const WHO = {
  banned: sql`u.banned_at is not null`,
  staff: sql`s.role is not null`,
  supporters: sql`exists (select 1 from subscriptions p where p.grizzly_user_id = u.id and p.state <> 'ended')`,
};

/** People, the newest first. */
export async function listUsers(ctx: SystemContext, asked: z.output<typeof usersAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
    select u.id, u.display_name as name, u.discord_id as "discordId", s.role as staff, u.banned_at as "bannedAt",
      u.created_at as "createdAt", ${momentKey(AT, ID)} as cursor,
      (select p.tier from subscriptions p where p.grizzly_user_id = u.id and p.state <> 'ended'
        order by array_position(array['partner','gold','silver','bronze'], p.tier) limit 1) as tier,
      (select max(d.last_seen_at) from user_sessions d where d.grizzly_user_id = u.id) as "lastSeenAt"
    from grizzly_users u left join platform_staff s on s.grizzly_user_id = u.id
    where ${every(
      asked.who && WHO[asked.who],
      has(asked.q, sql`u.display_name, u.discord_id, u.id::text, u.patreon_user_id`),
      behind(AT, ID, asked.before),
    )}
    order by u.created_at desc, u.id::text desc limit ${limit + 1}`);
  return pageOf<UserLine>(rows, limit, ["bannedAt", "lastSeenAt", "createdAt"]);
}

export const plansAsked = z.strictObject({
  q: words,
  source: z.enum(["patreon", "grant"]).optional(),
  state: z.enum(["active", "grace", "ended"]).optional(),
  before: byMoment,
});

/** A plan that a person holds or held. */
export interface PlanLine {
  id: string;
  personId: string | null;
  person: string | null;
  source: string;
  tier: string;
  state: string;
  gifted: boolean;
  trial: boolean;
  guilds: string | null;
  startsAt: string;
  endsAt: string | null;
  graceUntil: string | null;
  grantedBy: string | null;
  reason: string | null;
}

const PLAN_AT = sql`p.created_at`;
const PLAN_ID = sql`p.id`;

/** Plans, paid and granted, the newest first. */
export async function listPlans(ctx: SystemContext, asked: z.output<typeof plansAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Record<string, unknown> & { cursor: string }>(sql`
    select p.id, p.grizzly_user_id as "personId", u.display_name as person, p.source, p.tier, p.state, p.gifted, p.trial,
      p.starts_at as "startsAt", p.ends_at as "endsAt", p.grace_until as "graceUntil", b.display_name as "grantedBy",
      p.reason, ${momentKey(PLAN_AT, PLAN_ID)} as cursor,
      (select string_agg(g.name, ', ' order by g.name) from guild_subscriptions s join guilds g on g.guild_id = s.guild_id
        where s.supporter_user_id = p.grizzly_user_id and s.tier = p.tier and s.state <> 'ended' and p.state <> 'ended') as guilds
    from subscriptions p left join grizzly_users u on u.id = p.grizzly_user_id
      left join grizzly_users b on b.id = p.granted_by
    where ${every(
      asked.source && sql`p.source = ${asked.source}`,
      asked.state && sql`p.state = ${asked.state}`,
      has(asked.q, sql`u.display_name, u.discord_id, p.tier, p.reason`),
      behind(PLAN_AT, PLAN_ID, asked.before),
    )}
    order by p.created_at desc, p.id::text desc limit ${limit + 1}`);
  return pageOf<PlanLine>(rows, limit, ["startsAt", "endsAt", "graceUntil"]);
}
