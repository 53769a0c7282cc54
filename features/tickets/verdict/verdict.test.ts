import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { ledgerPage } from "@/features/economy/data/ledger";
import { balanceOf } from "@/features/economy/data/wallet";
import { fineCoins } from "@/features/economy/mutations/staff";
import { ledgerFilterInput } from "@/features/economy/schema";
import { sectionLevels } from "@/features/guilds/rules";
import { orderDetail } from "@/features/shop/data/order";
import { purchase } from "@/features/shop/mutations/purchase";
import { ticketOf } from "../data/tickets";
import { ticketRef } from "../evidence/data/case";
import { closeTicket } from "../mutations/change";
import { writeAsOpener } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { ownVerdict } from "./data/own";
import { sanctionPage } from "./data/sanctions";
import { tellingOf } from "./data/telling";
import { earlierEffects, verdictByNumber, verdictsOf } from "./data/verdicts";
import { appealVerdict } from "./mutations/appeal";
import { giveVerdict } from "./mutations/give";
import { undoEffect } from "./mutations/undo";
import { ALL_SANCTIONS, sanctionsAsked, sanctionsCsv } from "./sanctions";
import { verdictInput } from "./schema";

const SITE = "https://grizzly.test";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let kes: Person;
let mara: Person;
let jonas: Person;

const one = (of: ShopWorld, nr: number): Person => {
  const found = of.people[nr];
  if (!found) throw new Error("The world has fewer people.");
  return found;
};
const as = <T>(who: Person, work: (ctx: GuildContext) => Promise<T>, of = world) =>
  withGuild(of.signedIn(who), work);
const open = async (who = ann, of = world) => {
  const input = {
    key: randomUUID(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at 9:48 this morning.",
  };
  return (await as(who, (ctx) => openTicket(ctx, openTicketInput.parse(input)), of)).number;
};
const asked = (number: number, change: object = {}) =>
  verdictInput.parse({
    key: randomUUID(),
    number,
    seen: 1_000_000_000,
    decision: "upheld",
    reason: "The log shows the shot from inside the zone.",
    ...change,
  });
const decide = (
  number: number,
  change: object = {},
  who = mara,
  level: Parameters<typeof giveVerdict>[1] = "moderator",
) => as(who, (ctx) => giveVerdict(ctx, level, asked(number, change), SITE));
const verdictsHere = (number: number) =>
  as(mara, async (ctx) => verdictsOf(ctx, (await ticketRef(ctx, number))?.ticketId ?? 0));
const effectId = async (number: number, kind: string) => {
  const found = (await verdictsHere(number))
    .flatMap(({ effects }) => effects)
    .find((effect) => effect.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found.id;
};
const balance = (who = ann) => as(mara, (ctx) => balanceOf(ctx, who.discordId));
const rows = (table: string) => db.sql(`select * from ${table} where guild_id = $1`, [world.guildId]);
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
const liveServer = () =>
  db.sql(
    "update nitrado_services set dry_run = false, access_kind = 'token', access_ref = gen_random_uuid()::text, game = 'dayzps', is_active = true where guild_id = $1",
    [world.guildId],
  );

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  [world, other] = [await shopWorld(db.sql, 4), await shopWorld(db.sql, 1)];
  [ann, kes, mara, jonas] = [one(world, 0), one(world, 1), one(world, 2), one(world, 3)];
  for (const each of [world, other])
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [each.guildId, each.people.map(({ discordId }) => discordId)],
    );
});

