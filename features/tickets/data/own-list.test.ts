import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import type { OwnTicketsQuery } from "../own-list";
import { ownTicketCounts, ownTicketPage } from "./own-list";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let jonas: Person;

const ALL: OwnTicketsQuery = { state: "all", guildId: null, after: null };
const scope = (who: Person) => ({
  userId: who.userId,
  actor: { kind: "user", userId: who.userId, discordId: who.discordId } as const,
});
const page = (query: Partial<OwnTicketsQuery> = {}, who = ann) =>
  withUser(scope(who), (ctx) => ownTicketPage(ctx, who.discordId, { ...ALL, ...query }));
const numbers = async (query: Partial<OwnTicketsQuery> = {}) =>
  (await page(query)).tickets.map((one) => one.number);

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 2), await shopWorld(db.sql, 1)];
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, jonas] = [first, second];
  await db.sql(
    `insert into tickets (guild_id, number, created_by, title, waiting_for, status, updated_at)
     select $1, n, $2, 'Case ' || n, case when n % 5 = 0 then 'opener' else 'staff' end,
       case when n > 60 then 'closed' else 'open' end, timestamptz '2026-11-01' - make_interval(mins => n % 7)
     from generate_series(1, 95) n`,
    [world.guildId, ann.discordId],
  );
  await db.sql(
    "insert into tickets (guild_id, number, created_by, title) values ($1, 1, $2, 'Elsewhere'), ($3, 200, $4, 'Of somebody else')",
    [other.guildId, ann.discordId, world.guildId, jonas.discordId],
  );
});
afterAll(() => db.close());

describe("a person's own tickets", () => {
  it("come page by page, each once: those that wait for them, open ones, closed ones", async () => {
    const all: { number: number; rank: number }[] = [];
    for (let after: string | null = null; ; ) {
      const { tickets, next } = await page({ guildId: world.guildId, after });
      for (const one of tickets)
        all.push({ number: one.number, rank: one.open ? (one.waitingFor === "opener" ? 2 : 1) : 0 });
      after = next;
      if (after === null) break;
    }
    expect(all.map((one) => one.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 95 }, (_, at) => at + 1),
    );
    expect(all.map((one) => one.rank)).toEqual(all.map((one) => one.rank).toSorted((a, b) => b - a));
  });

  it("are counted and found by state and guild", async () => {
    const counts = await withUser(scope(ann), (ctx) => ownTicketCounts(ctx, ann.discordId));
    expect(counts.toSorted((a, b) => b.all - a.all)).toEqual([
      { guildId: world.guildId, all: 95, waiting: 12, open: 60, closed: 35 },
      { guildId: other.guildId, all: 1, waiting: 0, open: 1, closed: 0 },
    ]);
    expect(await numbers({ guildId: other.guildId })).toEqual([1]);
    expect((await numbers({ state: "waiting" })).every((number) => number % 5 === 0)).toBe(true);
    expect((await numbers({ state: "closed" })).every((number) => number > 60)).toBe(true);
  });

  it("are theirs alone, whatever an address asks for", async () => {
    expect((await page({}, jonas)).tickets.map((one) => one.number)).toEqual([200]);
    const stolen = await withUser(scope(jonas), (ctx) => ownTicketPage(ctx, ann.discordId, ALL));
    expect(stolen.tickets).toEqual([]);
    expect(await numbers({ after: "2_1_nonsense", guildId: other.guildId })).toEqual([1]);
  });
});
