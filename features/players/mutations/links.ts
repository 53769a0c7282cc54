import { and, eq, ne } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { playerLinks, playerProfiles } from "@/db/schema/players";
import { recordAudit } from "@/features/audit/mutations";
import { payHeldBounties } from "@/features/bounties/mutations/held";
import { payHeldRewards } from "@/features/economy/mutations/held";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import { type LinkPlayerInput, linkPlayerInput } from "../schema";

/**
 * Binds a person to the player they have proven to be, and pays what their kills have earned meanwhile.
 * The same link again changes nothing.
 * @throws AppError not_found for a player of another guild; conflict when the player is somebody else's
 */
export async function linkPlayer(ctx: GuildContext, given: LinkPlayerInput): Promise<{ paid: number }> {
  const input = linkPlayerInput.parse(given);
  const [player] = await ctx.db
    .select({ name: playerProfiles.ingameName })
    .from(playerProfiles)
    .where(and(eq(playerProfiles.guildId, ctx.guildId), eq(playerProfiles.playerId, input.playerId)))
    .for("update");
  if (!player) throw notFound("No such player has been seen on this guild's servers.");
  const [taken] = await ctx.db
    .select({ discordId: playerLinks.discordId })
    .from(playerLinks)
    .where(
      and(
        eq(playerLinks.guildId, ctx.guildId),
        eq(playerLinks.playerId, input.playerId),
        ne(playerLinks.discordId, input.discordId),
      ),
    );
  if (taken)
    throw conflict(`${player.name} is linked to someone else. Ask the guild's staff if that is wrong.`);
  const row = {
    ingameName: player.name,
    playerId: input.playerId,
    verified: true,
    verifiedBy: ctx.actor.kind === "user" ? ctx.actor.discordId : ctx.actor.kind,
    verifiedAt: ctx.now,
    verificationNotes: input.notes ?? null,
    method: input.method,
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(playerLinks)
    .values({ guildId: ctx.guildId, discordId: input.discordId, ...row })
    .onConflictDoUpdate({ target: [playerLinks.guildId, playerLinks.discordId], set: row });
  const to = { playerId: input.playerId, discordId: input.discordId };
  const rewards = await payHeldRewards(ctx, to);
  const paid = rewards.paid + (await payHeldBounties(ctx, to)).paid;
  await recordAudit(ctx, {
    action: "players.link",
    subjectType: "player",
    subjectId: String(input.playerId),
    after: { discordId: input.discordId, method: input.method, paidDecisions: paid },
  });
  await publish(ctx, {
    type: "players.linked",
    key: `${input.playerId}:${input.discordId}:${ctx.requestId}`,
    payload: { playerId: input.playerId, discordId: input.discordId, name: player.name },
  });
  return { paid };
}

/** Ends a link. Coins that were paid stay; kills from now on are held until somebody links the player again. */
export async function unlinkPlayer(ctx: GuildContext, discordId: string): Promise<void> {
  const removed = await ctx.db
    .delete(playerLinks)
    .where(and(eq(playerLinks.guildId, ctx.guildId), eq(playerLinks.discordId, discordId)))
    .returning({ playerId: playerLinks.playerId, name: playerLinks.ingameName });
  const [link] = removed;
  if (!link) throw notFound("There is no linked player here.");
  await recordAudit(ctx, {
    action: "players.unlink",
    subjectType: "player",
    subjectId: String(link.playerId ?? link.name),
    before: { discordId },
  });
}
