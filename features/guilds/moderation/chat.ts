import type { Caught, Moderation } from "./rules";

export type ChatRules = Pick<
  Moderation,
  "words" | "wordsCaught" | "links" | "linkHosts" | "spamMessages" | "newAccountDays"
>;

/** A message as far as the filter looks at it. */
export interface ChatMessage {
  content: string;
  /** Age of its writer's Discord account. */
  accountDays: number;
  /** Messages of its writer in the last ten seconds, this one included. */
  recent: number;
}

/** What is held back, and why, as the writer may read it. */
export interface Held {
  why: string;
  what: Caught;
}

/** So long messages count together. */
export const SPAM_SECONDS = 10;

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>]+|\bdiscord\.(?:gg|com\/invite)\/[^\s<>]+/giu;

/** Hosts that a text leads to, in lower case; what looks like a link and has no host counts as an unknown one. */
export function hostsIn(content: string): string[] {
  return [...content.matchAll(LINK)].map(([link]) => {
    const address = /^https?:/i.test(link) ? link : `https://${link}`;
    return URL.canParse(address) ? new URL(address).hostname.toLowerCase().replace(/^www\./, "") : "";
  });
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
const same = (text: string) => text.normalize("NFKC").toLowerCase();

/** Whether a text holds one of these words or phrases, as whole words and without regard to case. */
export function holdsWord(content: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const any = words.map((word) => escaped(same(word.trim()))).filter((word) => word !== "");
  if (any.length === 0) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join("|")})(?![\\p{L}\\p{N}])`, "u").test(same(content));
}

const isListed = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((listed) => host === listed || host.endsWith(`.${listed}`));

/** Whether the guild has the filter look at anything. */
export const filters = (rules: ChatRules): boolean =>
  rules.words.length > 0 || rules.links !== "all" || rules.newAccountDays > 0 || rules.spamMessages > 0;

/** What becomes of a message by the guild's rules; null where nothing does. */
export function heldBack(message: ChatMessage, rules: ChatRules): Held | null {
  const { content, accountDays, recent } = message;
  if (accountDays < rules.newAccountDays)
    return {
      why: `Accounts younger than ${rules.newAccountDays} days cannot write here yet.`,
      what: "delete",
    };
  if (rules.spamMessages > 0 && recent > rules.spamMessages)
    return { why: `More than ${rules.spamMessages} messages in ${SPAM_SECONDS} seconds.`, what: "mute" };
  if (holdsWord(content, rules.words))
    return { why: "It holds words that are held back here.", what: rules.wordsCaught };
  const hosts = rules.links === "all" ? [] : hostsIn(content);
  if (rules.links === "none" && hosts.length > 0)
    return { why: "Links are not allowed here.", what: "delete" };
  if (hosts.some((host) => !isListed(host, rules.linkHosts)))
    return { why: "Links to this address are not allowed here.", what: "delete" };
  return null;
}
