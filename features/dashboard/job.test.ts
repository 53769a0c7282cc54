import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { purchase } from "@/features/shop/mutations/purchase";
import { readOverview } from "./data/kept";
import { rebuildGuild, recountGuild, refreshGuild } from "./job";
import { keptRange, RANGES } from "./ranges";
import { visibleWidgets } from "./rights";
import { WIDGETS } from "./schema";

const DAY_OF_ALL = { range: "24h", serviceId: null } as const;

let database: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;

const read = (of: ShopWorld = world, query: Parameters<typeof readOverview>[1] = DAY_OF_ALL) =>
  withGuild(of.job, (ctx) => readOverview(ctx, query), { readOnly: true });
const kept = () =>
  database.sql<{ widget: string; range: string; computed_at: Date }>(
    "select widget, range, computed_at from dashboard_data where guild_id = $1 order by 1, 2",
    [world.guildId],
  );
const state = async (widget: string) =>
  (
    await database.sql<{ state: string; last_error: string | null }>(
      "select state, last_error from guild_dashboard_sync where guild_id = $1 and widget = $2",
      [world.guildId, widget],
    )
  )[0];
/** As if what is kept were an hour old: nothing is kept too briefly to be looked at again. */
const age = () =>
  database.sql(
    "update dashboard_data set computed_at = computed_at - interval '1 hour' where guild_id = $1",
    [world.guildId],
  );
const onAccounts = async (guildId: string) =>
  Number(
    (
      await database.sql<{ sum: string }>(
        "select sum(balance) as sum from economy_accounts where guild_id = $1",
        [guildId],
      )
    )[0]?.sum,
  );
const buyer = () => {
  const [first] = world.people;
  if (!first) throw new Error("The world has people.");
  return first;
};

beforeAll(async () => {
  database = await testDatabase();
  [world, other] = await Promise.all([shopWorld(database.sql, 3), shopWorld(database.sql, 2)]);
  for (const person of world.people) await world.give(person, 1_000);
  for (const person of other.people) await other.give(person, 7_000);
});
afterAll(() => database.close());

describe("the overview's job", () => {
  it("is not waited for: what it never computed is read from the rollups", async () => {
    const { overview, recount } = await read();
    expect(recount).toBeNull();
    expect(overview.kills).toMatchObject({ state: "stale", figures: { kills: { total: 0 } } });
    expect(overview.coins?.figures.circulating).toBeNull();
    expect(await kept()).toEqual([]);
  });

  it("fills every widget in every range, and says how old each is", async () => {
    expect(await refreshGuild(world.guildId)).toBe(WIDGETS.length);
    const rows = await kept();
    expect(rows.map((row) => `${row.widget} ${row.range}`).sort()).toEqual(
      WIDGETS.flatMap((widget) => RANGES.map((range) => `${widget} ${keptRange(range, null)}`)).sort(),
    );
    const { overview } = await read();
    for (const widget of WIDGETS) {
      expect(overview[widget]).toMatchObject({ state: "fresh", lastError: null });
      expect(Date.now() - Date.parse(overview[widget]?.computedAt ?? "")).toBeLessThan(60_000);
    }
    expect(overview.coins?.figures).toMatchObject({ circulating: 3_000, mintedSum: { total: 3_000 } });
  });

  it("computes nothing where nothing has changed, and only what has", async () => {
    await age();
    expect(await refreshGuild(world.guildId)).toBe(0);
    await world.give(buyer(), 500);
    expect(await refreshGuild(world.guildId)).toBe(1);
    expect((await read()).overview.coins?.figures.circulating).toBe(3_500);
    expect((await read(other)).overview.coins?.figures.circulating).toBeNull();
  });

  it("knows what is in circulation, whatever was there before the ledger and whatever is spent", async () => {
    await database.sql(
      "update economy_accounts set balance = balance + 40 where guild_id = $1 and discord_id = $2",
      [world.guildId, buyer().discordId],
    );
    await rebuildGuild(world.guildId);
    const itemId = await world.item();
    await withGuild(world.as(buyer()), (ctx) => purchase(ctx, world.order(buyer(), itemId)));
    await age();
    await refreshGuild(world.guildId);
    const { overview } = await read();
    expect(overview.coins?.figures.circulating).toBe(await onAccounts(world.guildId));
    expect(overview.coins?.figures.circulating).toBe(3_440);
    expect(overview.coins?.figures.spentSum.total).toBe(100);
    expect(overview.coins?.figures.kinds).toContainEqual({ kind: "shop_purchase", net: -100 });
  });

  it("keeps what is there when a widget fails, says so on it, and goes on by itself", async () => {
    const before = (await read()).overview.kills?.figures;
    await database.sql("alter table kill_hours rename to kill_hours_away");
    await age();
    await database.sql("update guild_dashboard_sync set cursor = null where widget in ('kills', 'orders')");
    await expect(refreshGuild(world.guildId)).rejects.toThrow();
    await database.sql("alter table kill_hours_away rename to kill_hours");
    const { overview } = await read();
    expect(overview.kills).toMatchObject({ state: "error", figures: before });
    expect(overview.kills?.lastError).toContain("tried again by itself");
    expect((await state("orders"))?.state).toBe("fresh");
    await age();
    expect(await refreshGuild(world.guildId)).toBeGreaterThan(0);
    expect(await state("kills")).toEqual({ state: "fresh", last_error: null });
  });

  it("counts every total again and says how many differ", async () => {
    expect(await recountGuild(world.guildId)).toMatchObject({ wrong: 0 });
    await database.sql(
      "insert into kill_hours (guild_id, hour, service_id, kills) values ($1, date_trunc('hour', now()), '1', 3)",
      [world.guildId],
    );
    expect(await recountGuild(world.guildId)).toMatchObject({ wrong: 1 });
    expect((await read()).recount).toMatchObject({ wrong: 1 });
    expect((await state("recount"))?.last_error).toContain("One total differs");
  });

  it("never shows another guild's figures", async () => {
    await refreshGuild(other.guildId);
    expect((await read(other)).overview.coins?.figures.circulating).toBe(14_000);
    expect((await read(other)).overview.kills?.figures.kills.total).toBe(0);
    expect((await read()).overview.coins?.figures.circulating).toBe(3_440);
  });
});

describe("what somebody sees of it", () => {
  it("is what their sections allow", () => {
    expect(visibleWidgets({ overview: "viewer" })).toEqual(["players", "kills", "people"]);
    expect(visibleWidgets({ orders: "support" })).toEqual(["orders"]);
    expect(visibleWidgets({ players: "owner" })).toEqual([]);
  });
});
