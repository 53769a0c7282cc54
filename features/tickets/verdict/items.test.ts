import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ledgerPage } from "@/features/economy/data/ledger";
import { balanceOf } from "@/features/economy/data/wallet";
import { ledgerFilterInput } from "@/features/economy/schema";
import { orderDetail } from "@/features/shop/data/order";
import { advanceOrder, failOrder } from "@/features/shop/mutations/orders";
import { ticketOf } from "../data/tickets";
import { ticketRef } from "../evidence/data/case";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { giftChoices } from "./data/gifts";
import { verdictsOf } from "./data/verdicts";
import { giveVerdict } from "./mutations/give";
import { undoEffect } from "./mutations/undo";
import { verdictInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let mara: Person;
let jonas: Person;

const as = <T>(who: Person, work: (ctx: GuildContext) => Promise<T>) => withGuild(world.signedIn(who), work);
const open = async () => {
  const text = "My rifle fell through the floor.";
  const input = openTicketInput.parse({ key: randomUUID(), type: "order", title: "My rifle", text });
  return (await as(ann, (ctx) => openTicket(ctx, input))).number;
};
const effectOf = (number: number) =>
  as(mara, async (ctx) => {
    const verdicts = await verdictsOf(ctx, (await ticketRef(ctx, number))?.ticketId ?? 0);
    const effect = verdicts.flatMap(({ effects }) => effects).find(({ kind }) => kind === "item");
    if (!effect) throw new Error("No item was given.");
    return effect;
  });
const balance = () => as(mara, (ctx) => balanceOf(ctx, ann.discordId));
/** Legs of each movement sum to zero, and balances are the sums of the ledger. */
const books = async () => {
  const wrong = await db.sql(
    `select movement_id from economy_transactions where guild_id = $1 and movement_id is not null group by movement_id having sum(amount) <> 0
     union all select null from economy_accounts a where guild_id = $1 and balance <> (select coalesce(sum(amount), 0) from economy_transactions t
       where t.guild_id = a.guild_id and t.account = 'person' and t.discord_id = a.discord_id)`,
    [world.guildId],
  );
  expect(wrong).toEqual([]);
};

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  world = await shopWorld(db.sql, 3);
  const [first, second, third] = world.people;
  if (!first || !second || !third) throw new Error("The world has fewer people.");
  [ann, mara, jonas] = [first, second, third];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map(({ discordId }) => discordId)],
  );
});

describe("an item", () => {
  const given = async (number: number, change: object = {}, level: "support" | "moderator" = "moderator") => {
    const { gifts } = await as(mara, async (ctx) => ({ gifts: await giftChoices(ctx, ann.discordId) }));
    const wish = { give: true, item: String(gifts.items[0]?.id), drop: gifts.drops[0]?.value };
    const input = verdictInput.parse({
      key: randomUUID(),
      number,
      seen: 1_000_000_000,
      decision: "upheld",
      reason: "The log shows that it fell through the floor.",
      ...wish,
      ...change,
    });
    return as(mara, (ctx) => giveVerdict(ctx, level, input, "https://grizzly.test"));
  };
  const order = (number = 1) => as(ann, (ctx) => orderDetail(ctx, number, ann));

  it("is an order of theirs that the verdict pays, and is taken back as long as it is not on its way", async () => {
    await world.item({ price: 300, name: "Mosin 9130" });
    const choices = await as(mara, (ctx) => giftChoices(ctx, ann.discordId));
    expect(choices).toMatchObject({ player: ann.name, items: [{ name: "Mosin 9130", price: 300 }] });
    expect(choices.drops).toEqual([
      { value: `${world.serviceId}:${world.zoneId}`, label: "One, Kabanino barn" },
    ]);
    const number = await open();
    await given(number);
    expect([await balance(), (await order()).state, (await order()).total]).toEqual([0, "paid", 300]);
    await books();
    const letter = await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
    expect(letter.messages.at(-1)?.text).toContain("You receive Mosin 9130");
    expect(
      (await as(ann, (ctx) => ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({})))).lines,
    ).toMatchObject([{ amount: -300 }, { amount: 300, kind: "verdict" }]);
    const effect = await effectOf(number);
    expect(effect).toMatchObject({ kind: "item", order: 1, amount: 300, discordId: ann.discordId });
    const undo = () =>
      as(jonas, (ctx) => undoEffect(ctx, "moderator", { effectId: effect.id, reason: "Wrong ticket." }));
    expect((await Promise.all([undo(), undo()])).map(({ replayed }) => replayed).toSorted()).toEqual([
      false,
      true,
    ]);
    expect([await balance(), (await order()).state]).toEqual([0, "refunded"]);
    await books();
  });

  it("stays with them once it is delivered, and becomes coins where it cannot be", async () => {
    await world.item({ price: 300 });
    const [one, two] = [await open(), await open()];
    await given(one);
    await given(two);
    await as(mara, (ctx) => failOrder(ctx, 2));
    expect(await balance()).toBe(300);
    for (const state of ["queued", "staged", "uploaded", "restart_seen", "delivered"] as const)
      await withGuild(world.job, (ctx) => advanceOrder(ctx, 1, state));
    const back = { effectId: (await effectOf(one)).id, reason: "Too late." };
    await expect(as(mara, (ctx) => undoEffect(ctx, "moderator", back))).rejects.toMatchObject({
      code: "conflict",
    });
    const coins = { effectId: (await effectOf(two)).id, reason: "It never came." };
    await as(mara, (ctx) => undoEffect(ctx, "moderator", coins));
    expect(await balance()).toBe(0);
    await books();
  });

  it("counts by its price against the cap, and is refused with the reason where it cannot be given", async () => {
    await world.item({ price: 700 });
    const number = await open();
    await expect(given(number, {}, "support")).resolves.toMatchObject({ replayed: false });
    await expect(given(number, {}, "support")).rejects.toMatchObject({
      fields: { item: expect.stringContaining("more than") },
    });
    await expect(given(number, { item: "" })).rejects.toMatchObject({
      fields: { item: expect.stringContaining("Choose the item") },
    });
    await db.sql("delete from player_links where guild_id = $1 and discord_id = $2", [
      world.guildId,
      ann.discordId,
    ]);
    await expect(given(number)).rejects.toMatchObject({
      fields: { item: expect.stringContaining("linked") },
    });
    expect(await db.sql("select 1 from shop_purchases where guild_id = $1", [world.guildId])).toHaveLength(1);
    await books();
  });

  it("is none that the shop would not sell to everybody now", async () => {
    const [plan, gone, good] = [
      await world.item({ price: 300 }),
      await world.item({ price: 300 }),
      await world.item({ price: 300 }),
    ];
    await db.sql(
      "update shop_items set kind = 'supporter', needs_tier = 'silver', class_names = '{}' where item_id = $1",
      [plan],
    );
    await db.sql("update shop_items set stock_quantity = 0 where item_id = $1", [gone]);
    const number = await open();
    const wish = (item: number) =>
      given(number, { item: String(item), drop: `${world.serviceId}:${world.zoneId}` });
    for (const [item, words] of [
      [plan, "what everybody can buy"],
      [gone, "The shop says to them"],
    ] as const)
      await expect(wish(item)).rejects.toMatchObject({ fields: { item: expect.stringContaining(words) } });
    expect(await db.sql("select 1 from shop_purchases where guild_id = $1", [world.guildId])).toEqual([]);
    await expect(wish(good)).resolves.toMatchObject({ replayed: false });
  });
});
