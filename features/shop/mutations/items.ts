import { and, eq, ne, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { shopCategories, shopItems as table } from "@/db/schema/shop";
import { recordAudit } from "@/features/audit/mutations";
import { conflict, invalid, notFound } from "@/lib/errors";
import { slugOf } from "../data/items";
import { ownerItem } from "../data/owner";
import type { OwnerItem } from "../dto";
import { itemProblems } from "../fairness";
import type { ItemInput, ItemSaveInput } from "../schema";
import { catalogueChanged } from "./announce";

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

function columns(input: ItemInput, slug: string) {
  return {
    itemName: input.name,
    slug,
    itemDescription: input.description || null,
    categoryId: input.categoryId,
    kind: input.kind,
    price: BigInt(input.price),
    stockQuantity: input.stock,
    maxPerUser: input.maxPerPerson,
    limitCount: input.limitCount,
    limitHours: input.limitHours,
    needsTier: input.needsTier,
    classNames: input.classNames,
    effect: input.effect,
    picture: input.picture,
    serviceIds: input.serviceIds,
    availableFrom: dateOf(input.availableFrom),
    availableUntil: dateOf(input.availableUntil),
    restockAt: dateOf(input.restockAt),
    restockTo: input.restockTo,
    isActive: input.listed,
  };
}

/** The rules of an item, the fairness rule among them, and what only the database knows. */
async function check(ctx: GuildContext, input: ItemInput, self: number | null): Promise<string> {
  const problems = itemProblems(input);
  const [same, categories] = await Promise.all([
    ctx.db
      .select({ id: table.itemId, name: table.itemName, slug: table.slug })
      .from(table)
      .where(and(eq(table.guildId, ctx.guildId), ne(table.state, "archived"))),
    ctx.db
      .select({ id: shopCategories.categoryId })
      .from(shopCategories)
      .where(eq(shopCategories.guildId, ctx.guildId)),
  ]);
  const others = same.filter((item) => item.id !== self);
  if (others.some((item) => item.name.toLowerCase() === input.name.toLowerCase()))
    problems.name = "There is an item of this name already.";
  if (input.categoryId !== null && !categories.some((category) => category.id === input.categoryId))
    problems.categoryId = "This category does not exist.";
  const [first] = Object.values(problems);
  if (first) throw invalid(first, problems);
  const base = slugOf(input.name);
  const taken = new Set(others.map((item) => item.slug));
  let slug = base;
  for (let nr = 2; taken.has(slug); nr++) slug = `${base.slice(0, 56)}-${nr}`;
  return slug;
}

async function changed(
  ctx: GuildContext,
  verb: string,
  itemId: number,
  before: OwnerItem | null,
): Promise<OwnerItem> {
  const after = await ownerItem(ctx, itemId);
  const facts = (item: OwnerItem) => {
    const { stats: _stats, ...rest } = item;
    return { ...rest };
  };
  await recordAudit(ctx, {
    action: `shop.item.${verb}`,
    subjectType: "shop_item",
    subjectId: String(itemId),
    before: before && facts(before),
    after: facts(after),
  });
  await catalogueChanged(ctx);
  return after;
}

/**
 * Adds an item, last in order.
 * @throws AppError invalid with a sentence by field; the fairness rule is quoted where it is broken
 */
export async function createItem(ctx: GuildContext, input: ItemInput): Promise<OwnerItem> {
  const slug = await check(ctx, input, null);
  const last = sql<number>`coalesce((select max(display_order) + 1 from shop_items where guild_id = ${ctx.guildId}), 0)`;
  const [row] = await ctx.db
    .insert(table)
    .values({ ...columns(input, slug), guildId: ctx.guildId, displayOrder: last, createdAt: ctx.now })
    .returning({ id: table.itemId });
  if (!row) throw new Error("The item was not stored.");
  return changed(ctx, "create", row.id, null);
}

/**
 * Saves an item whole. Orders that were paid keep the item as it was.
 * @throws AppError invalid, not_found, conflict when somebody else saved it since `version`
 */
export async function updateItem(ctx: GuildContext, input: ItemSaveInput): Promise<OwnerItem> {
  const { itemId, version, ...item } = input;
  const before = await ownerItem(ctx, itemId);
  if (before.availability === "archived") throw conflict("This item is archived. Restore it first.");
  const slug = await check(ctx, item, itemId);
  const saved = await ctx.db
    .update(table)
    .set({ ...columns(item, slug), version: sql`${table.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(table.guildId, ctx.guildId), eq(table.itemId, itemId), eq(table.version, version)))
    .returning({ id: table.itemId });
  if (saved.length === 0)
    throw conflict("Somebody else saved this item meanwhile. Load it again to see what changed.", {
      code: "version",
      version: before.version,
    });
  return changed(ctx, "update", itemId, before);
}

async function set(
  ctx: GuildContext,
  itemId: number,
  verb: string,
  values: Partial<typeof table.$inferInsert>,
): Promise<OwnerItem> {
  const before = await ownerItem(ctx, itemId);
  await ctx.db
    .update(table)
    .set({ ...values, version: sql`${table.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(table.guildId, ctx.guildId), eq(table.itemId, itemId)));
  return changed(ctx, verb, itemId, before);
}

/** @param stock pieces that can be sold from now on; null is unlimited */
export const setStock = (ctx: GuildContext, itemId: number, stock: number | null): Promise<OwnerItem> =>
  set(ctx, itemId, "stock", { stockQuantity: stock });

/** Stops the sale; the item stays in the shop with the reason. */
export const pauseItem = (ctx: GuildContext, itemId: number, reason: string): Promise<OwnerItem> =>
  set(ctx, itemId, "pause", { state: "paused", pausedBy: "owner", pausedReason: reason });

/** Sells a paused item again. */
export async function resumeItem(ctx: GuildContext, itemId: number): Promise<OwnerItem> {
  const { availability } = await ownerItem(ctx, itemId);
  if (availability === "archived") throw conflict("This item is archived. Restore it first.");
  return set(ctx, itemId, "resume", { state: "active", pausedBy: null, pausedReason: null });
}

/** Takes an item out of the shop for good. Its orders keep their history. */
export const archiveItem = (ctx: GuildContext, itemId: number): Promise<OwnerItem> =>
  set(ctx, itemId, "archive", { state: "archived", archivedAt: ctx.now });

/** Brings an archived item back, hidden at first. @throws AppError conflict when its name was given away */
export async function restoreItem(ctx: GuildContext, itemId: number): Promise<OwnerItem> {
  const item = await ownerItem(ctx, itemId);
  if (item.availability !== "archived") throw notFound("This item is not archived.");
  const same = await ctx.db
    .select({ id: table.itemId })
    .from(table)
    .where(and(eq(table.guildId, ctx.guildId), eq(table.itemName, item.name), ne(table.state, "archived")));
  if (same.length > 0) throw conflict(`Another item is called ${item.name} now. Rename that one first.`);
  const values = { state: "active", archivedAt: null, isActive: false, pausedBy: null, pausedReason: null };
  return set(ctx, itemId, "restore", { ...values, slug: `${slugOf(item.name).slice(0, 50)}-${itemId}` });
}

/** Sets the order of items. Ids that are not this guild's change nothing. */
export async function reorderItems(ctx: GuildContext, ids: readonly number[]): Promise<void> {
  await ctx.db.execute(sql`
    update shop_items i set display_order = o.nr
    from unnest(${sql.param(ids)}::bigint[]) with ordinality as o (id, nr)
    where i.guild_id = ${ctx.guildId} and i.item_id = o.id`);
  const after = { order: [...ids] };
  await recordAudit(ctx, { action: "shop.item.reorder", subjectType: "shop", subjectId: ctx.guildId, after });
  await catalogueChanged(ctx);
}

/** Fills up items whose restock is due. A job calls it. @returns how many */
export async function restockDue(ctx: GuildContext): Promise<number> {
  const due = await ctx.db
    .update(table)
    .set({
      stockQuantity: sql`greatest(${table.stockQuantity}, ${table.restockTo})`,
      restockAt: null,
      restockTo: null,
      version: sql`${table.version} + 1`,
      updatedAt: ctx.now,
    })
    .where(
      and(eq(table.guildId, ctx.guildId), sql`${table.restockAt} <= ${ctx.now}`, ne(table.state, "archived")),
    )
    .returning({ id: table.itemId, stock: table.stockQuantity });
  for (const { id, stock } of due) {
    await recordAudit(ctx, {
      action: "shop.item.restock",
      subjectType: "shop_item",
      subjectId: String(id),
      after: { stock },
    });
  }
  if (due.length > 0) await catalogueChanged(ctx);
  return due.length;
}
