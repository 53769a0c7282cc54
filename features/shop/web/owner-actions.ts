"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { type GuildContext, withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { ownerCategories, ownerItems } from "../data/owner";
import { createCategory, deleteCategory, reorderCategories, updateCategory } from "../mutations/categories";
import { saveItemForm } from "../mutations/item-form";
import {
  archiveItem,
  createItem,
  pauseItem,
  reorderItems,
  restoreItem,
  resumeItem,
  setStock,
} from "../mutations/items";
import { type Direction, movedIds } from "../reorder";
import { categoryInput, itemInput } from "../schema";

const auth = { guild: "manager", section: "shop" } as const;
const limits = [{ by: "user" as const, max: 120, seconds: 60 }];
const guildId = z.string().max(60);
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const reason = z
  .string()
  .trim()
  .min(3, "Say why, in at least three characters.")
  .max(200, "At most 200 characters.")
  .regex(/^\P{Cc}*$/u, "Use one line of plain text.");

/** The public shop shows it at the next request, and the list of shops, which counts items. */
function renew(guild: string): void {
  updateTag(`shop:${guild}`);
  updateTag("shops");
  refresh();
}

/** Makes a category, or saves one when it names its id. */
export const saveCategory = defineAction({
  name: "shop.category.save",
  input: categoryInput.extend({ guildId, categoryId: id.nullable(), active: z.boolean().default(true) }),
  auth,
  limits,
  async handler({ input: { guildId: _, categoryId, ...category }, scope }) {
    const { name, description } = category;
    const saved = await withGuild(scope, (ctx) =>
      categoryId === null
        ? createCategory(ctx, { name, description })
        : updateCategory(ctx, categoryId, category),
    );
    renew(scope.guildId);
    return saved.id;
  },
});

/** Moves a category by one place, or takes it away; its items stay. */
export const changeCategory = defineAction({
  name: "shop.category.change",
  input: z.strictObject({ guildId, categoryId: id, change: z.enum(["up", "down", "delete"]) }),
  auth,
  limits,
  async handler({ input: { categoryId, change }, scope }) {
    await withGuild(scope, async (ctx) => {
      if (change === "delete") return deleteCategory(ctx, categoryId);
      const ids = movedIds(await ownerCategories(ctx), categoryId, change);
      if (ids) await reorderCategories(ctx, ids);
    });
    renew(scope.guildId);
  },
});

/** Adds an item, or saves one whole when it names its id and the version that its form was opened with. */
export const saveItem = defineAction({
  name: "shop.item.save",
  input: itemInput.extend({
    guildId,
    itemId: id.nullable(),
    version: z.number().int().min(0),
    /** The stock that the form was opened with. */
    stockSeen: z.number().int().nullable(),
  }),
  auth,
  limits,
  async handler({ input: { guildId: _, itemId, version, stockSeen, ...item }, scope }) {
    const saved = await withGuild(scope, (ctx) =>
      itemId === null ? createItem(ctx, item) : saveItemForm(ctx, { ...item, itemId, version }, stockSeen),
    );
    renew(scope.guildId);
    return { id: saved.id, version: saved.version, slug: saved.slug };
  },
});

async function move(ctx: GuildContext, itemId: number, direction: Direction): Promise<void> {
  const items = (await ownerItems(ctx)).filter((item) => item.availability !== "archived");
  const ids = movedIds(items, itemId, direction, (a, b) => a.categoryId === b.categoryId);
  if (ids) await reorderItems(ctx, ids);
}

const itemChange = z.discriminatedUnion("change", [
  z.strictObject({
    change: z.enum(["resume", "archive", "restore", "up", "down"]),
    guildId,
    itemId: id,
  }),
  z.strictObject({ change: z.literal("pause"), guildId, itemId: id, reason }),
  z.strictObject({
    change: z.literal("stock"),
    guildId,
    itemId: id,
    /** Null is unlimited. */
    stock: z
      .number("Stock is a whole number.")
      .int("Stock is a whole number.")
      .min(0, "Stock cannot be negative.")
      .max(1_000_000, "At most 1,000,000 pieces.")
      .nullable(),
  }),
]);

/** What is done to an item without its form: the sale paused, its stock counted anew, its place in the shop. */
export const changeItem = defineAction({
  name: "shop.item.change",
  input: itemChange,
  auth,
  limits,
  async handler({ input, scope }) {
    const { itemId } = input;
    await withGuild(scope, async (ctx) => {
      if (input.change === "pause") await pauseItem(ctx, itemId, input.reason);
      else if (input.change === "stock") await setStock(ctx, itemId, input.stock);
      else if (input.change === "resume") await resumeItem(ctx, itemId);
      else if (input.change === "archive") await archiveItem(ctx, itemId);
      else if (input.change === "restore") await restoreItem(ctx, itemId);
      else await move(ctx, itemId, input.change);
    });
    renew(scope.guildId);
  },
});
