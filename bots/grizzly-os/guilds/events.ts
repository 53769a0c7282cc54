import { type Client, Events, type GuildMember } from "discord.js";
import { withGuild, withSystem } from "@/db/context";
import { liftBan, noteBan } from "@/features/guilds/moderation/mutations/sanctions";
import { followMembers } from "@/features/guilds/mutations/follow-members";
import { keepMember, memberLeft, recordSync } from "@/features/guilds/mutations/members";
import { scopeForJob } from "@/features/guilds/scope";
import { loggerFor } from "@/lib/logger";
import { memberFacts } from "./member";
import type { Resync } from "./resync";

const log = loggerFor("guild-sync");
const ACTOR = { kind: "bot", bot: "grizzly-os" } as const;
const JOB = "guild-events";

// The next round over all guilds mends what is missed here.
const tell = (work: Promise<unknown>) =>
  work.catch((error: unknown) => log.warn({ err: error }, "an event of a guild was not kept"));

async function keep(member: GuildMember): Promise<void> {
  const { guild, id } = member;
  await withGuild(scopeForJob(guild.id, JOB), (ctx) => keepMember(ctx, memberFacts(member)));
  await withSystem(ACTOR, (ctx) => followMembers(ctx, guild.id, id));
}

async function left(guildId: string, discordId: string): Promise<void> {
  await withGuild(scopeForJob(guildId, JOB), (ctx) => memberLeft(ctx, discordId));
  await withSystem(ACTOR, (ctx) => followMembers(ctx, guildId, discordId));
}

const gone = (guildId: string) =>
  withGuild(scopeForJob(guildId, JOB), (ctx) =>
    recordSync(ctx, {
      botPresent: false,
      memberCount: null,
      error: "The bot is not in this guild any more.",
    }),
  );

const banned = (guildId: string, discordId: string, reason: string | null) =>
  withGuild(scopeForJob(guildId, "discord"), (ctx) => noteBan(ctx, discordId, reason));

const unbanned = (guildId: string, discordId: string) =>
  withGuild(scopeForJob(guildId, "discord"), (ctx) => liftBan(ctx, discordId));

/** Follows what Discord tells of guilds and their members, so that rights are never older than a moment. */
export function followGuilds(client: Client<true>, resync: Resync): void {
  client.on(Events.GuildMemberAdd, (member) => void tell(keep(member)));
  client.on(Events.GuildMemberUpdate, (_before, member) => void tell(keep(member)));
  client.on(Events.GuildMemberRemove, (member) => void tell(left(member.guild.id, member.id)));
  client.on(Events.GuildBanAdd, (ban) => void tell(banned(ban.guild.id, ban.user.id, ban.reason ?? null)));
  client.on(Events.GuildBanRemove, (ban) => void tell(unbanned(ban.guild.id, ban.user.id)));
  client.on(Events.GuildCreate, (guild) => resync.soon(guild.id));
  // An outage of Discord's comes as another event: this one is the bot's own end there.
  client.on(Events.GuildDelete, (guild) => void tell(gone(guild.id)));
  client.on(Events.GuildUpdate, (guild) => resync.soon(guild.id));
  client.on(Events.GuildRoleCreate, (role) => resync.soon(role.guild.id));
  client.on(Events.GuildRoleUpdate, (role) => resync.soon(role.guild.id));
  client.on(Events.GuildRoleDelete, (role) => resync.soon(role.guild.id));
  client.on(Events.ChannelCreate, (channel) => resync.soon(channel.guildId));
  client.on(Events.ChannelUpdate, (channel) => {
    if (!channel.isDMBased()) resync.soon(channel.guildId);
  });
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) resync.soon(channel.guildId);
  });
}
