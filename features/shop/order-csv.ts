import { csvText } from "@/lib/csv";
import type { OrderSummary } from "./dto";

const HEAD = [
  "order",
  "item",
  "kind",
  "quantity",
  "coins",
  "state",
  "state_since_utc",
  "paid_utc",
  "expected_utc",
  "buyer",
  "buyer_discord_id",
  "player",
  "place",
  "answer",
];

/** Orders as CSV, for the guild's staff. */
export const ordersCsv = (orders: readonly OrderSummary[]): string =>
  csvText(
    HEAD,
    orders.map((order) => [
      order.number,
      order.itemName,
      order.kind,
      order.quantity,
      order.total,
      order.state,
      order.stateAt,
      order.paidAt,
      order.expectedAt,
      order.buyer.name,
      order.buyer.discordId,
      order.playerName,
      order.placeName,
      order.answer,
    ]),
  );
