import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { shopItems, shopCategories as table } from "@/db/schema/shop";
import { recordAudit } from "@/features/audit/mutations";
import { conflict, notFound } from "@/lib/errors";
import { ownerCategories } from "../data/owner";
import type { ShopCategory } from "../dto";
import type { CategoryInput } from "../schema";
import { catalogueChanged } from "./announce";

async function find(ctx: GuildContext, id: number): Promise<ShopCategory> {
  const found = (await ownerCategories(ctx)).find((category) => category.id === id);
  if (!found) throw notFound("This category does not exist.");
  return found;
}

async function refuseSameName(ctx: GuildContext, name: string, self: number | null): Promise<void> {
  const same = (await ownerCategories(ctx)).find(
    (category) => category.id !== self && category.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) throw conflict("There is a category of this name already.", { field: "name" });
}

async function changed(
  ctx: GuildContext,
  verb: string,
  id: number,
  before: ShopCategory | null,
  after: ShopCategory | null,
): Promise<void> {
  await recordAudit(ctx, {
    action: `shop.category.${verb}`,
    subjectType: "shop_category",
    subjectId: String(id),
    before: before && { ...before },
    after: after && { ...after },
  });
  await catalogueChanged(ctx);
}

/** Makes a category, last in order. @throws AppError conflict when the name is taken */
export async function createCategory(ctx: GuildContext, input: CategoryInput): Promise<ShopCategory> {
  await refuseSameName(ctx, input.name, null);
  const last = sql<number>`coalesce((select max(display_order) + 1 from shop_categories where guild_id = ${ctx.guildId}), 0)`;
  const [row] = await ctx.db
    .insert(table)
    .values({
      guildId: ctx.guildId,
      categoryName: input.name,
      categoryDescription: input.description || null,
      displayOrder: last,
    })
    .returning({ id: table.categoryId });
  if (!row) throw new Error("The category was not stored.");
  const after = await find(ctx, row.id);
  await changed(ctx, "create", row.id, null, after);
  return after;
}

/** @throws AppError not_found, conflict when the name is taken */
export async function updateCategory(
  ctx: GuildContext,
  id: number,
  input: CategoryInput & { active?: boolean },
): Promise<ShopCategory> {
  const before = await find(ctx, id);
  await refuseSameName(ctx, input.name, id);
  await ctx.db
    .update(table)
    .set({
      categoryName: input.name,
      categoryDescription: input.description || null,
      isActive: input.active ?? before.active,
      updatedAt: ctx.now,
    })
    .where(and(eq(table.guildId, ctx.guildId), eq(table.categoryId, id)));
  const after = await find(ctx, id);
  await changed(ctx, "update", id, before, after);
  return after;
}

/** Sets the order of categories. Ids that are not this guild's change nothing. */
export async function reorderCategories(ctx: GuildContext, ids: readonly number[]): Promise<void> {
  const before = (await ownerCategories(ctx)).map((category) => category.id);
  await ctx.db.execute(sql`
    update shop_categories c set display_order = o.nr, updated_at = ${ctx.now}
    from unnest(${sql.param(ids)}::bigint[]) with ordinality as o (id, nr)
    where c.guild_id = ${ctx.guildId} and c.category_id = o.id`);
  await recordAudit(ctx, {
    action: "shop.category.reorder",
    subjectType: "shop",
    subjectId: ctx.guildId,
    before: { order: before },
    after: { order: [...ids] },
  });
  await catalogueChanged(ctx);
}

/** Takes a category away. Its items stay in the shop, without a category. */
export async function deleteCategory(ctx: GuildContext, id: number): Promise<void> {
  const before = await find(ctx, id);
  const key = and(eq(table.guildId, ctx.guildId), eq(table.categoryId, id));
  await ctx.db
    .update(shopItems)
    .set({ categoryId: null, updatedAt: ctx.now })
    .where(and(eq(shopItems.guildId, ctx.guildId), eq(shopItems.categoryId, id)));
  await ctx.db.delete(table).where(key);
  await changed(ctx, "delete", id, before, null);
}
