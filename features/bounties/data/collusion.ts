import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import type { CollusionFacts } from "../hints";

const FACTS = `
with sent as (
  select t.discord_id as sender, t.counterparty_id as receiver, sum(-t.amount)::bigint as coins
  from economy_transactions t
  where t.guild_id = $1 and t.account = 'person' and t.transaction_type = 'transfer_out' and t.created_at >= $6
    and t.discord_id = any(array[$4, $5, $7]::text[]) and t.counterparty_id = any(array[$4, $5]::text[])
  group by 1, 2
)
select
  exists (
    select 1 from audit_log a join audit_log b on b.guild_id = a.guild_id and b.action = 'players.link'
      and b.subject_type = 'player' and b.subject_id = $3::text and b.after->>'discordId' = a.after->>'discordId'
    where a.guild_id = $1 and a.action = 'players.link' and a.subject_type = 'player' and a.subject_id = $2::text
  ) as same_person,
  (select count(*) from kill_logs k where k.guild_id = $1 and k.killer_player_id = $2::text::bigint
    and k.victim_player_id = $3::text::bigint and k.kind = 'pvp' and k.timestamp >= $8) as kills,
  coalesce((select coins from sent where sender = $5 and receiver = $4), 0)::bigint as target_to_hunter,
  coalesce((select coins from sent where sender = $4 and receiver = $5), 0)::bigint as hunter_to_target,
  coalesce((select coins from sent where sender = $7 and receiver = $4 and $7 <> $5), 0)::bigint as placer_to_hunter,
  (select count(*) from player_sessions s join player_sessions o on o.guild_id = s.guild_id and o.service_id = s.service_id
      and o.player_id = $3::text::bigint and o.session_start between s.session_start - interval '2 minutes' and s.session_start + interval '2 minutes'
    where s.guild_id = $1 and s.player_id = $2::text::bigint and s.session_start >= $6) as shared`;

interface Parties {
  hunterPlayer: number;
  targetPlayer: number;
  hunter: string | null;
  target: string | null;
  placer: string;
  placedAt: Date;
  killedAt: Date;
  symbol: string;
}

/** What is known between the parties of a claim. Read once, when a bounty is claimed. */
export async function collusionFacts(ctx: GuildContext, parties: Parties): Promise<CollusionFacts> {
  const { hunter, target, placer, killedAt, placedAt } = parties;
  const [row] = await prepared<{
    same_person: boolean;
    kills: bigint;
    target_to_hunter: bigint;
    hunter_to_target: bigint;
    placer_to_hunter: bigint;
    shared: bigint;
  }>(ctx.db, FACTS, [
    ctx.guildId,
    String(parties.hunterPlayer),
    String(parties.targetPlayer),
    hunter ?? "",
    target ?? "",
    new Date(killedAt.getTime() - 14 * DAY),
    placer,
    new Date(killedAt.getTime() - 7 * DAY),
  ]);
  return {
    samePerson: row?.same_person ?? false,
    ownBounty: hunter === placer,
    killsOfTarget: Number(row?.kills ?? 0),
    minutesSincePlaced: (killedAt.getTime() - placedAt.getTime()) / 60_000,
    targetToHunter: Number(row?.target_to_hunter ?? 0),
    hunterToTarget: Number(row?.hunter_to_target ?? 0),
    placerToHunter: Number(row?.placer_to_hunter ?? 0),
    sharedStarts: Number(row?.shared ?? 0),
    symbol: parties.symbol,
  };
}
