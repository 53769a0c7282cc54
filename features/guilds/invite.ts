/** Rights in Discord that Grizzly OS needs for what it does, by Discord's own bits. Never Administrator. */
export const BOT_RIGHTS: readonly { name: string; bit: bigint; why: string }[] = [
  { name: "View channels", bit: 1n << 10n, why: "to list the channels that feeds can go to" },
  { name: "Send messages", bit: 1n << 11n, why: "to post in those that you choose" },
];

/** Discord's page that adds Grizzly OS to a guild, with the fewest rights. @param oauthUrl Discord, or its stand-in */
export function inviteUrl(app: { oauthUrl: string; clientId: string }, guildId: string): string {
  const rights = BOT_RIGHTS.reduce((all, { bit }) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: app.clientId,
    scope: "bot applications.commands",
    permissions: rights.toString(),
    guild_id: guildId,
    disable_guild_select: "true",
  });
  return `${app.oauthUrl}/oauth2/authorize?${query}`;
}
