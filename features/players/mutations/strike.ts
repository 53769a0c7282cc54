import { z } from "zod";
import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { conflict, notFound } from "@/lib/errors";
import { recountStreaks } from "./ingest/streaks";
import { recountsTotals } from "./totals-lock";

export const strikeInput = z.strictObject({
  killId: z.coerce.number().int().positive(),
  reason: z
    .string()
    .trim()
    .min(3, "Say in a few words why.")
    .max(200, "At most 200 characters.")
    .regex(/^\P{Cc}*$/u, "Use one line of plain text."),
});

interface KillRow {
  killer_player_id: bigint | null;
  service_id: string;
  weapon: string | null;
  day: string;
  hour: Date;
  distance: number;
  headshot: number;
  /** Kills by players that the log itself says: those alone are in totals. */
  counts: boolean;
}

const FOUND = `
select killer_player_id, service_id, weapon, to_char("timestamp" at time zone 'UTC', 'YYYY-MM-DD') as day,
  date_trunc('hour', "timestamp", 'UTC') as hour, coalesce(distance, 0) as distance, headshot::int as headshot, kind = 'pvp' and not inferred as counts
from kill_logs where guild_id = $1 and kill_id = $2`;

/** The kill, while nobody adds to the guild's totals. */
async function locked(ctx: GuildContext, killId: number): Promise<KillRow> {
  await recountsTotals(ctx);
  const [kill] = await prepared<KillRow>(ctx.db, FOUND, [ctx.guildId, killId]);
  if (!kill) throw notFound("This guild has no such kill.");
  return kill;
}

const MAX = `coalesce((select max(k.distance) from kill_logs k where k.guild_id = $1 and k.kind = 'pvp' and not k.inferred and k.struck_at is null`;
const ON_DAY = (day: string) =>
  `and k."timestamp" >= (${day}::date)::timestamp at time zone 'UTC' and k."timestamp" < (${day}::date + 1)::timestamp at time zone 'UTC'`;

/** Longest shots fall back only where this kill was the longest: a longer one that has come meanwhile stays. */
const longest = (table: string, shot: string, others: string) =>
  `case when $2 > 0 then greatest(${table}.longest_shot, ${shot}) when ${table}.longest_shot > ${shot} then ${table}.longest_shot
    else ${MAX} ${others}), 0) end`;

const PROFILE = `
update player_profiles p set kills = p.kills + $2, headshots = p.headshots + $2 * $4::int, updated_at = now(), streak = 0, best_streak = 0,
  xp = (p.kills + $2) * 100 + (p.headshots + $2 * $4::int) * 25 + p.playtime_seconds / 60,
  longest_shot = ${longest("p", "$5::float8", "and k.killer_player_id = $3")}
where p.guild_id = $1 and p.player_id = $3::bigint`;

const PLAYER_DAY = `
insert into player_days as d (guild_id, player_id, day, kills, headshots, longest_shot) values ($1, $3::bigint, $6::date, $2::int, $2 * $4::int, $5::float8)
on conflict (guild_id, player_id, day) do update set kills = d.kills + $2, headshots = d.headshots + $2 * $4::int,
  longest_shot = ${longest("d", "$5::float8", `and k.killer_player_id = $3 ${ON_DAY("$6")}`)}`;

const KILL_DAY = `
update kill_days d set kills = d.kills + $2::int, headshots = d.headshots + $2 * $4::int,
  longest_shot = ${longest("d", "$5::float8", `and k.service_id = $3 ${ON_DAY("$6")}`)}
where d.guild_id = $1 and d.service_id = $3::text and d.day = $6::date`;

const KILL_HOUR = `
update kill_hours set kills = kills + $2::int where guild_id = $1 and service_id = $3 and hour = $4::timestamptz`;

