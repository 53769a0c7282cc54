import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { shopItems as table } from "@/db/schema/shop";
import type { OwnerItem } from "../dto";
import type { ItemSaveInput } from "../schema";
import { updateItem } from "./items";

/**
 * Saves a form that was open for a while: stock that nobody typed anew stays as sales have left it meanwhile.
 * @param stockSeen the stock that the form was opened with
 * @throws AppError as updateItem
 */
export async function saveItemForm(
  ctx: GuildContext,
  input: ItemSaveInput,
  stockSeen: number | null,
): Promise<OwnerItem> {
  const [now] = await ctx.db
    .select({ stock: table.stockQuantity })
    .from(table)
    .where(and(eq(table.guildId, ctx.guildId), eq(table.itemId, input.itemId)))
    .for("update");
  const untouched = now !== undefined && input.stock === stockSeen;
  return updateItem(ctx, untouched ? { ...input, stock: now.stock } : input);
}
