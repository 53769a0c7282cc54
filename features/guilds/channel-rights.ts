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
  roles: readonly { id: string; permissions: string }[];
}

const ADMINISTRATOR = 1n << 3n;
const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;

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

/** What keeps the bot from posting in a channel, in words; null when nothing does. */
export function postingProblem(standing: BotStanding, overwrites: readonly Overwrite[]): string | null {
  const bits = bitsIn(standing, overwrites);
  const missing = [
    [VIEW_CHANNEL, "View channel"],
    [SEND_MESSAGES, "Send messages"],
  ].flatMap(([bit, name]) => (bits & (bit as bigint) ? [] : [name as string]));
  if (missing.length === 0) return null;
  return `Grizzly OS misses ${missing.map((name) => `“${name}”`).join(" and ")} there.`;
}
