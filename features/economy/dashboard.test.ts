import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { olderTransactionsEnd } from "@/db/testing/transactions";
import { auditPage } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { DAY } from "@/lib/time";
import type { EconomyDay } from "./data/days";
import { guildLedger } from "./data/guild-ledger";
import { findPeople, peopleOf } from "./data/people";
import { reconcile } from "./data/reconcile";
import { killSettings } from "./data/settings";
import { balanceOf } from "./data/wallet";
import { flowOf } from "./flow";
import { filterOf, type GuildLedgerFilter, ledgerAddress, readLedger } from "./guild-ledger";
import { guildLedgerCsv } from "./guild-ledger-csv";
import { countLedger } from "./mutations/count-ledger";
import { changeRules } from "./mutations/rules";
import { moveStaffCoins } from "./mutations/staff-coins";
import { transfer } from "./mutations/transfer";
import { staffRefusal } from "./policy";
import { DEFAULT_KILL_SETTINGS, DEFAULT_SETTINGS } from "./rules";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let bob: Person;
let staff: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>, of = world) => withGuild(of.job, fn);
const page = (change: Partial<GuildLedgerFilter> = {}, of = world) =>
  job((ctx) => guildLedger(ctx, { ...filterOf({}, 50), ...change }), of);
const move = (
  kind: "grant" | "fine",
  person: Person,
  amount: number,
  level: "moderator" | "manager" | "owner" = "manager",
  key: string = randomUUID(),
) =>
  withGuild(world.signedIn(staff), (ctx) =>
    moveStaffCoins(ctx, level, { kind, key, discordId: person.discordId, amount, reason: "A lost kit" }),
  );
const coins = (person: Person) => job((ctx) => balanceOf(ctx, person.discordId));

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 2)];
  const [first, second, third] = world.people;
  if (!first || !second || !third) throw new Error("The world has people.");
  [ann, bob, staff] = [first, second, third];
  const [stranger] = other.people;
  if (stranger) await other.give(stranger, 77);
});
afterAll(() => db.close());

describe("coins that staff move", () => {
  it("come with a notice and a line in the log, and move once for a key", async () => {
    const key = randomUUID();
    expect(await move("grant", ann, 400, "manager", key)).toEqual({ balance: 400, replayed: false });
    expect(await move("grant", ann, 400, "manager", key)).toEqual({ balance: 400, replayed: true });
    await move("fine", ann, 100);
    const notices = await db.sql<{ title: string; body: string }>(
      "select title, body from service_notifications where grizzly_user_id = $1 order by id",
      [ann.userId],
    );
    expect(notices.map(({ title }) => title)).toEqual([
      "Staff gave you 400 GC",
      "Staff took 100 GC from you",
    ]);
    expect(notices[0]?.body).toContain("A lost kit");
  });

  it("are limited by level, at once and by day, and nobody but an owner gives to themselves", async () => {
    await expect(move("grant", bob, 1_001, "moderator")).rejects.toThrow("at most 1,000 at once");
    await expect(move("grant", staff, 10, "manager")).rejects.toThrow("Nobody gives coins to themselves");
    for (let nr = 0; nr < 4; nr += 1) await move("grant", bob, 1_000, "moderator");
    await expect(move("grant", bob, 1_000, "moderator")).rejects.toThrow("600 are left for now");
    expect(await coins(bob)).toBe(4_000);
    await expect(move("fine", bob, 4_001, "owner")).rejects.toThrow("There are 4000 coins");
    expect(staffRefusal({ level: "viewer", kind: "grant", amount: 1, givenToday: 0, self: false })).toContain(
      "moderator",
    );
    expect(
      staffRefusal({ level: "owner", kind: "grant", amount: 10 ** 9, givenToday: 10 ** 9, self: true }),
    ).toBeNull();
  });

  it("do not go to strangers", async () => {
    const [stranger] = other.people;
    if (!stranger) throw new Error("The other guild has people.");
    await expect(move("grant", stranger, 5)).rejects.toMatchObject({ code: "invalid" });
  });

  it("are set back once, by a movement the other way", async () => {
    const before = await coins(ann);
    await move("grant", ann, 50);
    const [line] = (await job((ctx) => auditPage(ctx, { subjectType: "economy_account", limit: 1 }))).lines;
    if (!line) throw new Error("The log has a line.");
    const undo = () =>
      withGuild(world.signedIn(staff), (ctx) => undoEntry(ctx, { economy: "manager" }, line.id));
    await undo();
    expect(await coins(ann)).toBe(before);
    await expect(undo()).rejects.toThrow("undone already");
    const { lines } = await page({ person: ann.discordId, limit: 2 });
    expect(lines.map(({ amount }) => amount)).toEqual([-50, 50]);
    expect((await job((ctx) => reconcile(ctx))).problems).toEqual([]);
  });
});

