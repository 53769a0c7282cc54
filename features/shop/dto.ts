import type { Tier } from "@/features/supporters/schema";
import type { Effect, ItemKind, OrderState } from "./schema";

export interface Currency {
  name: string;
  symbol: string;
}

export interface ShopCategory {
  id: number;
  name: string;
  description: string | null;
  order: number;
  active: boolean;
  /** Items that visitors see in it. */
  items: number;
}

/** Why an item cannot be bought by anybody now; `buyable` when it can. */
export type ItemAvailability = "buyable" | "sold-out" | "paused" | "not-yet" | "over" | "hidden" | "archived";

export interface ShopItem {
  id: number;
  slug: string | null;
  name: string;
  description: string | null;
  categoryId: number | null;
  kind: ItemKind;
  price: number;
  /** Null is unlimited. */
  stock: number | null;
  maxPerPerson: number | null;
  limit: { count: number; hours: number } | null;
  /** `2 in 7 days`; null without a limit. */
  limitWords: string | null;
  needsTier: Tier;
  /** One entry for each thing that is placed. */
  classNames: string[];
  effect: Effect | null;
  picture: string | null;
  serviceIds: string[];
  availability: ItemAvailability;
  pausedReason: string | null;
  availableFrom: string | null;
  availableUntil: string | null;
  restockAt: string | null;
  stats: ItemStats;
  order: number;
  version: number;
}

/** The owner's view of an item. */
export interface OwnerItem extends ShopItem {
  listed: boolean;
  pausedBy: "owner" | "self" | null;
  restockTo: number | null;
  archivedAt: string | null;
  updatedAt: string;
}

/** How orders of an item, or of a whole shop, went in the last 30 days. */
export interface ItemStats {
  /** Orders with an outcome: they reached the game, or failed. */
  settled: number;
  delivered: number;
  failed: number;
  refunded: number;
  /** Paying to restart, in minutes, half of them faster; null before the first delivery. */
  medianMinutes: number | null;
}

export interface DeliveryPromise {
  /** `2 h 10 min`: this much time, from paying to restart, was enough for `percent` of the orders. */
  withinMinutes: number;
  percent: number;
  orders: number;
  refunded: number;
  medianMinutes: number;
  /** Orders by time, in equal steps from zero. */
  histogram: { fromMinutes: number; toMinutes: number; orders: number }[];
}

/** An item as far as its card in the catalogue tells of it: a page carries every item twice, as text and as data. */
export type CardItem = Omit<
  ShopItem,
  "classNames" | "effect" | "version" | "limit" | "maxPerPerson" | "availableUntil"
>;

export interface Catalogue {
  guild: { id: string; name: string; slug: string; icon: string | null };
  currency: Currency;
  categories: ShopCategory[];
  items: ShopItem[];
  /** Null until there was a delivery. */
  delivery: DeliveryPromise | null;
}

export interface PlaceCopy {
  id: string | null;
  kind: "drop_zone" | "saved" | "spot";
  name: string;
  map: string;
  x: number;
  z: number;
  altitude: number;
}

export interface Quote {
  itemId: number;
  name: string;
  quantity: number;
  unitPrice: number;
  total: number;
  coinsBefore: number;
  coinsAfter: number;
  currency: Currency;
  stock: number | null;
  /** Pieces that this person may still buy now; null without a limit. */
  mayBuy: number | null;
  place: PlaceCopy | null;
  playerName: string | null;
  /** The restart that an order paid now makes; null when the server's restarts are not known. */
  expectedAt: string | null;
  allowed: boolean;
  /** Why not, one sentence each. */
  reasons: string[];
}

export interface PurchaseResult {
  /** The order's name in its guild, and in addresses. */
  number: number;
  itemName: string;
  quantity: number;
  total: number;
  coinsBefore: number;
  coinsAfter: number;
  paidAt: string;
  /** True when the same key had already paid: nothing moved now. */
  replayed: boolean;
}

export interface OrderSummary {
  guildId: string;
  /** The order's name in its guild, and in addresses. */
  number: number;
  itemId: number | null;
  itemName: string;
  kind: ItemKind;
  picture: string | null;
  quantity: number;
  total: number;
  state: OrderState;
  stateAt: string;
  paidAt: string;
  buyer: { discordId: string; name: string };
  playerName: string | null;
  placeName: string | null;
  expectedAt: string | null;
  answer: "got_it" | "not_there" | null;
}

export interface OrderPage {
  orders: OrderSummary[];
  next: number | null;
}

/** One fact of a step; `mono` for what is copied: tags, hashes, log lines. */
export interface EvidenceRow {
  label: string;
  value: string;
  mono?: boolean;
}

export interface OrderEvent {
  id: number;
  state: OrderState;
  at: string;
  sentence: string;
  evidence: EvidenceRow[];
  by: "buyer" | "staff" | "system";
}

export interface OrderLedgerLine {
  entryId: string;
  at: string;
  amount: number;
  before: number | null;
  after: number | null;
}

export interface OrderDetail extends OrderSummary {
  unitPrice: number;
  /** One entry for each thing that is placed. */
  classNames: string[];
  effect: Effect | null;
  serviceId: string | null;
  /** Why it is not written to its server yet, in a sentence; null where nothing hinders it. */
  waitsBecause: string | null;
  place: PlaceCopy | null;
  bootSeenAt: string | null;
  collectUntil: string | null;
  /** When the order closes by itself without an answer. */
  closesAt: string | null;
  closedAt: string | null;
  failedAt: string | null;
  refundedAt: string | null;
  refundReason: string | null;
  /** Minutes from paying to restart, once it was seen. */
  tookMinutes: number | null;
  events: OrderEvent[];
  ledger: OrderLedgerLine[];
  may: { answer: boolean; cancel: boolean; refund: boolean };
}
