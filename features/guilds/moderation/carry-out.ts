import { withGuild, withSystem } from "@/db/context";
import { sha256 } from "@/lib/crypto";
import { ProviderError } from "@/lib/http/provider";
import { interactionGuild } from "../data/interaction";
import { scopeForJob } from "../scope";
import type { DiscordBotService } from "../service";
import { moderation } from "./data";
import { dueSanctions } from "./data/sanctions";
import { liftBan, settleSanction } from "./mutations/sanctions";
import { SANCTION_RETRY_MS, type Sanction } from "./sanctions";
import { sanctionMessage } from "./words";

const JOB = "moderation";

/** Why Discord did not do it, in words; null for troubles that pass. */
function refusal(error: unknown): string | null {
  if (!(error instanceof ProviderError)) return null;
  if (error.status === 404) return "They are not in this Discord server.";
  if (error.status === 403)
    return "Discord refuses it: Grizzly OS misses the right, or their highest role is not below its own.";
  return error.fault === "refused" ? error.message : null;
}

/** Tells a member before they are gone; whoever takes no direct messages is not told. @returns whether they were */
async function tellMember(guildId: string, sanction: Sanction, discord: DiscordBotService): Promise<boolean> {
  const content = await withGuild(
    scopeForJob(guildId, JOB),
    async (ctx) => {
      const [{ name: guild }, { appeal }] = await Promise.all([interactionGuild(ctx), moderation(ctx)]);
      return sanctionMessage({ ...sanction, guild, appeal });
    },
    { readOnly: true },
  );
  const nonce = sha256(`sanction:${guildId}:${sanction.id}`).slice(0, 25);
  return discord.tell(sanction.discordId, { content, nonce }).then(
    () => true,
    () => false,
  );
}

async function inDiscord(guildId: string, sanction: Sanction, discord: DiscordBotService): Promise<void> {
  const { kind, discordId, reason, until } = sanction;
  if (kind === "timeout" && until)
    await discord.sanction(guildId, discordId, { kind: "timeout", until }, reason);
  else if (kind === "kick" || kind === "ban") await discord.sanction(guildId, discordId, { kind }, reason);
}

/**
 * Does in Discord what was decided, and notes what it said. Where Discord is away the sanction stays asked, and is
 * tried again by {@link carryOutDue}.
 */
export async function carryOut(
  guildId: string,
  sanction: Sanction,
  discord: DiscordBotService,
): Promise<{ state: Sanction["state"]; error: string | null; told: boolean }> {
  if (sanction.state !== "asked") return { state: sanction.state, error: sanction.error, told: false };
  const settle = (state: "done" | "refused", error: string | null) =>
    withGuild(scopeForJob(guildId, JOB), (ctx) => settleSanction(ctx, sanction, { state, error }));
  const told = await tellMember(guildId, sanction, discord);
  try {
    await inDiscord(guildId, sanction, discord);
  } catch (error) {
    const words = refusal(error);
    if (words === null && !(error instanceof ProviderError)) throw error;
    if (words !== null) await settle("refused", words);
    return { state: words === null ? "asked" : "refused", error: words, told };
  }
  await settle("done", null);
  return { state: "done", error: null, told };
}

/** Does what nobody noted the end of, and lifts bans whose time is over. */
export async function carryOutDue(discord: DiscordBotService): Promise<void> {
  const due = await withSystem({ kind: "bot", bot: "grizzly-os" }, dueSanctions, { readOnly: true });
  for (const { guildId, why, createdAt, ...one } of due) {
    const scope = scopeForJob(guildId, JOB);
    if (why === "ended") {
      await discord
        .sanction(guildId, one.discordId, { kind: "unban" }, "The ban's time is over.")
        .catch((error: unknown) => {
          // Somebody lifted it before.
          if (!(error instanceof ProviderError && error.status === 404)) throw error;
        });
      await withGuild(scope, (ctx) => liftBan(ctx, one.discordId));
      continue;
    }
    const sanction: Sanction = { ...one, state: "asked", error: null };
    // A kick of long ago would meet somebody who came back meanwhile.
    if (Date.now() - createdAt.getTime() > SANCTION_RETRY_MS)
      await withGuild(scope, (ctx) =>
        settleSanction(ctx, sanction, { state: "refused", error: "Discord did not answer for an hour." }),
      );
    else await carryOut(guildId, sanction, discord);
  }
}
