import { CAUSE_KINDS, type CauseKind, type RewardLine } from "./schema";
import type { LedgerCause } from "./wallet";

/** What a ledger line and the things around it say about its cause. */
export interface CauseFacts {
  type: string;
  amount: bigint;
  causeKind: string;
  causeId: string;
  description: string | null;
  metadata: Record<string, unknown> | null;
  counterpartyId: string | null;
  lines: RewardLine[] | null;
  raw: string | null;
  service: string | null;
  place: string | null;
  killerName: string | null;
  orderNumber: number | null;
  itemName: string | null;
  quantity: number | null;
  orderPlace: Record<string, unknown> | null;
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const join = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(", ") || null;

function killWords(facts: CauseFacts): [string, string | null] {
  const meters = facts.metadata?.distance;
  const distance = typeof meters === "number" ? `${Math.round(meters)} m` : null;
  const near = facts.place === null ? null : `near ${facts.place}`;
  return [facts.description ?? "Kill", join(textOf(facts.metadata?.weapon), distance, near)];
}

function orderWords(facts: CauseFacts): [string, string | null] {
  const number = facts.orderNumber ?? facts.causeId;
  const times = facts.quantity !== null && facts.quantity > 1 ? ` × ${facts.quantity}` : "";
  const item = `${facts.itemName ?? facts.description ?? "an item"}${times}`;
  const refund = facts.type === "shop_refund";
  const at = textOf(facts.orderPlace?.name);
  return [refund ? `Refund of order ${number}` : `Order ${number}`, join(item, refund ? null : at)];
}

function transferWords(facts: CauseFacts): [string, string | null] {
  const sent = facts.amount < 0n;
  const name = textOf(sent ? facts.metadata?.toName : facts.metadata?.fromName) ?? facts.counterpartyId;
  const fee = facts.metadata?.fee;
  const words = sent && typeof fee === "number" && fee > 0 ? `includes a fee of ${fee}` : null;
  return [`${sent ? "To" : "From"} ${name ?? "somebody"}`, join(textOf(facts.metadata?.note), words)];
}

function words(facts: CauseFacts, kind: LedgerCause["kind"]): [string, string | null] {
  if (kind === "kill") return killWords(facts);
  if (kind === "order") return orderWords(facts);
  if (kind === "transfer") return transferWords(facts);
  if (kind === "daily") {
    const day = facts.metadata?.day;
    return ["Daily claim", typeof day === "number" && day > 1 ? `day ${day} in a row` : null];
  }
  if (kind === "bounty") return [facts.description ?? "Bounty", textOf(facts.metadata?.reason)];
  if (kind === "verdict") return [`Verdict ${facts.causeId}`, facts.description];
  if (kind === "grant") return ["Given by staff", facts.description];
  if (kind === "fine") return ["Taken by staff", facts.description];
  return [facts.description ?? "Coins moved", null];
}

/** What a ledger line leads to, in words and with its evidence. */
export function causeOf(facts: CauseFacts): LedgerCause {
  const kind = (CAUSE_KINDS as readonly string[]).includes(facts.causeKind)
    ? (facts.causeKind as CauseKind)
    : "other";
  const [title, detail] = words(facts, kind);
  const other = kind === "transfer" ? facts.counterpartyId : null;
  const name = textOf(facts.amount < 0n ? facts.metadata?.toName : facts.metadata?.fromName);
  return {
    kind,
    id: facts.causeId,
    title,
    detail,
    lines: facts.amount > 0n ? (facts.lines ?? []) : [],
    proof: facts.raw === null ? null : { raw: facts.raw, service: facts.service },
    orderNumber: facts.orderNumber,
    counterparty: other === null ? null : { discordId: other, name: name ?? other },
  };
}