describe("a verdict", () => {
  it("does all it says in one transaction, tells each their part, and stands in wallet and log", async () => {
    await liveServer();
    await world.give(ann, 1_000);
    const item = await world.item();
    const { number: order } = await as(ann, (ctx) => purchase(ctx, world.order(ann, item)));
    const number = await open();
    const { number: verdict } = await decide(number, {
      warn: true,
      ban: true,
      days: "3",
      target: kes.name.toUpperCase(),
      refund: true,
      order,
      compensate: true,
      coins: "840",
      rule: "Rule 4",
      internal: "Second time.",
      close: "on",
    });
    expect(await balance()).toBe(1_840);
    await books();
    expect((await as(ann, (ctx) => orderDetail(ctx, order, ann))).state).toBe("refunded");
    const [list] = await rows("server_list_changes");
    expect(list).toMatchObject({ list: "bans", action: "add", entry: kes.name, state: "pending" });
    const [given] = await verdictsHere(number);
    expect(given?.effects.map(({ kind }) => kind)).toEqual(["warn", "ban", "refund", "coins"]);
    expect(given?.effects[1]).toMatchObject({ playerName: kes.name, days: 3, lists: [{ state: "pending" }] });
    const letter = await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
    expect(letter.open).toBe(false);
    expect(letter.messages.at(-1)?.text).toMatch(
      /Your report is upheld.*Rule 4[\s\S]*840 GC[\s\S]*\/me\/verdicts\//,
    );
    expect(letter.messages.at(-1)?.text).not.toMatch(/ban|Second time/i);
    const [line] = (
      await as(ann, (ctx) => ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ cause: "verdict" })))
    ).lines;
    expect(line).toMatchObject({
      kind: "verdict",
      amount: 840,
      cause: { kind: "verdict", id: String(verdict) },
    });
    expect(await as(mara, (ctx) => earlierEffects(ctx, kes.playerId))).toMatchObject([
      { kind: "ban", ticket: number },
      { kind: "warn", rule: "Rule 4" },
    ]);
    const theirs = await as(kes, (ctx) => ownVerdict(ctx, verdict, kes.discordId));
    expect(theirs).toMatchObject({ ticket: null, appealProblem: null });
    expect(theirs?.effects.map(({ kind }) => kind)).toEqual(["warn", "ban"]);
    const own = await as(ann, (ctx) => ownVerdict(ctx, verdict, ann.discordId));
    expect(own?.effects.map(({ kind }) => kind)).toEqual(["refund", "coins"]);
    expect(await as(jonas, (ctx) => ownVerdict(ctx, verdict, jonas.discordId))).toBeNull();
    const tell = (who: Person) =>
      as(mara, (ctx) => tellingOf(ctx, { verdict, discordId: who.discordId, site: SITE }));
    expect(await tell(kes)).toMatch(/banned you on .*One.* for 3 days[\s\S]*Rule 4[\s\S]*\/me\/verdicts\//);
    expect(await tell(ann)).toBeNull();
    const told = await db.sql("select title from service_notifications where grizzly_user_id = $1", [
      kes.userId,
    ]);
    expect(told).toEqual([{ title: "Banned for 3 days" }]);
    expect(await as(one(other, 0), (ctx) => verdictByNumber(ctx, verdict), other)).toBeNull();
  });

  it("is one for a key, also when it is sent at once, and another's for another request", async () => {
    const number = await open();
    const input = asked(number, { compensate: true, coins: "100" });
    const run = () => as(mara, (ctx) => giveVerdict(ctx, "moderator", input, SITE));
    const given = await Promise.all([run(), run(), run()]);
    expect(given.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await balance()).toBe(100);
    await expect(
      as(mara, (ctx) => giveVerdict(ctx, "moderator", { ...input, coins: 200 }, SITE)),
    ).rejects.toMatchObject({ details: { code: "key-reused" } });
    expect(await rows("ticket_verdicts")).toHaveLength(1);
  });

  it("leaves nothing behind when a part of it cannot be done", async () => {
    await liveServer();
    await world.give(ann, 1_000);
    const { number: order } = await as(ann, async (ctx) =>
      purchase(ctx, world.order(ann, await world.item())),
    );
    await db.sql("update shop_purchases set state = 'staged' where guild_id = $1", [world.guildId]);
    const number = await open();
    const change = {
      ban: true,
      days: "3",
      target: kes.name,
      compensate: true,
      coins: "5",
      refund: true,
      order,
    };
    await expect(decide(number, change)).rejects.toMatchObject({ fields: { order: expect.any(String) } });
    // The refund's own verb refuses behind the ban, which is asked for first.
    await db.sql("update shop_purchases set state = 'uploaded' where guild_id = $1", [world.guildId]);
    await db.sql("update nitrado_services set dry_run = true where guild_id = $1", [world.guildId]);
    await expect(decide(number, { ban: true, days: "3", target: kes.name })).rejects.toMatchObject({
      fields: { ban: expect.any(String) },
    });
    for (const table of ["ticket_verdicts", "ticket_verdict_effects", "server_list_changes"])
      expect(await rows(table)).toEqual([]);
    expect(await balance()).toBe(900);
    await books();
  });

  it("asks where the opener wrote meanwhile, and keeps to caps, ticket by ticket", async () => {
    const number = await open();
    await as(ann, (ctx) =>
      writeAsOpener(ctx, { key: randomUUID(), number, text: "One more thing.", reopen: false }),
    );
    await expect(decide(number, { decision: "rejected", seen: 1 })).rejects.toMatchObject({
      details: { code: "outdated" },
    });
    const coins = (amount: number) => decide(number, { compensate: true, coins: amount }, mara, "support");
    await coins(700);
    await expect(coins(400)).rejects.toMatchObject({
      fields: { coins: expect.stringContaining("700 already") },
    });
    await coins(300);
    await expect(decide(number, { decision: "rejected" }, ann)).rejects.toMatchObject({
      fields: { decision: expect.stringContaining("own ticket") },
    });
    await decide(number, { decision: "rejected" });
    expect(await balance()).toBe(1_000);
  });
});

