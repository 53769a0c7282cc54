import type { Channel, Guild, Member, Role, Thread } from "@/sandbox/state/types";
import { type GuildPlace, placeIn } from "../channels";
import { lastMessageId } from "../message-shape";
import type { Scene } from "../scene";
import { anyUser, channelShape, guildShape, memberShape, roleShape, threadShape } from "../serialise";
import { INTENT } from "./intents";
import type { Session } from "./session";

/** Something to tell the bots of a guild. */
export interface Dispatch {
  readonly event: string;
  /** One of these intents is needed; 0 for none. */
  readonly intents: number;
  /** Only for bots in this guild; null for everyone who is asked. */
  readonly guild: Guild | null;
  /** Only for bots that see this place. */
  readonly place?: GuildPlace | null;
  readonly data: (scene: Scene, session: Session) => unknown;
}

type Identified = Role | Channel | Thread;

interface Difference<T> {
  readonly added: readonly T[];
  readonly changed: readonly T[];
  readonly gone: readonly T[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function difference<T>(before: readonly T[], after: readonly T[], id: (one: T) => string): Difference<T> {
  const old = new Map(before.map((one) => [id(one), one]));
  const now = new Set(after.map(id));
  return {
    added: after.filter((one) => !old.has(id(one))),
    changed: after.filter((one) => old.has(id(one)) && !same(old.get(id(one)), one)),
    gone: before.filter((one) => !now.has(id(one))),
  };
}

const byId = (one: Identified) => one.id;

function roleChanges(before: Guild, guild: Guild): Dispatch[] {
  const { added, changed, gone } = difference(before.roles, guild.roles, byId);
  const told = (event: string, role: Role): Dispatch => ({
    event,
    intents: INTENT.GUILDS,
    guild,
    data: () => ({ guild_id: guild.id, role: roleShape(role) }),
  });
  return [
    ...added.map((role) => told("GUILD_ROLE_CREATE", role)),
    ...changed.map((role) => told("GUILD_ROLE_UPDATE", role)),
    ...gone.map((role) => ({
      ...told("GUILD_ROLE_DELETE", role),
      data: () => ({ guild_id: guild.id, role_id: role.id }),
    })),
  ];
}

function channelChanges(before: Guild, guild: Guild): Dispatch[] {
  const { added, changed, gone } = difference(before.channels, guild.channels, byId);
  const told = (event: string, channel: Channel): Dispatch => ({
    event,
    intents: INTENT.GUILDS,
    guild,
    data: (scene) => channelShape(guild, channel, lastMessageId(scene, channel.id)),
  });
  return [
    ...added.map((one) => told("CHANNEL_CREATE", one)),
    ...changed.map((one) => told("CHANNEL_UPDATE", one)),
    ...gone.map((one) => told("CHANNEL_DELETE", one)),
  ];
}

function memberChanges(before: Guild, guild: Guild): Dispatch[] {
  const { added, changed, gone } = difference(before.members, guild.members, (one) => one.userId);
  const intents = INTENT.GUILD_MEMBERS;
  const told = (event: string, member: Member): Dispatch => ({
    event,
    intents,
    guild,
    data: (scene) => ({ ...memberShape(scene, member), guild_id: guild.id }),
  });
  const user = (scene: Scene, id: string) => ({ guild_id: guild.id, user: anyUser(scene, id) });
  const bans = difference(before.bans, guild.bans, (one) => one.userId);
  const banned = (event: string, userId: string): Dispatch => ({
    event,
    intents: INTENT.GUILD_MODERATION,
    guild,
    data: (scene) => user(scene, userId),
  });
  return [
    ...bans.added.map((one) => banned("GUILD_BAN_ADD", one.userId)),
    ...bans.gone.map((one) => banned("GUILD_BAN_REMOVE", one.userId)),
    ...added.map((one) => told("GUILD_MEMBER_ADD", one)),
    ...changed.map((one) => told("GUILD_MEMBER_UPDATE", one)),
    ...gone.map((one) => ({
      ...told("GUILD_MEMBER_REMOVE", one),
      data: (scene: Scene) => user(scene, one.userId),
    })),
  ];
}

/** What THREAD_UPDATE is about: members and the count of messages have events of their own, or none. */
function settingsOf(thread: Thread): unknown {
  const { name, archived, locked, invitable, autoArchiveMinutes, archiveAt } = thread;
  return { name, archived, locked, invitable, autoArchiveMinutes, archiveAt };
}

function threadMembers(old: Thread, thread: Thread, guild: Guild): Dispatch[] {
  const { added, gone } = difference(old.members, thread.members, (one) => one.userId);
  if (added.length + gone.length === 0) return [];
  const data = (scene: Scene) => ({
    id: thread.id,
    guild_id: guild.id,
    member_count: Math.min(50, thread.members.length),
    added_members: added.map((one) => {
      const member = guild.members.find(({ userId }) => userId === one.userId);
      const shape = { id: thread.id, user_id: one.userId, join_timestamp: one.joinedAt, flags: 0 };
      return member ? { ...shape, member: memberShape(scene, member), presence: null } : shape;
    }),
    removed_member_ids: gone.map((one) => one.userId),
  });
  const intents = INTENT.GUILDS | INTENT.GUILD_MEMBERS;
  return [{ event: "THREAD_MEMBERS_UPDATE", intents, guild, place: placeIn(guild, thread.id), data }];
}

function threadChanges(before: Guild, guild: Guild): Dispatch[] {
  const { added, changed, gone } = difference(before.threads, guild.threads, byId);
  const told = (event: string, thread: Thread, extra: object = {}): Dispatch => ({
    event,
    intents: INTENT.GUILDS,
    guild,
    place: placeIn(guild, thread.id),
    data: (scene, { app }) => ({
      ...threadShape(guild, thread, lastMessageId(scene, thread.id), app.id),
      ...extra,
    }),
  });
  return [
    ...added.map((one) => told("THREAD_CREATE", one, { newly_created: true })),
    ...changed.flatMap((one) => {
      const old = before.threads.find(({ id }) => id === one.id) ?? one;
      const update = same(settingsOf(old), settingsOf(one)) ? [] : [told("THREAD_UPDATE", one)];
      return [...update, ...threadMembers(old, one, guild)];
    }),
    ...gone.map((one) => ({
      event: "THREAD_DELETE",
      intents: INTENT.GUILDS,
      guild,
      place: placeIn(before, one.id),
      data: () => ({ id: one.id, guild_id: guild.id, parent_id: one.parentId, type: one.type }),
    })),
  ];
}

function guildItself(before: Guild, guild: Guild): Dispatch[] {
  const own = ({ name, ownerId, description }: Guild) => ({ name, ownerId, description });
  if (same(own(before), own(guild))) return [];
  return [{ event: "GUILD_UPDATE", intents: INTENT.GUILDS, guild, data: () => guildShape(guild, false) }];
}

/** What happened to a guild between two states of it, as Discord would tell it. */
export function guildChanges(before: Guild, guild: Guild): Dispatch[] {
  return [
    ...guildItself(before, guild),
    ...roleChanges(before, guild),
    ...channelChanges(before, guild),
    ...memberChanges(before, guild),
    ...threadChanges(before, guild),
  ];
}
