import { tierName, tierReaches } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";
import { MAX_COINS } from "@/lib/money";
import { DAY } from "@/lib/time";
import type { ItemAvailability } from "./dto";
import { MAX_ENTITIES_PER_ORDER } from "./limits";
import type { ItemKind } from "./schema";

/** An order must be paid this long before a restart to make it. */
export const CUT_OFF_MINUTES = 10;

/** What decides whether an item can be bought at all, by anybody. */
export interface ItemFacts {
  kind: ItemKind;
  name: string;
  price: bigint;
  stock: number | null;
  maxPerPerson: number | null;
  limitCount: number | null;
  limitHours: number | null;
  needsTier: Tier;
  pieces: number;
  listed: boolean;
  pausedReason: string | null;
  archivedAt: Date | null;
  availableFrom: Date | null;
  availableUntil: Date | null;
  serviceIds: readonly string[];
}

/** What the buyer brings. Pieces count orders that were not refunded. */
export interface BuyerFacts {
  balance: bigint;
  tier: Tier;
  boughtEver: number;
  boughtInWindow: number;
  symbol: string;
  /** Set for in-game items: the receiving player is one of the buyer's own. */
  playerKnown: boolean;
  serviceId: string | null;
  /** Why the chosen place is refused; null when it is good. Undefined when none was chosen. */
  placeProblem: string | null | undefined;
}

/** The state of an item for everybody. A paused or sold-out item stays visible; a hidden one does not. */
export function availability(item: Omit<ItemFacts, "name" | "pieces">, now: Date): ItemAvailability {
  if (item.archivedAt) return "archived";
  if (!item.listed) return "hidden";
  if (item.pausedReason !== null) return "paused";
  if (item.availableFrom && now < item.availableFrom) return "not-yet";
  if (item.availableUntil && now >= item.availableUntil) return "over";
  return item.stock === 0 ? "sold-out" : "buyable";
}

const REFUSALS: Record<Exclude<ItemAvailability, "buyable">, (item: ItemFacts) => string> = {
  archived: (item) => `${item.name} is no longer sold.`,
  hidden: (item) => `${item.name} is not for sale.`,
  paused: (item) => `${item.name} is paused: ${item.pausedReason ?? "it is being checked"}`,
  "not-yet": (item) => `${item.name} is not for sale yet.`,
  over: (item) => `${item.name} is no longer for sale.`,
  "sold-out": (item) => `${item.name} is sold out.`,
};

/** Pieces that limits leave to a person; null without a limit. */
export function mayBuy(
  item: Pick<ItemFacts, "maxPerPerson" | "limitCount">,
  buyer: Pick<BuyerFacts, "boughtEver" | "boughtInWindow">,
): number | null {
  const left = [
    item.maxPerPerson === null ? null : item.maxPerPerson - buyer.boughtEver,
    item.limitCount === null ? null : item.limitCount - buyer.boughtInWindow,
  ].filter((one) => one !== null);
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}

/** `2 in 7 days`, `4 a day`, `1 in 12 hours`; null without a limit. */
export function limitWords(
  item: Pick<ItemFacts, "maxPerPerson" | "limitCount" | "limitHours">,
): string | null {
  if (item.limitCount !== null && item.limitHours !== null) {
    const days = item.limitHours / 24;
    if (item.limitHours === 24) return `${item.limitCount} a day`;
    if (Number.isInteger(days)) return `${item.limitCount} in ${days} days`;
    return `${item.limitCount} in ${item.limitHours} ${item.limitHours === 1 ? "hour" : "hours"}`;
  }
  return item.maxPerPerson === null ? null : `${item.maxPerPerson} a person`;
}

function limitReasons(item: ItemFacts, buyer: BuyerFacts, quantity: number): string[] {
  const left = mayBuy(item, buyer);
  if (left === null || quantity <= left) return [];
  const rule = limitWords(item);
  return left === 0
    ? [`You have bought as many as a person may: ${rule}.`]
    : [`You may buy ${left} more of this: ${rule}.`];
}

function deliveryReasons(item: ItemFacts, buyer: BuyerFacts, quantity: number): string[] {
  if (item.kind !== "in_game") return [];
  const reasons: string[] = [];
  if (!buyer.playerKnown) reasons.push("Choose which of your linked players receives it.");
  if (item.serviceIds.length > 0 && !item.serviceIds.includes(buyer.serviceId ?? ""))
    reasons.push("This item is not sold for that server.");
  if (buyer.placeProblem === undefined) reasons.push("Choose where it is placed.");
  else if (buyer.placeProblem !== null) reasons.push(buyer.placeProblem);
  if (item.pieces * quantity > MAX_ENTITIES_PER_ORDER)
    reasons.push(`One order places at most ${MAX_ENTITIES_PER_ORDER} objects. Order fewer at once.`);
  return reasons;
}

export interface PurchaseDecision {
  total: bigint;
  /** Why not, one sentence each; empty when the purchase is right. */
  reasons: string[];
}

/**
 * Price and permission of a purchase. The price is the item's own: no tier, no person and no time changes it.
 */
export function decidePurchase(
  item: ItemFacts,
  buyer: BuyerFacts,
  quantity: number,
  now: Date,
): PurchaseDecision {
  const total = item.price * BigInt(quantity);
  const state = availability(item, now);
  if (state !== "buyable") return { total, reasons: [REFUSALS[state](item)] };
  const reasons: string[] = [];
  if (item.stock !== null && quantity > item.stock) reasons.push(`Only ${item.stock} of this are left.`);
  if (!tierReaches(buyer.tier, item.needsTier))
    reasons.push(
      `This needs ${tierName(item.needsTier)}. You have ${buyer.tier === "none" ? "no tier" : tierName(buyer.tier)}.`,
    );
  reasons.push(...limitReasons(item, buyer, quantity), ...deliveryReasons(item, buyer, quantity));
  if (total > MAX_COINS) reasons.push("That is more than anybody can pay at once.");
  else if (total > buyer.balance)
    reasons.push(`You have ${buyer.balance} ${buyer.symbol}, and this costs ${total}.`);
  return { total, reasons };
}

/**
 * The restart that an order paid now makes, from the server's restarts in order of time; null when none is known.
 */
export function restartFor(now: Date, restarts: readonly Date[]): Date | null {
  const paidBy = now.getTime() + CUT_OFF_MINUTES * 60_000;
  return restarts.find((restart) => restart.getTime() >= paidBy) ?? null;
}

/** Statistics look back this far. */
export const STATS_DAYS = 30;
export const statsSince = (now: Date): Date => new Date(now.getTime() - STATS_DAYS * DAY);
