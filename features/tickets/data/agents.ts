import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { type Agent, LOAD_MAX } from "../assign-rules";

/** More people than this are not offered. */
const MOST = 60;

/**
 * Who may answer tickets in this guild, as the last sync of its members saw it: by Discord's own rights, a right of
 * their own, or one that a role of theirs has.
 */
export async function agents(ctx: GuildContext): Promise<Agent[]> {
  const { guildId, now } = ctx;
  const { rows } = await ctx.db.execute<{
    id: string;
    name: string | null;
    due: number;
    seen: string | null;
  }>(sql`
    with granted as (
      select subject_kind, subject_id from guild_section_grants
      where guild_id = ${guildId} and section in ('*', 'tickets') and level <> 'viewer'
    ), who as (
      select m.discord_id, m.display_name from guild_members m
      where m.guild_id = ${guildId} and m.left_at is null and (
        m.is_admin
        or m.discord_id = (select g.owner_discord_id from guilds g where g.guild_id = ${guildId})
        or m.discord_id in (select subject_id from granted where subject_kind = 'user')
        or m.role_ids && array(select subject_id::text from granted where subject_kind = 'role'))
      limit ${MOST}
    )
    select who.discord_id as id, who.display_name as name,
      (select count(*) from (
        select 1 from tickets t where t.guild_id = ${guildId} and (case when t.assigned_to is null then '' else t.assigned_to end) = who.discord_id
          and t.status not in ('closed', 'resolved')
          and (case when t.due_at is null then 'infinity'::timestamptz else t.due_at end) < ${now}::timestamptz + interval '1 day'
        limit ${LOAD_MAX}) l)::int as due,
      to_char((select max(r.read_at) from ticket_reads r
        where r.guild_id = ${guildId} and r.discord_id = who.discord_id) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as seen
    from who order by lower(coalesce(who.display_name, who.discord_id))`);
  return rows.map((row) => ({
    discordId: row.id,
    name: row.name ?? row.id,
    dueSoon: row.due,
    seenAt: row.seen,
  }));
}

/** Whether the acting person reads reports about staff, as the database holds to. */
export async function readsPrivate(ctx: GuildContext): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ reads: boolean | null }>(
    sql`select grizzly_core.reads_private_tickets() as reads`,
  );
  return rows[0]?.reads ?? false;
}

/** A staff member by Discord id, mention or name; null where none or more than one is called so. */
export async function agentNamed(ctx: GuildContext, text: string): Promise<Agent | null> {
  const all = await agents(ctx);
  const [, id = text] = /^<@!?(\d{17,20})>$/.exec(text) ?? [];
  const name = text.replace(/^@/, "").toLowerCase();
  const found = all.filter((agent) => agent.discordId === id || agent.name.toLowerCase() === name);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether somebody else than the person concerned reads a report about them. */
export async function othersRead(ctx: GuildContext, concerns: string): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ others: boolean }>(sql`
    select exists (select 1 from guilds g where g.guild_id = ${ctx.guildId} and g.owner_discord_id <> ${concerns})
      or exists (select 1 from guild_section_grants r where r.guild_id = ${ctx.guildId} and r.level = 'owner'
        and r.section in ('*', 'tickets') and r.subject_kind = 'user' and r.subject_id <> ${concerns})
      or exists (select 1 from mod_configs c, jsonb_array_elements_text(coalesce(c.role_config -> 'desk' -> 'privateHandlers', '[]')) h
        where c.guild_id = ${ctx.guildId} and h <> ${concerns}) as others`);
  return rows[0]?.others ?? false;
}
