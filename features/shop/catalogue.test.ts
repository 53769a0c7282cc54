import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { AppError } from "@/lib/errors";
import { catalogue, catalogueItem, publicShops } from "./data/catalogue";
import { checkout } from "./data/checkout";
import { orderDetail } from "./data/order";
import { ownerCatalogue, ownerItem } from "./data/owner";
import { FAIRNESS_RULE } from "./fairness";
import { createCategory, deleteCategory, reorderCategories, updateCategory } from "./mutations/categories";
import * as items from "./mutations/items";
import { purchase } from "./mutations/purchase";
import { type ItemInput, itemInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, fn);
const shop = () => withPublic((ctx) => catalogue(ctx, world.guildId));
const input = (change: Partial<ItemInput>): ItemInput =>
  itemInput.parse({
    name: "Large tent, green",
    categoryId: null,
    kind: "in_game",
    price: 1_100,
    stock: 4,
    maxPerPerson: null,
    limitCount: 1,
    limitHours: 720,
    classNames: ["LargeTent_Orange"],
    ...change,
  });
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was not refused.", { cause: error });
  return error;
};

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
  const [person] = world.people;
  if (!person) throw new Error("The world has people.");
  ann = person;
  await world.give(ann, 10_000);
});
afterAll(() => db.close());

