import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { olderTransactionsEnd } from "@/db/testing/transactions";
import { scopeForInteraction } from "@/features/guilds/scope";
import { AppError } from "@/lib/errors";
import { guildBooks } from "./data/books";
import { ledgerPage } from "./data/ledger";
import { reconcile } from "./data/reconcile";
import { transferQuote, transferRecipients } from "./data/transfers";
import { balanceOf, balanceSteps, dailyState, myBalances, walletSums } from "./data/wallet";
import { claimDaily } from "./mutations/claim";
import { countLedger } from "./mutations/count-ledger";
import { post } from "./mutations/post";
import { updateEconomySettings } from "./mutations/settings";
import { fineCoins, grantCoins } from "./mutations/staff";
import { transfer } from "./mutations/transfer";
import { pay } from "./rules";
import { ledgerFilterInput, type Movement } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, fn);
const coins = (person: Person) => job((ctx) => balanceOf(ctx, person.discordId));
const key = () => `key-${randomUUID()}`;
const problem = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was not refused.", { cause: error });
  return error;
};
const movement = (change: Partial<Movement> = {}): Movement => ({
  key: key(),
  kind: "grant",
  legs: pay("mint", { person: ann.discordId }, 100n),
  cause: { kind: "grant", id: "1" },
  description: "For a test",
  ...change,
});

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 3);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has people.");
  [ann, bob] = [first, second];
});
afterAll(async () => {
  expect((await job((ctx) => reconcile(ctx))).problems).toEqual([]);
  await db.close();
});

describe("a movement", () => {
  it("is written once for a key, also by many at once", async () => {
    const one = movement();
    const before = await coins(ann);
    const answers = await Promise.all(Array.from({ length: 20 }, () => job((ctx) => post(ctx, one))));
    expect(await coins(ann)).toBe(before + 100);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.movementId)).size).toBe(1);
  });

  it("with a used key and another body is an error", async () => {
    const one = movement();
    await job((ctx) => post(ctx, one));
    const other = { ...one, legs: pay("mint", { person: ann.discordId }, 101n) };
    expect((await problem(job((ctx) => post(ctx, other)))).details).toEqual({ code: "key-reused" });
  });

  it("never makes a balance negative", async () => {
    const before = await coins(ann);
    const legs = pay({ person: ann.discordId }, "sink", BigInt(before) + 1n);
    const error = await problem(job((ctx) => post(ctx, movement({ kind: "fine", legs }))));
    expect(error.details).toEqual({ code: "not-enough" });
    expect(await coins(ann)).toBe(before);
  });

  it("that is not balanced is a fault of ours and stores nothing", async () => {
    const legs = [
      { account: { person: ann.discordId }, amount: 5n },
      { account: "mint", amount: -4n } as const,
    ];
    const before = await coins(ann);
    await expect(job((ctx) => post(ctx, movement({ legs })))).rejects.toThrow("do not sum to zero");
    expect(await coins(ann)).toBe(before);
  });

  it("cannot be changed or removed by the app", async () => {
    for (const text of ["update economy_transactions set amount = 1", "delete from economy_movements"]) {
      const attempt = job((ctx) => ctx.db.execute(text));
      await expect(attempt).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });

  it("between people at once, both ways, loses nothing and never waits for ever", async () => {
    await world.give(ann, 1_000);
    await world.give(bob, 1_000);
    const before = (await coins(ann)) + (await coins(bob));
    const turns = Array.from(
      { length: 40 },
      (_, at) => (at % 2 ? [ann, bob] : [bob, ann]) as [Person, Person],
    );
    await Promise.all(
      turns.map(([from, to]) =>
        withGuild(world.as(from), (ctx) =>
          transfer(ctx, { key: key(), toDiscordId: to.discordId, amount: 7, note: "" }),
        ),
      ),
    );
    expect((await coins(ann)) + (await coins(bob))).toBe(before);
  });
});