describe("taking it back", () => {
  it("moves the coins back by a movement, once, and not when they are spent", async () => {
    const number = await open();
    await decide(number, { compensate: true, coins: "300" });
    const id = await effectId(number, "coins");
    const undo = () =>
      as(jonas, (ctx) => undoEffect(ctx, "moderator", { effectId: id, reason: "Wrong ticket." }));
    await as(mara, (ctx) =>
      fineCoins(ctx, { key: randomUUID(), discordId: ann.discordId, amount: 1, reason: "Test" }),
    );
    await expect(undo()).rejects.toMatchObject({ details: { code: "not-enough" } });
    await world.give(ann, 1);
    expect((await Promise.all([undo(), undo()])).map(({ replayed }) => replayed).toSorted()).toEqual([
      false,
      true,
    ]);
    expect(await balance()).toBe(0);
    await books();
    const [verdict] = await verdictsHere(number);
    expect(verdict?.effects[0]?.undone).toMatchObject({ reason: "Wrong ticket." });
    const lines = (
      await as(ann, (ctx) => ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ cause: "verdict" })))
    ).lines;
    expect(lines.map(({ amount }) => amount)).toEqual([-300, 300]);
  });

  it("lifts the ban, forgets the warning, and never a refund; no level undoes beyond its caps", async () => {
    await liveServer();
    await world.give(ann, 100);
    const { number: order } = await as(ann, async (ctx) =>
      purchase(ctx, world.order(ann, await world.item())),
    );
    const number = await open();
    await decide(number, { warn: true, ban: true, days: "3", target: kes.name, refund: true, order });
    const ban = await effectId(number, "ban");
    const undo = (id: number, level: "support" | "moderator") =>
      as(jonas, (ctx) => undoEffect(ctx, level, { effectId: id, reason: "It was somebody else." }));
    await expect(undo(ban, "support")).rejects.toMatchObject({ code: "conflict" });
    await undo(ban, "moderator");
    expect(
      (await rows("server_list_changes")).map(({ action, entry }) => `${action} ${entry}`).toSorted(),
    ).toEqual([`add ${kes.name}`, `remove ${kes.name}`]);
    await undo(await effectId(number, "warn"), "support");
    expect(await as(mara, (ctx) => earlierEffects(ctx, kes.playerId))).toEqual([]);
    await expect(undo(await effectId(number, "refund"), "moderator")).rejects.toThrow(/cannot be taken back/);
    await expect(
      as(
        one(other, 0),
        (ctx) => undoEffect(ctx, "owner", { effectId: ban, reason: "From elsewhere." }),
        other,
      ),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is done from the log as well", async () => {
    const number = await open();
    await decide(number, { compensate: true, coins: "50" });
    const log = await as(mara, (ctx) => listAudit(ctx, { limit: 50 }));
    const entry = log.find(({ action }) => action === "tickets.verdict.coins");
    await as(mara, (ctx) => undoEntry(ctx, sectionLevels("owner", []), entry?.id ?? 0));
    expect(await balance()).toBe(0);
    await books();
  });
});

