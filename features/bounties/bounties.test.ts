import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { killsOf } from "@/db/testing/kills";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ledgerPage } from "@/features/economy/data/ledger";
import { reconcile } from "@/features/economy/data/reconcile";
import { balanceOf, walletSums } from "@/features/economy/data/wallet";
import { updateEconomySettings } from "@/features/economy/mutations/settings";
import { ledgerFilterInput } from "@/features/economy/schema";
import { linkPlayer } from "@/features/players/mutations/links";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { bountySums, claimedBounties, guildBounties, openBounties, placedBounties } from "./data/lists";
import { bountyQuote, bountyTargets } from "./data/targets";
import { cancelBounty, expireBounties } from "./mutations/close";
import { placeBounty } from "./mutations/place";
import { bountyFilterInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;
let cat: Person;
const STRANGER = { playerId: 5, name: "Stranger" };
const START = new Date("2026-11-22T20:00:00.400Z");
const later = (ms: number) => new Date(START.getTime() + ms);

const place = (by: Person, target: { playerId: number }, amount = 100, key: string = randomUUID()) =>
  withGuild({ ...world.signedIn(by), now: START }, (ctx) =>
    placeBounty(ctx, { key, playerId: target.playerId, amount, reason: "Burned my tent" }),
  );
const job = () => ({ ...world.job, now: later(HOUR) });
const coins = (person: Person) => withGuild(job(), (ctx) => balanceOf(ctx, person.discordId));
const stateOf = async (id: number) =>
  (await withGuild(job(), (ctx) => guildBounties(ctx, bountyFilterInput.parse({})))).bounties.find(
    (one) => one.id === id,
  );
const claim: ReturnType<typeof killsOf>["claim"] = (...args) => killsOf(db.sql, world).claim(...args);

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 3);
  [ann, bob, cat] = world.people as [Person, Person, Person];
  await db.sql("insert into player_profiles (guild_id, player_id, ingame_name) values ($1, 5, 'Stranger')", [
    world.guildId,
  ]);
  await withGuild(world.job, (ctx) =>
    updateEconomySettings(ctx, { bountyMin: 50, bountyMax: 500, bountyDays: 3 }),
  );
  for (const person of world.people) await world.give(person, 10_000);
});
afterAll(async () => {
  expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  await db.close();
});

describe("placing a bounty", () => {
  it("moves the coins into escrow, once for a key, and tells the target", async () => {
    const key = randomUUID();
    const before = await coins(ann);
    const first = await place(ann, bob, 120, key);
    expect(first).toMatchObject({ target: bob.name, amount: 120, balance: before - 120, replayed: false });
    expect(await place(ann, bob, 120, key)).toEqual({ ...first, replayed: true });
    await expect(place(ann, bob, 121, key)).rejects.toMatchObject({ details: { code: "key-reused" } });
    expect(await coins(ann)).toBe(before - 120);
    expect((await withGuild(job(), (ctx) => walletSums(ctx, ann.discordId))).held).toBe(120);
    const [notice] = await db.sql<{ title: string; grizzly_user_id: string }>(
      "select title, grizzly_user_id from service_notifications where kind = 'bounties.placed' and key = $1",
      [`bounty:${first.id}:placed`],
    );
    expect(notice).toMatchObject({ title: "120 GC are on your head", grizzly_user_id: bob.userId });
    await withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: first.id, reason: "End of the test" }));
    expect(await coins(ann)).toBe(before);
  });

  it("is one bounty, however often the press arrives at once", async () => {
    const key = randomUUID();
    const before = await coins(ann);
    const all = await Promise.all(Array.from({ length: 6 }, () => place(ann, bob, 60, key)));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(all.filter((one) => !one.replayed)).toHaveLength(1);
    expect(await coins(ann)).toBe(before - 60);
    await withGuild(job(), (ctx) =>
      cancelBounty(ctx, { bountyId: all[0]?.id ?? 0, reason: "End of the test" }),
    );
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ["on oneself", () => place(ann, ann), /own player/],
    ["below the smallest", () => place(ann, bob, 49), /smallest bounty is 50/],
    ["above the largest", () => place(ann, bob, 501), /largest bounty is 500/],
    ["on nobody", () => place(ann, { playerId: 99_999_999 }), /No such player/],
    [
      "by someone without a player",
      () => place({ ...ann, discordId: "100000000000000009" }, bob),
      /Link your player/,
    ],
  ])("%s is refused", async (_name, attempt, words) => {
    await expect(attempt()).rejects.toThrow(words);
  });

  it("stops at five open ones, and at the coins that are there", async () => {
    const placed = [];
    for (let at = 0; at < 5; at++) placed.push(await place(cat, bob, 50));
    await expect(place(cat, bob, 50)).rejects.toThrow(/5 is the most/);
    for (const { id } of placed)
      await withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: id, reason: "End of the test" }));
    const quote = await withGuild(world.job, (ctx) =>
      bountyQuote(ctx, cat.discordId, { playerId: bob.playerId, amount: 50_000 }),
    );
    expect(quote?.allowed).toBe(false);
    expect(quote?.reasons.join(" ")).toMatch(/largest bounty.*You have/);
  });

  it("finds targets by part of a name, without the person's own player", async () => {
    const found = await withGuild(world.job, (ctx) => bountyTargets(ctx, ann.discordId, "player_"));
    expect(found.map((one) => one.name).sort()).toEqual([bob.name, cat.name].sort());
  });
});

