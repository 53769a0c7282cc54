import type { Channel, Guild, Member } from "./types";

/** Discord's permission bits, as far as the sandbox looks at them. */
export const PERMISSION = {
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
  MANAGE_ROLES: 1n << 28n,
  MANAGE_THREADS: 1n << 34n,
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
