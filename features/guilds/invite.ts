import { RIGHTS } from "./channel-rights";

/** Rights in Discord that Grizzly OS needs for what it does, by Discord's own bits. Never Administrator. */
export const BOT_RIGHTS: readonly { name: string; bit: bigint; why: string }[] = [
  { ...RIGHTS.VIEW_CHANNEL, name: "View channels", why: "to list the channels that feeds can go to" },
  { ...RIGHTS.SEND_MESSAGES, why: "to post in those that you choose" },
  {
    ...RIGHTS.READ_MESSAGE_HISTORY,
    why: "to find after an outage what had arrived, so that nothing is posted twice",
  },
  { ...RIGHTS.EMBED_LINKS, why: "to show a long message of a ticket whole" },
  { ...RIGHTS.ATTACH_FILES, why: "to bring files of a ticket from the website to Discord" },
  { ...RIGHTS.CREATE_PRIVATE_THREADS, why: "to open a thread for each ticket" },
  { ...RIGHTS.SEND_MESSAGES_IN_THREADS, why: "to bring answers of your team into it" },
  { ...RIGHTS.MANAGE_THREADS, why: "to close it with the ticket" },
  { ...RIGHTS.MANAGE_MESSAGES, why: "to take away what your chat rules hold back" },
  { ...RIGHTS.MODERATE_MEMBERS, why: "for /timeout, and mutes by your chat rules" },
  { ...RIGHTS.KICK_MEMBERS, why: "for /kick" },
  { ...RIGHTS.BAN_MEMBERS, why: "for /ban" },
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