describe("the log line of a kill", () => {
  it("claims every bounty on the victim, pays the hunter, and leaves its proof", async () => {
    const [hunter, first, third] = [await coins(bob), await coins(ann), await coins(cat)];
    const one = await place(ann, STRANGER, 200);
    const two = await place(cat, STRANGER, 150);
    expect(await claim(bob, STRANGER, later(20 * MINUTE))).toEqual({ paid: 2, held: 0, coins: 350n });
    expect(await coins(bob)).toBe(hunter + 350);
    expect([await coins(ann), await coins(cat)]).toEqual([first - 200, third - 150]);
    expect(await stateOf(one.id)).toMatchObject({ state: "claimed", hunter: { name: bob.name }, hints: [] });
    expect((await stateOf(two.id))?.proof).toContain("killed by Player");
    const mine = await withGuild(job(), (ctx) => claimedBounties(ctx, bob.discordId));
    expect(mine.map((bounty) => bounty.id).sort()).toEqual([one.id, two.id].sort());
    const page = await withGuild(job(), (ctx) =>
      ledgerPage(ctx, bob.discordId, ledgerFilterInput.parse({ cause: "bounty" })),
    );
    expect(page.lines[0]).toMatchObject({
      kind: "bounty_claim",
      cause: { title: "Claimed the bounty on Stranger" },
    });
    expect(page.lines[0]?.cause.proof?.raw).toContain("killed by Player");
    const events = await db.sql(
      "select 1 from interbot_events where guild_id = $1 and type = 'bounties.claimed'",
      [world.guildId],
    );
    expect(events).toHaveLength(2);
  });

  it.each<[string, Parameters<typeof claim>[3], number]>([
    ["that was concluded", { inferred: true }, 20],
    ["from before the guild connected", { historical: true }, 20],
    ["that no player did", { kind: "environment" }, 20],
    ["from before the placing", {}, -1],
    ["after its time", {}, 4 * 24 * 60],
  ])("%s claims nothing", async (_name, change, minutes) => {
    const { id } = await place(ann, bob);
    expect(await claim(cat, bob, later(minutes * MINUTE), change)).toMatchObject({ paid: 0, held: 0 });
    expect((await stateOf(id))?.state).toBe("active");
    await withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: id, reason: "End of the test" }));
  });

  it("of the second in which it was placed counts, because the log has no smaller unit", async () => {
    await place(ann, bob);
    expect(await claim(cat, bob, new Date("2026-11-22T20:00:00Z"))).toMatchObject({ paid: 1 });
  });

  it("by a player whom nobody has linked is held, and paid with the link, once", async () => {
    const { id } = await place(ann, bob, 90);
    const before = await coins(cat);
    expect(await claim(STRANGER, bob, later(MINUTE * 30))).toEqual({ paid: 0, held: 1, coins: 0n });
    expect((await stateOf(id))?.state).toBe("held");
    expect((await withGuild(job(), bountySums)).coins).toBe(90);
    await db.sql("delete from player_links where guild_id = $1 and discord_id = $2", [
      world.guildId,
      cat.discordId,
    ]);
    const link = () =>
      withGuild(job(), (ctx) =>
        linkPlayer(ctx, { discordId: cat.discordId, playerId: STRANGER.playerId, method: "staff" }),
      );
    expect(await link()).toEqual({ paid: 1 });
    expect(await link()).toEqual({ paid: 0 });
    expect(await coins(cat)).toBe(before + 90);
    expect((await stateOf(id))?.state).toBe("claimed");
    await withGuild(job(), (ctx) =>
      linkPlayer(ctx, { discordId: cat.discordId, playerId: cat.playerId, method: "staff" }),
    );
  });

  it("by a player who turns out to be the target's own gives the coins back", async () => {
    const before = await coins(ann);
    const { id } = await place(ann, bob, 70);
    expect(await claim(STRANGER, bob, later(MINUTE * 40))).toMatchObject({ held: 1 });
    await withGuild(job(), (ctx) =>
      linkPlayer(ctx, { discordId: bob.discordId, playerId: STRANGER.playerId, method: "staff" }),
    );
    expect(await stateOf(id)).toMatchObject({
      state: "cancelled",
      note: expect.stringContaining("own person"),
    });
    expect(await coins(ann)).toBe(before);
    await withGuild(job(), (ctx) =>
      linkPlayer(ctx, { discordId: bob.discordId, playerId: bob.playerId, method: "staff" }),
    );
  });

  it("by the target's own person, under another player, claims nothing", async () => {
    const { id } = await place(ann, bob, 70);
    const link = (playerId: number) =>
      withGuild(job(), (ctx) => linkPlayer(ctx, { discordId: bob.discordId, playerId, method: "staff" }));
    await link(STRANGER.playerId);
    expect(await claim(STRANGER, bob, later(MINUTE * 45))).toEqual({ paid: 0, held: 0, coins: 0n });
    expect((await stateOf(id))?.state).toBe("active");
    await link(bob.playerId);
    await withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: id, reason: "End of the test" }));
  });

  it("carries hints when hunter and hunted look like friends, and is paid all the same", async () => {
    const { id } = await place(cat, bob, 80);
    for (const minutes of [-60, -50, -40]) {
      for (const person of [ann, bob])
        await db.sql(
          `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, file_name, byte_offset)
           values ($1, $2, $3, 'P', $4, 'h.ADM', $5)`,
          [
            world.guildId,
            world.serviceId,
            person.playerId,
            later(minutes * MINUTE),
            -minutes * 10 + person.playerId,
          ],
        );
    }
    await db.sql(
      `insert into audit_log (guild_id, actor_kind, actor_label, action, subject_type, subject_id, after)
       select $1, 'system', 'test', 'players.link', 'player', id::text, '{"discordId":"100000000000000077"}' from unnest($2::bigint[]) as id`,
      [world.guildId, [ann.playerId, bob.playerId]],
    );
    expect(await claim(ann, bob, later(2 * MINUTE))).toMatchObject({ paid: 1 });
    const hints = (await stateOf(id))?.hints.join(" ") ?? "";
    expect(hints).toMatch(/same Discord account/);
    expect(hints).toMatch(/Killed 2 min after placing/);
    expect(hints).toMatch(/joined within two minutes of each other 3 times/);
  });
});

