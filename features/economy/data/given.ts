import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import { actingPerson } from "../policy";

const GIVEN = `
select coalesce(sum((after->>'amount')::bigint), 0)::bigint as given from audit_log
where guild_id = $1 and actor_id = $2 and action = 'economy.grant' and created_at > $3`;

/** Coins that the acting person has given in the last 24 hours. */
export async function givenLately(ctx: GuildContext): Promise<number> {
  const id = ctx.actor.kind === "user" ? ctx.actor.userId : actingPerson(ctx.actor);
  const since = new Date(ctx.now.getTime() - DAY);
  const [row] = await prepared<{ given: bigint }>(ctx.db, GIVEN, [ctx.guildId, id, since]);
  return Number(row?.given ?? 0n);
}
