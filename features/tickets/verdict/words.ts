import { formatCoins } from "@/lib/money";

export const DECISIONS = ["upheld", "rejected"] as const;
export type Decision = (typeof DECISIONS)[number];

export const EFFECTS = ["warn", "ban", "refund", "coins", "item"] as const;
export type EffectKind = (typeof EFFECTS)[number];

export const EFFECT_WORDS: Record<EffectKind, string> = {
  warn: "Warning",
  ban: "Ban",
  refund: "Refund",
  coins: "Compensation",
  item: "Item",
};

/** Days in which a verdict can be appealed. */
export const APPEAL_DAYS = 14;

/** What becomes of an effect that is taken back, for whoever decides. */
export const UNDO_WORDS: Record<EffectKind, string> = {
  warn: "At once; it no longer counts against them",
  ban: "Off Nitrado's list within minutes",
  refund: "Not at all: the coins stay with them",
  coins: "At once, with a line in the ledger, as long as they are not spent",
  item: "As long as it is not delivered: the order goes, and its price with it",
};

export const banLength = (days: number | null): string =>
  days === null ? "without an end" : `for ${days} ${days === 1 ? "day" : "days"}`;

const DAY_MONTH = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
export const dayWords = (at: Date): string => DAY_MONTH.format(at);

/** What a letter is made of, before and after the verdict is given. */
export interface LetterFacts {
  decision: Decision;
  /** What the ticket was: `report`, `appeal` or something else. */
  type: string;
  rule: string | null;
  reason: string;
  warn: boolean;
  ban: { days: number | null; endsAt: Date | null; servers: readonly string[] } | null;
  refund: { order: number; coins: number } | null;
  coins: number | null;
  /** Name of an item that they are given. */
  item: string | null;
  symbol: string;
  appealUntil: Date;
}

export interface Letter {
  title: string;
  reason: string;
  /** What happens, one sentence each. */
  effects: string[];
  /** A sentence below. */
  beside: string | null;
}

const ruled = ({ rule, reason }: LetterFacts) => (rule ? `${rule}. ${reason}` : reason);

const THING: Record<string, string> = { report: "Your report", appeal: "Your appeal" };

/** What the opener reads. It never names what follows for somebody else. */
export function openerLetter(facts: LetterFacts): Letter {
  const { decision, coins, refund, item, symbol, warn, ban } = facts;
  const thing = THING[facts.type] ?? "Your request";
  const effects = [
    ...(coins === null ? [] : [`You receive ${formatCoins(coins)} ${symbol} now.`]),
    ...(item === null ? [] : [`You receive ${item}: it is delivered as an order of your own.`]),
    ...(refund === null
      ? []
      : [`Order ${refund.order} is refunded: ${formatCoins(refund.coins)} ${symbol} are yours again.`]),
  ];
  return {
    title: `${thing} is ${decision}`,
    reason: ruled(facts),
    effects,
    beside: warn || ban ? "What follows for the other player stays between them and the team." : null,
  };
}

/** What the warned or banned player reads; null where the verdict does nothing to them. */
export function targetLetter(facts: LetterFacts): Letter | null {
  const { warn, ban } = facts;
  if (!warn && !ban) return null;
  const effects = ban
    ? [
        ban.endsAt === null
          ? "The ban has no end."
          : `You can play again on ${dayWords(ban.endsAt)}. Your screen shows the hour in your own zone.`,
        ...(ban.servers.length > 0 ? [`It holds on ${ban.servers.join(", ")}.`] : []),
      ]
    : ["Nothing else happens. The next one may be a ban."];
  return {
    title: ban ? `Banned ${banLength(ban.days)}` : "A warning",
    reason: ruled(facts),
    effects,
    beside: ban && warn ? "It counts as a warning, too." : null,
  };
}

/** A letter as a message of the conversation. @param appeal address where it can be appealed */
export function letterText(letter: Letter, facts: LetterFacts, appeal: string | null): string {
  const until = dayWords(facts.appealUntil);
  return [
    `**${letter.title}.** ${letter.reason}`,
    letter.effects.map((effect) => `- ${effect}`).join("\n"),
    letter.beside,
    appeal === null ? null : `Not right? You can appeal until ${until}: ${appeal}`,
  ]
    .filter((part) => part !== null && part !== "")
    .join("\n\n");
}

/** What a verdict will do, in one line for whoever gives it. */
export function summary(facts: LetterFacts & { close: boolean; number: number }): string {
  const { decision, warn, ban, refund, coins, item, symbol, close, number } = facts;
  const given = (coins ?? 0) + (refund?.coins ?? 0);
  const parts = [
    warn ? "a warning" : null,
    ban ? `a ban ${banLength(ban.days)}` : null,
    given > 0 ? `${formatCoins(given)} ${symbol}` : null,
    item,
  ].filter((part) => part !== null);
  const what = decision === "rejected" ? "rejected, with the reason" : parts.join(" and ");
  const words = what === "" ? "nothing yet" : what;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. Ticket ${number} ${close ? "closes" : "stays open"}.`;
}

/** An effect as it stands in the ticket, for staff. */
export function effectWords(
  effect: {
    kind: EffectKind;
    playerName: string | null;
    amount: number | null;
    order: number | null;
    days: number | null;
  },
  symbol: string,
): string {
  const { kind, amount, order, days } = effect;
  const name = effect.playerName ?? "somebody";
  if (kind === "warn") return `${name} is warned`;
  if (kind === "ban") return `${name} is banned ${banLength(days)}`;
  const coins = `${formatCoins(amount ?? 0)} ${symbol}`;
  if (kind === "item") return `${name} is given order ${order ?? ""}, worth ${coins}`;
  return kind === "refund" ? `Order ${order ?? ""} is refunded, ${coins}` : `${coins} to ${name}`;
}
