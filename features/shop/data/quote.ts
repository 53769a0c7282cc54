import type { GuildContext } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf } from "@/features/economy/data/wallet";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import type { Quote } from "../dto";
import { decidePurchase, mayBuy } from "../rules";
import type { QuoteInput } from "../schema";
import { purchaseFacts } from "./purchase-facts";

/**
 * What a purchase would cost and whether it would be allowed now, by the rules of the purchase itself. Writes
 * nothing and locks nothing, so that the answer can be outdated when the button is pressed.
 * @throws AppError not_found
 */
export async function quote(ctx: GuildContext, discordId: string, input: QuoteInput): Promise<Quote> {
  const [facts, before, currency] = await Promise.all([
    purchaseFacts(ctx, discordId, input),
    balanceOf(ctx, discordId),
    currencyOf(ctx, ctx.guildId),
  ]);
  const { item, place, playerName, expectedAt } = facts;
  const buyer = { ...facts.buyer, balance: coinsFromNumber(before), symbol: currency.symbol };
  const { total, reasons } = decidePurchase(item, buyer, input.quantity, ctx.now);
  return {
    itemId: item.id,
    name: item.name,
    quantity: input.quantity,
    unitPrice: coinsToNumber(item.price),
    total: coinsToNumber(total),
    coinsBefore: before,
    coinsAfter: before - coinsToNumber(total),
    currency,
    stock: item.stock,
    mayBuy: mayBuy(item, buyer),
    place: place && Number.isFinite(place.altitude) ? place : null,
    playerName,
    expectedAt: expectedAt?.toISOString() ?? null,
    allowed: reasons.length === 0,
    reasons,
  };
}
