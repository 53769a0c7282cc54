import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { Sanction, SanctionKind, SanctionState, SanctionsAsked } from "../sanctions";

interface Row extends Record<string, unknown> {
  id: bigint;
  kind: SanctionKind;
  player_id: bigint | null;
  player: string | null;
  days: number | null;
  ends_at: Date | null;
  state: SanctionState;
  lists: { name: string }[];
  undone_at: Date | null;
  undone_by: string | null;
  undone_reason: string | null;
  rule: string | null;
  reason: string;
  verdict: number;
  ticket: number;
  by: string;
  created_at: Date;
}

// The ticket is joined because a private one does not exist for whoever may not read it, and so its verdict does not.
// A warning counts until it is taken back, a ban until its end.
const LIST = `
select s.* from (
select e.id, e.kind, e.player_id, coalesce(p.ingame_name, e.player_name) as player, e.days, e.ends_at, e.lists,
  e.undone_at, e.undone_by, e.undone_reason, v.rule, v.reason, v.number as verdict, v.ticket_number as ticket,
  v.given_by_name as by, e.created_at,
  case when e.undone_at is not null then 'undone' when e.kind = 'ban' and e.ends_at <= $7 then 'ended' else 'active' end as state
from ticket_verdict_effects e
join ticket_verdicts v on v.guild_id = e.guild_id and v.id = e.verdict_id
join tickets t on t.guild_id = v.guild_id and t.ticket_id = v.ticket_id
left join player_profiles p on p.guild_id = e.guild_id and p.player_id = e.player_id
where e.guild_id = $1 and e.kind in ('warn', 'ban')
  and ($2::text is null or e.kind = $2)
  and ($3::bigint is null or e.id < $3)
  and ($4::bigint is null or e.player_id = $4)
  and ($5 = '' or strpos(lower(coalesce(p.ingame_name, e.player_name)), lower($5)) > 0)
) s
where $6::text is null or s.state = $6
order by s.id desc limit $8`;

const iso = (at: Date | null) => at?.toISOString() ?? null;

function toSanction(row: Row): Sanction {
  const { id, kind, player_id, player, days, ends_at, undone_at, undone_by, undone_reason } = row;
  return {
    id: Number(id),
    kind,
    player: { id: player_id === null ? null : Number(player_id), name: player ?? "somebody" },
    days,
    endsAt: iso(ends_at),
    servers: row.lists.map(({ name }) => name),
    state: row.state,
    undone: undone_at && {
      at: undone_at.toISOString(),
      by: undone_by ?? "Grizzly",
      reason: undone_reason ?? "",
    },
    rule: row.rule,
    reason: row.reason,
    verdict: row.verdict,
    ticket: row.ticket,
    by: row.by,
    at: row.created_at.toISOString(),
  };
}

/**
 * Warnings and bans that verdicts of the guild gave, the newest first. Those of private tickets are for whoever may
 * read these, by the acting person's own rights. @param playerId of one player alone
 */
export async function sanctionPage(
  ctx: GuildContext,
  asked: SanctionsAsked,
  { playerId = null, limit = 50 }: { playerId?: number | null; limit?: number } = {},
): Promise<{ sanctions: Sanction[]; next: number | null }> {
  const { guildId, now } = ctx;
  const { kind, before, q, state } = asked;
  const values = [guildId, kind, before, playerId, q, state, now, limit + 1];
  const rows = await prepared<Row>(ctx.db, LIST, values);
  const sanctions = rows.slice(0, limit).map((row) => toSanction(row));
  return { sanctions, next: rows.length > limit ? (sanctions.at(-1)?.id ?? null) : null };
}