describe("an owner", () => {
  it("adds an item, and visitors see it at once", async () => {
    const camp = await job((ctx) => createCategory(ctx, { name: "Camp", description: "" }));
    const made = await job((ctx) => items.createItem(ctx, input({ categoryId: camp.id })));
    expect(made).toMatchObject({ slug: "large-tent-green", limitWords: "1 in 30 days", version: 1 });
    const shown = await shop();
    expect(shown?.items.map((item) => item.name)).toEqual(["Large tent, green"]);
    expect(shown?.categories).toMatchObject([{ name: "Camp", items: 1 }]);
    const page = await withPublic((ctx) => catalogueItem(ctx, world.guildId, "large-tent-green"));
    expect(page).toMatchObject({
      item: { id: made.id },
      category: { name: "Camp" },
      currency: { symbol: "GC" },
    });
    expect((await withPublic(publicShops)).find((one) => one.id === world.guildId)?.items).toBe(1);
  });

  it("is refused what breaks the fairness rule, with the rule", async () => {
    const error = await refused(
      job((ctx) => items.createItem(ctx, input({ name: "Gold rifle", needsTier: "gold" }))),
    );
    expect(error.code).toBe("invalid");
    expect(error.fields?.needsTier).toContain(FAIRNESS_RULE);
    const title = {
      kind: "supporter",
      classNames: ["M4A1"],
      effect: { kind: "title", value: "Pathfinder" },
    } as const;
    const second = await refused(
      job((ctx) => items.createItem(ctx, input({ name: "Title", ...title, classNames: ["M4A1"] }))),
    );
    expect(second.fields?.classNames).toContain(FAIRNESS_RULE);
  });

  it("cannot use a name twice, nor a category of another guild", async () => {
    const twice = await refused(job((ctx) => items.createItem(ctx, input({ name: "LARGE TENT, GREEN" }))));
    expect(twice.fields?.name).toContain("already");
    const other = await shopWorld(db.sql, 0);
    const foreign = await withGuild(other.job, (ctx) =>
      createCategory(ctx, { name: "Theirs", description: "" }),
    );
    const error = await refused(
      job((ctx) => items.createItem(ctx, input({ name: "Axe", categoryId: foreign.id }))),
    );
    expect(error.fields?.categoryId).toBe("This category does not exist.");
  });

  it("does not overwrite what somebody else saved meanwhile", async () => {
    const item = await job((ctx) => items.createItem(ctx, input({ name: "Hatchet" })));
    const save = (price: number) =>
      job((ctx) =>
        items.updateItem(ctx, { ...input({ name: "Hatchet", price }), itemId: item.id, version: 1 }),
      );
    expect(await save(90)).toMatchObject({ price: 90, version: 2 });
    expect((await refused(save(80))).details).toEqual({ code: "version", version: 2 });
    const [audit] = await db.sql(
      "select before -> 'price' as before, after -> 'price' as after from audit_log where guild_id = $1 and action = 'shop.item.update'",
      [world.guildId],
    );
    expect(audit).toEqual({ before: 1_100, after: 90 });
  });

  it("hides, pauses, archives and restores; orders keep their history", async () => {
    const item = await job((ctx) =>
      items.createItem(ctx, input({ name: "Ghillie suit", price: 10, stock: null })),
    );
    const order = world.order(ann, item.id, { expectedPrice: 10 });
    const { number } = await withGuild(world.as(ann), (ctx) => purchase(ctx, order));
    await job((ctx) => items.pauseItem(ctx, item.id, "Being checked."));
    const paused = (await shop())?.items.find((one) => one.id === item.id);
    expect(paused).toMatchObject({ availability: "paused", pausedReason: "Being checked." });
    await job((ctx) => items.resumeItem(ctx, item.id));
    const hidden = { ...input({ name: "Ghillie suit", listed: false }), itemId: item.id };
    const { version } = await job((ctx) => ownerItem(ctx, item.id));
    await job((ctx) => items.updateItem(ctx, { ...hidden, version }));
    expect((await shop())?.items.some((one) => one.id === item.id)).toBe(false);
    expect(
      (await refused(withGuild(world.as(ann), (ctx) => checkout(ctx, ann.discordId, item.id)))).code,
    ).toBe("not_found");
    await job((ctx) => items.archiveItem(ctx, item.id));
    expect(await withGuild(world.as(ann), (ctx) => orderDetail(ctx, number, ann))).toMatchObject({
      itemName: "Ghillie suit",
      total: 10,
    });
    await job((ctx) => items.createItem(ctx, input({ name: "Ghillie suit" })));
    expect((await refused(job((ctx) => items.restoreItem(ctx, item.id)))).code).toBe("conflict");
  });

  it("orders categories and items, and removes a category without its items", async () => {
    const [one, two] = [
      await job((ctx) => createCategory(ctx, { name: "Weapons", description: "" })),
      await job((ctx) => createCategory(ctx, { name: "Parts", description: "" })),
    ];
    await job((ctx) => reorderCategories(ctx, [two.id, one.id]));
    await job((ctx) => updateCategory(ctx, two.id, { name: "Vehicle parts", description: "Wheels" }));
    const item = await job((ctx) => items.createItem(ctx, input({ name: "Wheel", categoryId: two.id })));
    await job((ctx) => items.reorderItems(ctx, [item.id]));
    const before = (await job(ownerCatalogue)).categories.map((category) => category.name);
    expect(before.indexOf("Vehicle parts")).toBeLessThan(before.indexOf("Weapons"));
    await job((ctx) => deleteCategory(ctx, two.id));
    expect(await job((ctx) => ownerItem(ctx, item.id))).toMatchObject({ categoryId: null, name: "Wheel" });
    expect((await refused(job((ctx) => deleteCategory(ctx, two.id)))).code).toBe("not_found");
  });

  it("sets stock and restocks on time", async () => {
    const due = new Date(Date.now() - 1_000).toISOString();
    const plan = input({ name: "DMR", stock: 0, restockAt: due, restockTo: 5 });
    const item = await job((ctx) => items.createItem(ctx, plan));
    expect(item.availability).toBe("sold-out");
    expect(await job((ctx) => items.restockDue(ctx))).toBe(1);
    expect(await job((ctx) => items.restockDue(ctx))).toBe(0);
    expect(await job((ctx) => ownerItem(ctx, item.id))).toMatchObject({ stock: 5, restockAt: null });
    expect(await job((ctx) => items.setStock(ctx, item.id, null))).toMatchObject({
      stock: null,
      availability: "buyable",
    });
  });

  it("of another guild finds nothing of it", async () => {
    const [item] = (await job(ownerCatalogue)).items;
    if (!item) throw new Error("The guild has items.");
    const other = await shopWorld(db.sql, 0);
    const foreign = <T>(fn: (ctx: GuildContext) => Promise<T>) => refused(withGuild(other.job, fn));
    for (const verb of [
      (ctx: GuildContext) => ownerItem(ctx, item.id),
      (ctx: GuildContext) => items.archiveItem(ctx, item.id),
      (ctx: GuildContext) => items.setStock(ctx, item.id, 1),
      (ctx: GuildContext) => items.updateItem(ctx, { ...input({}), itemId: item.id, version: item.version }),
    ]) {
      expect((await foreign(verb)).code).toBe("not_found");
    }
  });
});

describe("visitors", () => {
  it("see nothing of a guild that does not show itself", async () => {
    await db.sql("update guilds set is_public = false where guild_id = $1", [world.guildId]);
    expect(await shop()).toBeNull();
    await db.sql("update guilds set is_public = true where guild_id = $1", [world.guildId]);
    expect(await withPublic((ctx) => catalogue(ctx, "no-such-guild"))).toBeNull();
  });
});

describe("a checkout", () => {
  it("names coins, players, servers and places", async () => {
    const [item] = (await shop())?.items ?? [];
    if (!item) throw new Error("The shop has items.");
    const page = await withGuild(world.as(ann), (ctx) => checkout(ctx, ann.discordId, item.id));
    expect(page).toMatchObject({
      item: { id: item.id },
      coins: 9_990,
      players: [{ playerId: ann.playerId, name: ann.name }],
      servers: [{ serviceId: world.serviceId, map: "chernarusplus", makes: null }],
      places: { map: "chernarusplus", size: 15_360, dropZones: [{ name: "Kabanino barn" }], saved: [] },
    });
  });
});
