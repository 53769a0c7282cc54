import { z } from "zod";
import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";

export const privacyInput = z.strictObject({
  guildId: z.string().regex(/^\d{17,20}$/, "This guild is not known."),
  isPublic: z.boolean(),
  showsNames: z.boolean(),
  showsKills: z.boolean(),
  showsWealth: z.boolean(),
});
export type PrivacyChoice = Omit<z.output<typeof privacyInput>, "guildId">;

const SET = `
update player_profiles p set is_public = $3, shows_names = $4, shows_kills = $5, shows_wealth = $6, updated_at = now()
from player_profiles old, player_links l
where l.guild_id = $1 and l.discord_id = $2 and l.verified and p.guild_id = $1 and p.player_id = l.player_id
  and old.guild_id = $1 and old.player_id = l.player_id
returning p.player_id as "playerId", old.is_public as "isPublic", old.shows_names as "showsNames", old.shows_kills as "showsKills",
  old.shows_wealth as "showsWealth"`;

/**
 * What a person's own player in the guild shows to visitors.
 * @throws AppError not_found where they have no linked player there
 */
export async function choosePrivacy(
  ctx: GuildContext,
  discordId: string,
  choice: PrivacyChoice,
): Promise<{ playerId: number }> {
  const { isPublic, showsNames, showsKills, showsWealth } = choice;
  const [row] = await prepared<PrivacyChoice & { playerId: bigint }>(ctx.db, SET, [
    ctx.guildId,
    discordId,
    isPublic,
    showsNames,
    showsKills,
    showsWealth,
  ]);
  if (!row) throw notFound("You have no linked player in this guild.");
  const { playerId, ...before } = row;
  await recordAudit(ctx, {
    action: "players.privacy",
    subjectType: "player",
    subjectId: String(playerId),
    before: { ...before },
    after: { isPublic, showsNames, showsKills, showsWealth },
  });
  return { playerId: Number(playerId) };
}
