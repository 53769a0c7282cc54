import type { DiscordApp } from "@/sandbox/config";
import { guildPermissions } from "@/sandbox/state/permissions";
import type { Channel, Guild, Member, Person, Role, Thread } from "@/sandbox/state/types";
import type { Scene } from "./scene";

type Shape = Readonly<Record<string, unknown>>;

/** Our state in Discord's shapes. Every shape is checked against Discord's own OpenAPI file in the tests. */

const plainUser = {
  avatar: null,
  discriminator: "0",
  public_flags: 0,
  flags: 0,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
};

export function userShape(person: Person): Shape {
  return { id: person.id, username: person.username, global_name: person.name, ...plainUser };
}

export function botShape(app: DiscordApp): Shape {
  return { id: app.id, username: app.name, global_name: null, bot: true, ...plainUser };
}

/** A user or a bot by id. */
export function anyUser(scene: Scene, id: string): Shape | null {
  const app = scene.config.discord.apps.find((one) => one.id === id);
  if (app) return botShape(app);
  const person = scene.store.person(id);
  return person && person.id === id ? userShape(person) : null;
}

/** The signed-in person; `email` needs its scope. */
export function selfShape(person: Person, scope: readonly string[]): Shape {
  return {
    ...userShape(person),
    mfa_enabled: person.operator,
    locale: person.locale,
    premium_type: 0,
    ...(scope.includes("email") ? { email: person.email, verified: true } : {}),
  };
}

export function partialGuild(guild: Guild, member: Member, withCounts: boolean): Shape {
  const counts = {
    approximate_member_count: guild.members.length,
    approximate_presence_count: online(guild),
  };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === member.userId,
    permissions: guildPermissions(guild, member).toString(),
    features: [],
    ...(withCounts ? counts : {}),
  };
}

/** Nobody's presence is modelled: the bots are the ones who are surely there. */
function online(guild: Guild): number {
  return guild.roles.filter((role) => role.botId !== null).length;
}

export function memberShape(scene: Scene, member: Member): Shape | null {
  const user = anyUser(scene, member.userId);
  if (!user) return null;
  return {
    user,
    nick: member.nick,
    avatar: null,
    banner: null,
    avatar_decoration_data: null,
    collectibles: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: member.timeoutUntil,
  };
}

export function roleShape(role: Role): Shape {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions,
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.hoist,
    managed: role.botId !== null,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId ? { tags: { bot_id: role.botId } } : {}),
  };
}

export function guildShape(guild: Guild, withCounts: boolean): Shape {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: guild.description,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: "deprecated",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    roles: guild.roles.map(roleShape),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: "en-US",
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_updated_at: null,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
    ...(withCounts
      ? { approximate_member_count: guild.members.length, approximate_presence_count: online(guild) }
      : {}),
  };
}

const CHANNEL_TYPE = { text: 0, category: 4 } as const;

export function channelShape(guild: Guild, channel: Channel, lastMessageId: string | null): Shape {
  const common = {
    id: channel.id,
    type: CHANNEL_TYPE[channel.kind],
    flags: 0,
    guild_id: guild.id,
    name: channel.name,
    parent_id: channel.parentId,
    position: channel.position,
    permission_overwrites: channel.overwrites.map((one) => ({
      id: one.id,
      type: one.kind === "role" ? 0 : 1,
      allow: one.allow,
      deny: one.deny,
    })),
  };
  if (channel.kind === "category") return common;
  return {
    ...common,
    last_message_id: lastMessageId,
    last_pin_timestamp: null,
    rate_limit_per_user: 0,
    topic: channel.topic,
    nsfw: false,
  };
}

export function threadMemberShape(thread: Thread, userId: string): Shape | null {
  const member = thread.members.find((one) => one.userId === userId);
  return member ? { id: thread.id, user_id: userId, join_timestamp: member.joinedAt, flags: 0 } : null;
}

/** A thread; `botId` gives it the bot's own membership, as Discord does where it answers a bot. */
export function threadShape(
  guild: Guild,
  thread: Thread,
  lastMessageId: string | null,
  botId: string | null = null,
): Shape {
  const member = botId ? threadMemberShape(thread, botId) : null;
  return {
    id: thread.id,
    type: thread.type,
    flags: 0,
    guild_id: guild.id,
    name: thread.name,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    last_message_id: lastMessageId,
    last_pin_timestamp: null,
    rate_limit_per_user: 0,
    message_count: thread.written,
    total_message_sent: thread.written,
    member_count: Math.min(50, thread.members.length),
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: thread.archiveAt,
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
      create_timestamp: thread.madeAt,
      ...(thread.type === 12 ? { invitable: thread.invitable } : {}),
    },
    ...(member ? { member } : {}),
  };
}
