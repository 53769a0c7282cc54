export interface Overwrite {
  id: string;
  /** 0 for a role, 1 for a member: Discord's own numbers. */
  type: number;
  /** Permission bits as decimal text. */
  allow: string;
  deny: string;
}

export interface BotStanding {
  guildId: string;
  botId: string;
  roleIds: readonly string[];
  /** Every role of the guild, @everyone among them with the guild's own id. */
  roles: readonly { id: string; permissions: string; position?: number }[];
}

const ADMINISTRATOR = 1n << 3n;

/** Discord's rights as far as we need them: the bit, and the name that its settings show. */
export const RIGHTS = {
  KICK_MEMBERS: { bit: 1n << 1n, name: "Kick members" },
  BAN_MEMBERS: { bit: 1n << 2n, name: "Ban members" },
  VIEW_CHANNEL: { bit: 1n << 10n, name: "View channel" },
  SEND_MESSAGES: { bit: 1n << 11n, name: "Send messages" },
  MANAGE_MESSAGES: { bit: 1n << 13n, name: "Manage messages" },
  EMBED_LINKS: { bit: 1n << 14n, name: "Embed links" },
  ATTACH_FILES: { bit: 1n << 15n, name: "Attach files" },
  READ_MESSAGE_HISTORY: { bit: 1n << 16n, name: "Read message history" },
  MANAGE_THREADS: { bit: 1n << 34n, name: "Manage threads" },
  CREATE_PRIVATE_THREADS: { bit: 1n << 36n, name: "Create private threads" },
  SEND_MESSAGES_IN_THREADS: { bit: 1n << 38n, name: "Send messages in threads" },
  MODERATE_MEMBERS: { bit: 1n << 40n, name: "Time out members" },
} as const;
export type Right = keyof typeof RIGHTS;

/** Names of the rights that are not among these bits. */
export const missingRights = (bits: bigint, wanted: readonly Right[]): string[] =>
  wanted.filter((right) => (bits & RIGHTS[right].bit) === 0n).map((right) => RIGHTS[right].name);

/** The bot's permission bits in the guild as a whole. */
export const bitsOf = (standing: BotStanding): bigint => bitsIn(standing, []);

/** The position of the bot's highest role: it acts on nobody whose highest is not below. */
export const topPosition = ({ roleIds, roles }: BotStanding): number =>
  Math.max(0, ...roles.filter(({ id }) => roleIds.includes(id)).map(({ position }) => position ?? 0));

/**
 * The bot's permission bits in a channel, by Discord's rule: the roles together, then @everyone's overwrite, then
 * the roles' overwrites together, then the bot's own.
 */
export function bitsIn(standing: BotStanding, overwrites: readonly Overwrite[]): bigint {
  const { guildId, botId, roleIds, roles } = standing;
  const held = new Set([guildId, ...roleIds]);
  let bits = roles
    .filter((role) => held.has(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
  if (bits & ADMINISTRATOR) return (1n << 53n) - 1n;
  const layers = [
    overwrites.filter((one) => one.type === 0 && one.id === guildId),
    overwrites.filter((one) => one.type === 0 && one.id !== guildId && held.has(one.id)),
    overwrites.filter((one) => one.type === 1 && one.id === botId),
  ];
  for (const layer of layers) {
    const deny = layer.reduce((all, one) => all | BigInt(one.deny), 0n);
    const allow = layer.reduce((all, one) => all | BigInt(one.allow), 0n);
    bits = (bits & ~deny) | allow;
  }
  return bits;
}

/** What keeps a bot with these bits from posting in a channel, in words; null when nothing does. */
export function postingProblem(bits: bigint): string | null {
  const missing = missingRights(bits, ["VIEW_CHANNEL", "SEND_MESSAGES"]);
  if (missing.length === 0) return null;
  return `Grizzly OS misses ${missing.map((name) => `“${name}”`).join(" and ")} there.`;
}
