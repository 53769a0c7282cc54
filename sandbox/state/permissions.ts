import type { Channel, Guild, Member, Thread } from "./types";

/** Discord's permission bits, as far as the sandbox looks at them. */
export const PERMISSION = {
  KICK_MEMBERS: 1n << 1n,
  BAN_MEMBERS: 1n << 2n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  MANAGE_NICKNAMES: 1n << 27n,
  MANAGE_ROLES: 1n << 28n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  MODERATE_MEMBERS: 1n << 40n,
} as const;

/** Every bit that Discord knows today. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** A member's rights in the guild, channel overwrites left out: what `permissions` of a partial guild says. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.userId) return ALL_PERMISSIONS;
  const held = new Set([guild.id, ...member.roles]);
  let bits = 0n;
  for (const role of guild.roles) if (held.has(role.id)) bits |= BigInt(role.permissions);
  return bits & PERMISSION.ADMINISTRATOR ? ALL_PERMISSIONS : bits;
}

/** A member's rights in one channel: everyone's overwrite first, then the roles' together, then the member's own. */
export function channelPermissions(guild: Guild, channel: Channel, member: Member): bigint {
  let bits = guildPermissions(guild, member);
  if (bits & PERMISSION.ADMINISTRATOR) return ALL_PERMISSIONS;
  const apply = (allow: bigint, deny: bigint) => {
    bits = (bits & ~deny) | allow;
  };
  const everyone = channel.overwrites.find((one) => one.id === guild.id);
  if (everyone) apply(BigInt(everyone.allow), BigInt(everyone.deny));
  let allow = 0n;
  let deny = 0n;
  for (const one of channel.overwrites) {
    if (one.kind !== "role" || one.id === guild.id || !member.roles.includes(one.id)) continue;
    allow |= BigInt(one.allow);
    deny |= BigInt(one.deny);
  }
  apply(allow, deny);
  const own = channel.overwrites.find((one) => one.kind === "member" && one.id === member.userId);
  if (own) apply(BigInt(own.allow), BigInt(own.deny));
  return bits & PERMISSION.VIEW_CHANNEL ? bits : 0n;
}

/** The highest position among a member's roles; 0 is @everyone's. */
export function topPosition(guild: Guild, member: Member): number {
  return Math.max(
    0,
    ...guild.roles.filter((role) => member.roles.includes(role.id)).map((role) => role.position),
  );
}

/** All that a member in a timeout keeps. */
const WATCHING = PERMISSION.VIEW_CHANNEL | PERMISSION.READ_MESSAGE_HISTORY;

/**
 * A member's rights in a channel or a thread at a time. In a thread, SEND_MESSAGES means
 * SEND_MESSAGES_IN_THREADS, and a private one is open to its members and to whoever manages threads.
 */
export function rightsIn(
  where: { guild: Guild; channel: Channel; thread: Thread | null },
  member: Member,
  now: Date,
): bigint {
  const { guild, channel, thread } = where;
  let bits = channelPermissions(guild, channel, member);
  if (bits === ALL_PERMISSIONS) return bits;
  if (thread) {
    const inside = thread.members.some((one) => one.userId === member.userId);
    if (thread.type === 12 && !inside && !(bits & PERMISSION.MANAGE_THREADS)) return 0n;
    bits &= ~PERMISSION.SEND_MESSAGES;
    if (bits & PERMISSION.SEND_MESSAGES_IN_THREADS) bits |= PERMISSION.SEND_MESSAGES;
    if (thread.locked && !(bits & PERMISSION.MANAGE_THREADS)) bits &= ~PERMISSION.SEND_MESSAGES;
  }
  const silenced = member.timeoutUntil !== null && Date.parse(member.timeoutUntil) > now.getTime();
  return silenced ? bits & WATCHING : bits;
}