describe("the books", () => {
  it("show what is wrong with them", async () => {
    const other = await shopWorld(db.sql, 1);
    const [person] = other.people;
    if (!person) throw new Error("The world has people.");
    await other.give(person, 500);
    const check = () => withGuild(other.job, (ctx) => reconcile(ctx));
    expect((await check()).ok).toBe(true);
    await db.sql("update economy_accounts set balance = 501 where guild_id = $1", [other.guildId]);
    expect((await check()).problems.join()).toContain("has 501, the ledger says 500");
    await db.sql("update economy_accounts set balance = 500 where guild_id = $1", [other.guildId]);
    await db.sql("delete from economy_transactions where guild_id = $1 and account = 'mint'", [
      other.guildId,
    ]);
    expect((await check()).problems.join()).toContain("do not sum to zero");
  });
});

describe("the daily claim", () => {
  const at = (iso: string) => ({ ...world.as(bob), now: new Date(iso) });
  const claim = (iso: string) => withGuild(at(iso), claimDaily);

  it("pays once a day, to one of many at once, and grows with the streak", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => claim("2026-11-20T10:00:00Z")));
    const paid = tries.filter((one) => one.status === "fulfilled");
    expect(paid).toHaveLength(1);
    expect(paid[0]?.value).toMatchObject({ amount: 100, day: 1 });
    expect(await claim("2026-11-21T00:00:00Z")).toMatchObject({ amount: 110, day: 2 });
    const error = await problem(claim("2026-11-21T23:59:59Z"));
    expect(error.details).toEqual({ nextAt: "2026-11-22T00:00:00.000Z" });
    const state = await withGuild(at("2026-11-21T12:00:00Z"), (ctx) => dailyState(ctx, bob.discordId));
    expect(state).toMatchObject({ amount: 120, day: 3, nextAt: "2026-11-22T00:00:00.000Z" });
    expect(await claim("2026-11-23T08:00:00Z")).toMatchObject({ amount: 100, day: 1 });
  });

  it("is for those who belong to the guild: a stranger gets nothing, not even an account", async () => {
    const stranger = "199999999999999999";
    const scope = scopeForInteraction({ id: randomUUID(), guildId: world.guildId, discordId: stranger });
    expect((await problem(withGuild(scope, claimDaily))).code).toBe("forbidden");
    expect(await db.sql("select 1 from economy_accounts where discord_id = $1", [stranger])).toEqual([]);
  });
});

describe("a transfer", () => {
  it("takes the fee from the sender, and answers the same again", async () => {
    await job((ctx) => updateEconomySettings(ctx, { transferFeeBp: 200, transferDailyMax: 5_000 }));
    const third = world.people[2];
    if (!third) throw new Error("The world has people.");
    await world.give(third, 2_000);
    const input = { key: key(), toDiscordId: ann.discordId, amount: 500, note: "For the wheels" };
    const before = await coins(ann);
    const quote = await withGuild(world.as(third), (ctx) => transferQuote(ctx, third.discordId, input));
    expect(quote).toMatchObject({ fee: 10, total: 510, before: 2_000, after: 1_490, allowed: true });
    const send = () => withGuild(world.as(third), (ctx) => transfer(ctx, input));
    const first = await send();
    expect(first).toEqual({ amount: 500, fee: 10, balance: 1_490, replayed: false });
    expect(await send()).toEqual({ ...first, replayed: true });
    expect(await coins(ann)).toBe(before + 500);
    const over = { ...input, key: key(), amount: 4_600 };
    expect((await problem(withGuild(world.as(third), (ctx) => transfer(ctx, over)))).message).toContain(
      "more today",
    );
    const { lines } = await job((ctx) =>
      ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ text: "wheels" })),
    );
    expect(lines[0]).toMatchObject({
      kind: "transfer",
      amount: 500,
      cause: { title: `From ${third.name}`, detail: "For the wheels" },
    });
  });

  it("goes to linked players only, and never to oneself", async () => {
    const names = (await job((ctx) => transferRecipients(ctx, ann.discordId))).map((one) => one.discordId);
    expect(names).toContain(bob.discordId);
    expect(names).not.toContain(ann.discordId);
    const to = (toDiscordId: string) =>
      problem(
        withGuild(world.as(ann), (ctx) => transfer(ctx, { key: key(), toDiscordId, amount: 1, note: "" })),
      );
    expect((await to(ann.discordId)).message).toContain("yourself");
    expect((await to("123456789012345678")).message).toContain("no linked player");
  });
});