const WEAPON_DAY = `
insert into weapon_days as w (guild_id, weapon, day, kills, headshots, longest_shot) values ($1, $3::text, $6::date, $2::int, $2 * $4::int, $5::float8)
on conflict (guild_id, weapon, day) do update set kills = w.kills + $2, headshots = w.headshots + $2 * $4::int,
  longest_shot = ${longest("w", "$5::float8", `and k.weapon = $3 ${ON_DAY("$6")}`)}`;

// A total of nothing is no row, as where the kill had never been.
const EMPTY_PLAYER_DAY = `
delete from player_days where guild_id = $1 and player_id = $2 and day = $3::date
  and kills <= 0 and deaths = 0 and suicides = 0 and sessions = 0 and playtime_seconds = 0`;
const EMPTY_WEAPON_DAY =
  "delete from weapon_days where guild_id = $1 and weapon = $2 and day = $3::date and kills <= 0";

/** Takes a kill out of every total that counts it, or puts it back. @param sign -1 or 1 */
async function count(ctx: GuildContext, kill: KillRow, sign: 1 | -1): Promise<void> {
  if (!kill.counts) return;
  const { killer_player_id: killer, service_id: service, weapon, day } = kill;
  const values = (key: unknown) => [ctx.guildId, sign, key, kill.headshot, kill.distance];
  if (killer !== null) {
    await prepared(ctx.db, PROFILE, values(killer));
    await recountStreaks(ctx, [Number(killer)]);
    await prepared(ctx.db, PLAYER_DAY, [...values(killer), day]);
    await prepared(ctx.db, EMPTY_PLAYER_DAY, [ctx.guildId, killer, day]);
  }
  await prepared(ctx.db, KILL_DAY, [...values(service), day]);
  await prepared(ctx.db, KILL_HOUR, [ctx.guildId, sign, service, kill.hour]);
  if (weapon === null) return;
  await prepared(ctx.db, WEAPON_DAY, [...values(weapon), day]);
  await prepared(ctx.db, EMPTY_WEAPON_DAY, [ctx.guildId, weapon, day]);
}

/**
 * Strikes a disputed kill: it stays visible with this reason and counts in no total and on no board. Coins and bounties
 * that it paid stay where they are; the victim's death stays a death.
 * @throws AppError not_found; conflict for one that is struck already
 */
export async function strikeKill(ctx: GuildContext, given: z.input<typeof strikeInput>): Promise<void> {
  const { killId, reason } = strikeInput.parse(given);
  const kill = await locked(ctx, killId);
  const struck = await prepared(
    ctx.db,
    "update kill_logs set struck_at = $3, struck_reason = $4 where guild_id = $1 and kill_id = $2 and struck_at is null returning 1",
    [ctx.guildId, killId, ctx.now, reason],
  );
  if (struck.length === 0) throw conflict("This kill is struck already.");
  await count(ctx, kill, -1);
  await recordAudit(ctx, {
    action: "players.kill.strike",
    subjectType: "kill",
    subjectId: String(killId),
    before: { struck: null },
    after: { struck: reason },
    reason,
  });
}

/** Lets a struck kill count again. @throws AppError not_found; conflict for one that is not struck */
export async function restoreKill(ctx: GuildContext, killId: number): Promise<void> {
  const kill = await locked(ctx, killId);
  const restored = await prepared<{ reason: string | null }>(
    ctx.db,
    `update kill_logs k set struck_at = null, struck_reason = null from kill_logs old
     where k.guild_id = $1 and k.kill_id = $2 and k.struck_at is not null and old.guild_id = $1 and old.kill_id = $2
     returning old.struck_reason as reason`,
    [ctx.guildId, killId],
  );
  if (restored.length === 0) throw conflict("This kill is not struck, so it counts already.");
  await count(ctx, kill, 1);
  await recordAudit(ctx, {
    action: "players.kill.restore",
    subjectType: "kill",
    subjectId: String(killId),
    before: { struck: restored[0]?.reason ?? null },
    after: { struck: null },
  });
}