describe("a bounty that nobody claims", () => {
  it("gives its coins back once the log was read past its end", async () => {
    const before = await coins(ann);
    const { id } = await place(ann, bob);
    const run = (ms: number) => withGuild({ ...world.job, now: later(ms) }, expireBounties);
    const checked = (at: Date) =>
      db.sql("update nitrado_services set log_checked_at = $2 where guild_id = $1", [world.guildId, at]);
    await checked(later(3 * DAY - HOUR));
    expect(await run(3 * DAY + 20 * MINUTE)).toBe(0);
    expect(await run(3 * DAY + 40 * MINUTE)).toBe(0);
    await checked(later(3 * DAY + 35 * MINUTE));
    expect(await run(3 * DAY + 40 * MINUTE)).toBe(1);
    expect(await run(3 * DAY + 40 * MINUTE)).toBe(0);
    expect(await coins(ann)).toBe(before);
    expect((await stateOf(id))?.state).toBe("expired");
    const placed = await withGuild(job(), (ctx) => placedBounties(ctx, ann.discordId));
    expect(placed[0]).toMatchObject({ id, state: "expired", reason: "Burned my tent" });
  });

  it("cannot be cancelled twice, nor when it was claimed", async () => {
    const { id } = await place(ann, bob);
    const cancel = () =>
      withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: id, reason: "Not like this" }));
    const all = await Promise.allSettled([cancel(), cancel(), cancel()]);
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expect(cancel()).rejects.toThrow(/is over/);
    await expect(
      withGuild(job(), (ctx) => cancelBounty(ctx, { bountyId: 999_999, reason: "Not like this" })),
    ).rejects.toThrow(/no such bounty/);
    expect(await withGuild(job(), openBounties)).toEqual([]);
  });
});