describe("the list of sanctions", () => {
  const list = async (
    given: Record<string, unknown> = {},
    who = mara,
    of = world,
    playerId: number | null = null,
  ) => (await as(who, (ctx) => sanctionPage(ctx, sanctionsAsked(given), { playerId }), of)).sanctions;
  const shown = async (...given: Parameters<typeof list>) =>
    (await list(...given)).map((row) => `${row.player.name} ${row.kind} ${row.state}`);

  it("says how each stands, by state, kind and name, and of one player alone", async () => {
    await liveServer();
    const number = await open();
    await decide(number, { warn: true, ban: true, days: "3", target: kes.name, rule: "Rule 4" });
    await decide(await open(), { warn: true, target: jonas.name });
    const undone = { effectId: await effectId(number, "warn"), reason: "It was somebody else." };
    await as(mara, (ctx) => undoEffect(ctx, "moderator", undone));
    expect(await shown()).toEqual([
      `${jonas.name} warn active`,
      `${kes.name} ban active`,
      `${kes.name} warn undone`,
    ]);
    expect(await shown({ state: "active", kind: "ban" })).toEqual([`${kes.name} ban active`]);
    expect(await shown({ q: jonas.name.toUpperCase() })).toEqual([`${jonas.name} warn active`]);
    expect(await shown({}, mara, world, kes.playerId)).toHaveLength(2);
    await db.sql(
      "update ticket_verdict_effects set ends_at = now() - interval '1 second' where kind = 'ban'",
    );
    const [ended] = await list({ state: "ended" });
    expect(ended).toMatchObject({ ticket: number, rule: "Rule 4", days: 3, servers: [expect.any(String)] });
    expect(await shown({ state: "active" })).toEqual([`${jonas.name} warn active`]);
    expect(await shown({}, one(other, 0), other)).toEqual([]);
    const all = await list();
    expect(sanctionsCsv(all).trim().split("\r\n")).toHaveLength(4);
    const first = await as(mara, (ctx) => sanctionPage(ctx, ALL_SANCTIONS, { limit: 2 }));
    expect(first.next).toBe(first.sanctions[1]?.id);
    expect(await list({ before: String(first.next) })).toEqual(all.slice(2));
  });

  it("holds nothing of a private ticket for whoever may not read it", async () => {
    const number = await open();
    await decide(number, { warn: true, target: kes.name });
    expect(await shown()).toHaveLength(1);
    await db.sql("update tickets set is_private = true, concerns = $2 where guild_id = $1", [
      world.guildId,
      jonas.discordId,
    ]);
    expect(await shown()).toEqual([]);
  });
});

describe("an appeal", () => {
  it("is a ticket of its own for whom it concerns, decided by somebody else, once", async () => {
    const number = await open();
    const { number: verdict } = await decide(number, { warn: true, target: kes.name });
    const appeal = (who: Person, key = randomUUID()) =>
      as(who, (ctx) => appealVerdict(ctx, { key, verdict, text: "It was not me at all." }));
    await expect(appeal(jonas)).rejects.toMatchObject({ code: "not_found" });
    const key = randomUUID();
    const { number: appealed } = await appeal(kes, key);
    expect(await appeal(kes, key)).toEqual({ number: appealed, replayed: true });
    await expect(appeal(kes)).rejects.toThrow(new RegExp(`ticket ${appealed}`));
    expect((await verdictsHere(number))[0]?.appeals).toEqual([appealed]);
    await expect(decide(appealed, { decision: "rejected" }, mara)).rejects.toMatchObject({
      fields: { decision: expect.stringContaining("your own verdict") },
    });
    await expect(
      as(mara, (ctx) => closeTicket(ctx, { number: appealed, reason: "" }, "staff")),
    ).rejects.toThrow(/your own verdict/);
    const { number: second } = await decide(appealed, { decision: "rejected" }, jonas);
    expect(await as(kes, (ctx) => ownVerdict(ctx, second, kes.discordId))).toMatchObject({
      appealProblem: expect.stringContaining("stands"),
    });
    expect((await verdictsHere(appealed))[0]?.appealOf).toBe(verdict);
  });
});