describe("the guild's ledger", () => {
  it("shows each side of a person with both legs, and leads on by its last entry", async () => {
    await withGuild(world.as(bob), (ctx) =>
      transfer(ctx, { key: randomUUID(), toDiscordId: ann.discordId, amount: 30, note: "For wheels" }),
    );
    const all = await page();
    const [got, sent] = all.lines;
    expect([got?.amount, sent?.amount].sort()).toEqual([-30, 30]);
    expect(got?.legs.map((leg) => [leg.person, leg.amount])).toEqual(
      expect.arrayContaining([
        [bob.name, -30],
        [ann.name, 30],
      ]),
    );
    expect(all.lines.find((line) => line.kind === "grant")?.legs).toContainEqual(
      expect.objectContaining({ account: "mint", person: null }),
    );
    const first = await page({ limit: 3 });
    const second = await page({ limit: 50, before: first.next });
    expect([...first.lines, ...second.lines].map(({ id }) => id)).toEqual(all.lines.map(({ id }) => id));
    expect(guildLedgerCsv(all.lines).split("\r\n")).toHaveLength(all.lines.length + 2);
  });

  it("is filtered by person, kind, cause, way, amount and day, also of entries that are not counted", async () => {
    const all = (await page()).lines;
    const of = async (change: Partial<GuildLedgerFilter>) => (await page(change)).lines.map(({ id }) => id);
    const fits = (test: (line: (typeof all)[number]) => boolean) => all.filter(test).map(({ id }) => id);
    expect(await of({ person: ann.discordId })).toEqual(
      fits((line) => line.person.discordId === ann.discordId),
    );
    expect(await of({ kind: "transfer" })).toEqual(fits((line) => line.kind === "transfer"));
    expect(await of({ cause: "fine" })).toEqual(fits((line) => line.cause.kind === "fine"));
    expect(await of({ way: "out" })).toEqual(fits((line) => line.amount < 0));
    expect(await of({ least: 400 })).toEqual(fits((line) => Math.abs(line.amount) >= 400));
    const today = new Date().toISOString().slice(0, 10);
    const old = new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10);
    for (const counted of [false, true]) {
      for (let run = 0; counted && run < 2; run += 1) {
        await olderTransactionsEnd(db.sql);
        await job((ctx) => countLedger(ctx, 0));
      }
      expect(await of({ from: today })).toHaveLength(all.length);
      expect(await of({ to: old })).toEqual([]);
    }
  });

  it("is each guild's own", async () => {
    expect((await page({}, other)).lines).toHaveLength(1);
    expect((await page({ person: ann.discordId }, other)).lines).toEqual([]);
    expect(await job((ctx) => findPeople(ctx, ann.discordId), other)).toEqual([]);
    expect((await job((ctx) => peopleOf(ctx, [ann.discordId]), other))[0]).toEqual({
      discordId: ann.discordId,
      name: ann.discordId,
      balance: null,
    });
  });

  it("has an address for each view, and reads nothing from one that makes no sense", () => {
    const asked = readLedger({
      person: ann.discordId,
      kind: "daily",
      least: "25",
      from: "2026-11-01",
      before: "17",
    });
    expect(
      readLedger(
        Object.fromEntries(new URL(`http://a${ledgerAddress("/l", asked, { before: "17" })}`).searchParams),
      ),
    ).toEqual(asked);
    expect(ledgerAddress("/l", asked, { kind: undefined })).not.toContain("before");
    expect(readLedger({ person: "x", kind: "gift", least: "-3", from: "yesterday", before: "1;" })).toEqual(
      {},
    );
    expect(filterOf({ from: "2026-02-99" }, 50).from).toBeNull();
  });
});

describe("people", () => {
  it("are found by a part of their name, or by their id", async () => {
    expect((await job((ctx) => findPeople(ctx, "layer_1"))).map(({ name }) => name)).toEqual([bob.name]);
    expect((await job((ctx) => findPeople(ctx, ann.discordId)))[0]?.name).toBe(ann.name);
    expect(await job((ctx) => findPeople(ctx, "%"))).toEqual([]);
    expect(await job((ctx) => findPeople(ctx, " "))).toEqual([]);
  });
});

describe("rules", () => {
  it("are saved with a line for the half that changed, and undone from it", async () => {
    const kills = { ...DEFAULT_KILL_SETTINGS, base: 77 };
    expect(await job((ctx) => changeRules(ctx, { coins: DEFAULT_SETTINGS, kills }))).toEqual({
      coins: false,
      kills: true,
    });
    expect(await job((ctx) => changeRules(ctx, { coins: DEFAULT_SETTINGS, kills }))).toEqual({
      coins: false,
      kills: false,
    });
    const [line] = (await job((ctx) => auditPage(ctx, { subjectType: "economy_settings", limit: 1 }))).lines;
    expect(line).toMatchObject({ before: { base: 25 }, after: { base: 77 } });
    await job((ctx) => undoEntry(ctx, { economy: "manager" }, line?.id ?? 0));
    expect((await job(killSettings)).base).toBe(25);
  });
});

describe("the flow of coins", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const row = (day: string, kind: EconomyDay["kind"], minted: number, sunk = 0): EconomyDay => ({
    day,
    kind,
    minted,
    sunk,
    movements: 1,
  });

  it("stands beside the period before, day by day, refunds taken off", () => {
    const flow = flowOf(
      [
        row("2026-11-22", "kill_reward", 100),
        row("2026-11-16", "activity", 20),
        row("2026-11-15", "kill_reward", 60),
        row("2026-11-22", "shop_purchase", 0, 80),
        row("2026-11-22", "shop_refund", 0, -30),
        row("2026-10-01", "daily", 999),
      ],
      7,
      now,
    );
    expect(flow.days.map(({ day }) => day)).toHaveLength(7);
    expect(flow.days.at(-1)).toMatchObject({ day: "2026-11-22", minted: { kills: 100 }, sunk: { shop: 50 } });
    expect(flow.minted).toEqual({ now: 120, before: 60 });
    expect(flow.sunk).toEqual({ now: 50, before: 0 });
    expect(flow.sources).toEqual([
      { of: "kills", now: 100, before: 60 },
      { of: "playing", now: 20, before: 0 },
    ]);
  });
});
