import type { Level } from "@/features/guilds/levels";
import { type CapsByLevel, capProblem } from "@/features/guilds/moderation/rules";
import { DAY } from "@/lib/time";
import type { GiftChoices } from "../../../verdict/data/gifts";
import { appealEnd, type VerdictDraft, type VerdictProblems, verdictProblems } from "../../../verdict/rules";
import type { EarlierEffect } from "../../../verdict/schema";
import type { Decision, LetterFacts } from "../../../verdict/words";

/** What the sheet knows of its ticket. */
export interface VerdictCase {
  guildId: string;
  guildName: string;
  number: number;
  /** Newest message that the page shows. */
  seen: number;
  type: string;
  level: Level | undefined;
  caps: CapsByLevel;
  symbol: string;
  opener: string;
  /** Coins of the opener now; null where the reader may not see them. */
  balance: number | null;
  /** The reported player; null where the ticket is about nobody. */
  target: { name: string; self: boolean; linked: boolean } | null;
  earlier: EarlierEffect[];
  /** Server of the report; null where it is about none. */
  here: string | null;
  servers: { serviceId: string; name: string; refusal: string | null }[];
  orders: { number: number; name: string; total: number; problem: string | null }[];
  /** Null for whoever may not see orders. */
  gifts: GiftChoices | null;
  given: number;
  rules: string[];
  ownTicket: boolean;
  ownVerdict: boolean;
  /** Number of the verdict that this ticket appeals. */
  appealOf: number | null;
}

/** The sheet as somebody fills it. */
export interface Sheet {
  decision: Decision;
  warn: boolean;
  ban: boolean;
  /** Null is without an end. */
  days: number | null;
  everywhere: boolean;
  target: string;
  refund: boolean;
  order: number | null;
  compensate: boolean;
  coins: string;
  give: boolean;
  item: number | null;
  drop: string;
  rule: string;
  reason: string;
  internal: string;
  close: boolean;
}

/** One part of the sheet. */
export interface PartProps {
  about: VerdictCase;
  sheet: Sheet;
  problems: VerdictProblems;
  set: (change: Partial<Sheet>) => void;
}

/** How far the reader's level goes. @param cap null is no limit, 0 is not at all */
export const upTo = (cap: number | null, words: (cap: number) => string): string =>
  cap === null ? "Your role: no cap" : cap === 0 ? "Not with your role" : `Your role: up to ${words(cap)}`;

export const BAN_CHOICES: readonly (number | null)[] = [1, 3, 7, 14, 30, null];

const mayBan = (about: VerdictCase, days: number | null) =>
  capProblem(about, about.level, "banDays", days) === null;

export const emptySheet = (about: VerdictCase): Sheet => ({
  decision: "upheld",
  warn: false,
  ban: false,
  days: BAN_CHOICES.findLast((days) => days !== null && days <= 3 && mayBan(about, days)) ?? 1,
  everywhere: about.here === null,
  target: "",
  refund: false,
  order: about.orders.find(({ problem }) => problem === null)?.number ?? null,
  compensate: false,
  coins: "",
  give: false,
  item: null,
  drop: about.gifts?.drops[0]?.value ?? "",
  rule: "",
  reason: "",
  internal: "",
  close: true,
});

const coinsOf = (sheet: Sheet): number | null => {
  if (!sheet.compensate) return null;
  const coins = Number(sheet.coins);
  return Number.isSafeInteger(coins) && coins > 0 ? coins : 0;
};

const draftOf = (sheet: Sheet): VerdictDraft => ({
  decision: sheet.decision,
  warn: sheet.warn,
  ban: sheet.ban ? { days: sheet.days } : null,
  refund: sheet.refund,
  coins: coinsOf(sheet),
  item: sheet.give,
});

const giftOf = (about: VerdictCase, sheet: Sheet) =>
  sheet.give && sheet.drop !== "" ? about.gifts?.items.find(({ id }) => id === sheet.item) : undefined;

/** Servers where a ban would be written. */
export function serversOf(about: VerdictCase, sheet: Sheet): VerdictCase["servers"] {
  const all =
    about.here !== null && !sheet.everywhere
      ? about.servers.filter(({ serviceId }) => serviceId === about.here)
      : about.servers;
  return all.filter(({ refusal }) => refusal === null);
}

/** What stops the verdict as the sheet stands, by the rules that the server holds it to as well. */
export function problemsOf(about: VerdictCase, sheet: Sheet): VerdictProblems {
  const order = about.orders.find(({ number }) => number === sheet.order);
  const gift = giftOf(about, sheet);
  const named = about.target ?? (sheet.target.trim() === "" ? null : { self: false });
  return verdictProblems(draftOf(sheet), {
    moderation: { caps: about.caps },
    level: about.level,
    ownTicket: about.ownTicket,
    ownVerdict: about.ownVerdict,
    target: named && { self: named.self, opener: false },
    servers: serversOf(about, sheet).length,
    order: order ? { total: order.total, problem: order.problem } : null,
    item: gift ? { total: gift.price, problem: null } : null,
    given: about.given,
  });
}

/** What the letters would say now. */
export function letterOf(about: VerdictCase, sheet: Sheet, now: Date): LetterFacts {
  const order = about.orders.find(({ number }) => number === sheet.order);
  const upheld = sheet.decision === "upheld";
  return {
    decision: sheet.decision,
    type: about.type,
    rule: sheet.rule.trim() || null,
    reason: sheet.reason.trim(),
    warn: upheld && sheet.warn,
    ban:
      upheld && sheet.ban
        ? {
            days: sheet.days,
            endsAt: sheet.days === null ? null : new Date(now.getTime() + sheet.days * DAY),
            servers: serversOf(about, sheet).map(({ name }) => name),
          }
        : null,
    refund: upheld && sheet.refund && order ? { order: order.number, coins: order.total } : null,
    coins: upheld ? coinsOf(sheet) || null : null,
    item: upheld ? (giftOf(about, sheet)?.name ?? null) : null,
    symbol: about.symbol,
    appealUntil: appealEnd(now),
  };
}
