import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { planLimits } from "@/features/supporters/plan-limits";
import { TIERS } from "@/features/supporters/schema";
import { textLimit } from "../rules";

const withLimit = (limit: "listing" | "featured") =>
  sql.param(TIERS.filter((tier) => planLimits(tier)[limit]));

const TEXTS = Object.fromEntries(TIERS.map((tier) => [tier, textLimit(tier)]));

/**
 * Guilds whose listings do not stand as the plans say now: plans also end by the clock, which nobody tells. At most
 * 200; one statement over all listings.
 */
export async function guildsOffPlan(ctx: SystemContext): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ guild_id: string }>(sql`
    with plans as (
      select g.guild_id, bool_or(s.tier = any(${withLimit("listing")}::text[])) as listed,
        bool_or(s.tier = any(${withLimit("featured")}::text[])) as featured,
        max((${sql.param(JSON.stringify(TEXTS))}::jsonb ->> s.tier)::int) as text_limit
      from guild_subscriptions g join subscriptions s on s.grizzly_user_id = g.supporter_user_id
      where s.state in ('active', 'grace') and s.starts_at <= now() and (s.ends_at is null or s.ends_at > now())
        and (s.state = 'active' or s.grace_until > now())
      group by 1)
    select distinct l.guild_id from server_listings l left join plans p on p.guild_id = l.guild_id
    where (l.state = 'live' and (not coalesce(p.listed, false)
        or (l.featured_until is null and l.featured <> coalesce(p.featured, false))
        or l.text_limit is distinct from p.text_limit))
      or (l.resting_since is not null and coalesce(p.listed, false))
    order by 1 limit 200`);
  return rows.map((row) => row.guild_id);
}
