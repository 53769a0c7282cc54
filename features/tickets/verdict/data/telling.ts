import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { moderation } from "@/features/guilds/moderation/data";
import { verdictMessage } from "@/features/guilds/moderation/words";
import { verdictByNumber } from "./verdicts";

/**
 * What a warned or banned person is told in Discord of a verdict; null where it does nothing to them any more.
 * @param site where the link to the verdict and its appeal begins
 */
export async function tellingOf(
  ctx: GuildContext,
  { verdict: number, discordId, site }: { verdict: number; discordId: string; site: string },
): Promise<string | null> {
  const verdict = await verdictByNumber(ctx, number);
  const own = (kind: string) =>
    verdict?.effects.find(
      (effect) => effect.kind === kind && effect.discordId === discordId && !effect.undone,
    );
  const [ban, warn] = [own("ban"), own("warn")];
  if (!verdict || (!ban && !warn)) return null;
  const [guild] = await ctx.db
    .select({ name: guilds.name })
    .from(guilds)
    .where(eq(guilds.guildId, ctx.guildId));
  const { appeal } = await moderation(ctx);
  return verdictMessage({
    guild: guild?.name ?? "A guild",
    kind: ban ? "ban" : "warning",
    reason: verdict.rule === null ? verdict.reason : `${verdict.rule}. ${verdict.reason}`,
    days: ban?.days ?? null,
    until: ban?.endsAt ? new Date(ban.endsAt) : null,
    server: ban?.lists.map(({ name }) => name).join(", ") || null,
    appeal: { text: appeal.text, link: `${site}/me/verdicts/${ctx.guildId}/${number}` },
  });
}
