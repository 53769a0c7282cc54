import { GatewayCloseCodes } from "discord.js";

const WORDS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: "Discord refuses the bot's token. Check DISCORD_BOT_TOKEN.",
  [GatewayCloseCodes.DisallowedIntents]:
    "Discord refuses the bot's intents. Switch on “Server members” and “Message content” in the developer portal, under Bot.",
  [GatewayCloseCodes.ShardingRequired]: "The bot is in more guilds than one connection may serve.",
};

/** Why the gateway ended for good, in words. @param code of its closing, as Discord numbers them */
export function trouble(code: number): string {
  return WORDS[code] ?? `Discord's gateway closed the connection (${code}).`;
}
