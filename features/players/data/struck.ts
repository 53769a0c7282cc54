import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Why a kill is struck; null for one that counts, or that the guild does not have. */
export async function struckReason(ctx: GuildContext, killId: number): Promise<string | null> {
  const [row] = await prepared<{ reason: string | null }>(
    ctx.db,
    "select struck_reason as reason from kill_logs where guild_id = $1 and kill_id = $2 and struck_at is not null",
    [ctx.guildId, killId],
  );
  return row?.reason ?? null;
}
