import { MOVEMENT_KINDS, type MovementKind } from "./schema";

export type LedgerKind = MovementKind | "other";

const isKind = (type: string): type is MovementKind => (MOVEMENT_KINDS as readonly string[]).includes(type);

/** Kind of a ledger entry by the type that stands in its row. */
export function kindOf(type: string): LedgerKind {
  if (type === "transfer_in" || type === "transfer_out") return "transfer";
  return isKind(type) ? type : "other";
}

/** Types of rows that a kind stands for. */
export const typesOf = (kind: LedgerKind): string[] =>
  kind === "transfer" ? ["transfer", "transfer_in", "transfer_out"] : [kind];

/** What a kind is, as the head of a row. */
export const KIND_WORDS: Record<LedgerKind, string> = {
  starting: "Starting coins",
  kill_reward: "Kills",
  activity: "Playing",
  daily: "Daily claims",
  transfer: "Transfers",
  shop_purchase: "Orders",
  shop_refund: "Refunds of orders",
  bounty_place: "Bounties placed",
  bounty_claim: "Bounties claimed",
  bounty_refund: "Bounties given back",
  verdict: "Verdicts",
  grant: "Given by staff",
  fine: "Fines and penalties",
  other: "Other",
};
