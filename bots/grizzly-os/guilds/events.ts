import { type Client, Events, type GuildMember } from "discord.js";
import { withGuild, withSystem } from "@/db/context";
import { liftBan, noteBan } from "@/features/guilds/moderation/mutations/sanctions";
import { followMembers } from "@/features/guilds/mutations/follow-members";
import { keepMember, memberLeft, recordSync } from "@/features/guilds/mutations/members";
import { scopeForJob } from "@/features/guilds/scope";
import { inOrder } from "@/lib/in-order";
import { loggerFor } from "@/lib/logger";
import { memberFacts } from "./member";
import type { Resync } from "./resync";

const log = loggerFor("guild-sync");
const ACTOR = { kind: "bot", bot: "grizzly-os" } as const;
const JOB = "guild-events";

// The next round over all guilds mends what is missed here.
const tell = (work: Promise<unknown>) =>
  work.catch((error: unknown) => log.warn({ err: error }, "an event of a guild was not kept"));

// Of two changes that come together, the later one must be the one that stays.
const members = inOrder();
const tellOf = (guildId: string, discordId: string, work: () => Promise<unknown>) =>
  tell(members.run(`${guildId}:${discordId}`, work));

function keep(member: GuildMember): Promise<unknown> {
  const { guild, id } = member;
  return tellOf(guild.id, id, async () => {
    await withGuild(scopeForJob(guild.id, JOB), (ctx) => keepMember(ctx, memberFacts(member)));
    await withSystem(ACTOR, (ctx) => followMembers(ctx, guild.id, id));
  });
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
  client.on(Events.GuildMemberAdd, (member) => void keep(member));
  client.on(Events.GuildMemberUpdate, (_before, member) => void keep(member));
  client.on(Events.GuildMemberRemove, ({ guild, id }) => void tellOf(guild.id, id, () => left(guild.id, id)));
  client.on(
    Events.GuildBanAdd,
    ({ guild, user, reason }) =>
      void tellOf(guild.id, user.id, () => banned(guild.id, user.id, reason ?? null)),
  );
  client.on(
    Events.GuildBanRemove,
    ({ guild, user }) => void tellOf(guild.id, user.id, () => unbanned(guild.id, user.id)),
  );
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