describe("staff", () => {
  it("give and take with a reason that the person reads", async () => {
    const before = await coins(bob);
    const input = { discordId: bob.discordId, amount: 300, reason: "Order 12 was lost" };
    await job((ctx) => grantCoins(ctx, { ...input, key: key() }));
    await job((ctx) => fineCoins(ctx, { ...input, key: key(), amount: 50, reason: "Combat logging" }));
    expect(await coins(bob)).toBe(before + 250);
    const page = await job((ctx) => ledgerPage(ctx, bob.discordId, ledgerFilterInput.parse({ limit: 2 })));
    expect(page.lines.map((line) => [line.cause.title, line.cause.detail, line.amount])).toEqual([
      ["Taken by staff", "Combat logging", -50],
      ["Given by staff", "Order 12 was lost", 300],
    ]);
    const audit = await db.sql(
      "select reason from audit_log where guild_id = $1 and action = 'economy.fine'",
      [world.guildId],
    );
    expect(audit).toEqual([{ reason: "Combat logging" }]);
  });
});

describe("a wallet", () => {
  it("pages through every line once, newest first, and its steps end at the balance", async () => {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const filter = ledgerFilterInput.parse({ limit: 7, before });
      const page = await job((ctx) => ledgerPage(ctx, ann.discordId, filter));
      seen.push(...page.lines.map((line) => line.id));
      before = page.next;
    } while (before !== null);
    const [all] = await db.sql<{ ids: string[] }>(
      "select array_agg(transaction_id::text order by transaction_id desc) as ids from economy_transactions where guild_id = $1 and discord_id = $2",
      [world.guildId, ann.discordId],
    );
    expect(seen).toEqual(all?.ids);
    const steps = await job((ctx) => balanceSteps(ctx, ann.discordId, new Date(0)));
    expect(steps[0]).toEqual({ at: new Date(0).toISOString(), balance: 0 });
    expect(steps.at(-1)?.balance).toBe(await coins(ann));
    const sums = await job((ctx) => walletSums(ctx, ann.discordId));
    expect(sums.earned - sums.spent).toBe(sums.balance);
  });

  it("filters what came and what went", async () => {
    const amounts = async (show: string) =>
      (await job((ctx) => ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ show })))).lines.map(
        (line) => line.amount,
      );
    expect((await amounts("earned")).every((amount) => amount > 0)).toBe(true);
    expect((await amounts("spent")).every((amount) => amount < 0)).toBe(true);
    expect(await amounts("held")).toEqual([]);
  });

  it("shows a person the coins of every guild, and of nobody else", async () => {
    const scope = {
      userId: ann.userId,
      actor: { kind: "user", userId: ann.userId, discordId: ann.discordId },
    } as const;
    const mine = await withUser(scope, (ctx) => myBalances(ctx, ann.discordId));
    expect(mine).toMatchObject([{ guildId: world.guildId, balance: await coins(ann) }]);
    expect(await withUser(scope, (ctx) => myBalances(ctx, bob.discordId))).toEqual([]);
  });
});

describe("a guild's economy", () => {
  it("is what the ledger adds up to, also by day", async () => {
    for (let turn = 0; turn < 2; turn++) {
      await olderTransactionsEnd(db.sql);
      await job((ctx) => countLedger(ctx, 0));
    }
    const books = await job(guildBooks);
    const { minted = 0, sunk = 0, shop = 0, escrow = 0 } = books ?? {};
    expect(minted).toBeGreaterThan(0);
    expect(minted - sunk - shop - escrow).toBe(books?.circulating);
    const [days] = await db.sql(
      "select sum(minted)::int as minted, sum(sunk)::int as sunk from economy_days where guild_id = $1",
      [world.guildId],
    );
    expect(days).toEqual({ minted, sunk: sunk + shop });
  });

  it("gives starting coins once, with an account", async () => {
    const fresh = await shopWorld(db.sql, 1);
    const [person] = fresh.people;
    if (!person) throw new Error("The world has people.");
    await withGuild(fresh.job, (ctx) => updateEconomySettings(ctx, { startingCoins: 250 }));
    await fresh.give(person, 10);
    await fresh.give(person, 10);
    expect(await withGuild(fresh.job, (ctx) => balanceOf(ctx, person.discordId))).toBe(270);
    expect((await withGuild(fresh.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  });
});
