import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ledgerPage } from "./data/ledger";
import { reconcile } from "./data/reconcile";
import { balanceOf } from "./data/wallet";
import type { KillToReward } from "./kill-reward";
import { payHeldRewards } from "./mutations/held";
import { rewardKills } from "./mutations/rewards";
import { updateKillSettings } from "./mutations/settings";
import { ledgerFilterInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;
let nr = 0;
/** A player whom nobody has claimed. */
const STRANGER = 5;

const start = Date.parse("2026-11-22T20:00:00Z");
const kill = (
  killer: Person | null,
  victim: Person | null,
  change: Partial<KillToReward> = {},
): KillToReward => {
  nr += 1;
  return {
    killId: nr,
    kind: "pvp",
    inferred: false,
    historical: false,
    at: new Date(start + nr * 60_000),
    serviceId: world.serviceId,
    killer: killer && { playerId: killer.playerId, name: killer.name },
    victim: victim && { playerId: victim.playerId, name: victim.name },
    weapon: "M4-A1",
    distance: 212.07,
    headshot: false,
    streak: 1,
    victimLifeMs: null,
    ...change,
  };
};
const reward = (kills: KillToReward[]) => withGuild(world.job, (ctx) => rewardKills(ctx, kills));
const coins = (person: Person) => withGuild(world.job, (ctx) => balanceOf(ctx, person.discordId));
const stranger = { playerId: STRANGER, name: "Stranger" };

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 3);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has people.");
  [ann, bob] = [first, second];
  await db.sql("insert into player_profiles (guild_id, player_id, ingame_name) values ($1, $2, 'Stranger')", [
    world.guildId,
    STRANGER,
  ]);
  await withGuild(world.job, (ctx) =>
    updateKillSettings(ctx, { base: 100, distanceSteps: [{ fromMeters: 200, bonus: 40 }], dailyCap: 1_000 }),
  );
});
afterAll(async () => {
  expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  await db.close();
});

describe("kills from a log", () => {
  it("are paid once, whatever is read again, and each amount leads to its kill", async () => {
    const kills = [kill(ann, bob), kill(ann, world.people[2] ?? null)];
    const before = await coins(ann);
    expect(await reward(kills)).toEqual({ paid: 2, held: 0, refused: 0, coins: 280n });
    expect(await reward(kills)).toEqual({ paid: 0, held: 0, refused: 0, coins: 0n });
    expect(await coins(ann)).toBe(before + 280);
    const page = await withGuild(world.job, (ctx) =>
      ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ cause: "kill" })),
    );
    expect(page.lines.at(-1)).toMatchObject({
      at: kills[0]?.at.toISOString(),
      amount: 140,
      cause: {
        kind: "kill",
        id: String(kills[0]?.killId),
        title: `Killed ${bob.name}`,
        detail: "M4-A1, 212 m",
        lines: [
          { label: "Kill of a player", amount: 100 },
          { label: "Distance, 212 m is past 200 m", amount: 40 },
        ],
      },
    });
  });

  it("read twice at once are paid once", async () => {
    const kills = Array.from({ length: 5 }, () => kill(bob, world.people[2] ?? null, { distance: 10 }));
    const spread = kills.map((one, at) => ({ ...one, at: new Date(one.at.getTime() + at * 2 * 3_600_000) }));
    const before = await coins(bob);
    await Promise.all([reward(spread), reward(spread), reward(spread)]);
    expect(await coins(bob)).toBe(before + 200 + 300);
  });

  it.each<[string, () => KillToReward, string]>([
    ["suicides", () => kill(null, ann, { kind: "suicide" }), "suicide"],
    ["falls", () => kill(null, ann, { kind: "environment" }), "No player"],
    ["inferred kills", () => kill(ann, bob, { inferred: true }), "concluded"],
    ["history", () => kill(ann, bob, { historical: true }), "before the guild connected"],
    ["kills by nobody", () => kill(null, bob), "who the killer was"],
    ["own kills", () => kill(ann, ann), "same person"],
  ])("%s are refused with a reason, and recorded", async (_name, make, words) => {
    const one = make();
    const before = await coins(ann);
    expect(await reward([one])).toMatchObject({ paid: 0, refused: 1 });
    expect(await coins(ann)).toBe(before);
    const [row] = await db.sql<{ status: string; reason: string }>(
      "select status, reason from reward_decisions where guild_id = $1 and source = $2",
      [world.guildId, `kill:${one.killId}`],
    );
    expect(row?.status).toBe("refused");
    expect(row?.reason).toContain(words);
  });

  it("of the same victim count once in the set time, within a batch as across batches", async () => {
    const day = Date.parse("2026-12-01T10:00:00Z");
    const at = (minutes: number) => ({ at: new Date(day + minutes * 60_000) });
    const kills = [kill(ann, bob, at(0)), kill(ann, bob, at(59)), kill(ann, bob, at(61))];
    expect(await reward(kills)).toMatchObject({ paid: 2, refused: 1 });
    expect(await reward([kill(ann, bob, at(120))])).toMatchObject({ paid: 0, refused: 1 });
  });

  it("stop at the limit of the day, cutting the last one", async () => {
    const day = Date.parse("2026-12-05T00:00:00Z");
    const kills = Array.from({ length: 9 }, (_, at) =>
      kill(ann, bob, { at: new Date(day + at * 2 * 3_600_000) }),
    );
    const before = await coins(ann);
    expect(await reward(kills)).toMatchObject({ paid: 8, refused: 1 });
    expect(await coins(ann)).toBe(before + 1_000);
  });
});

describe("kills of a player whom nobody has claimed", () => {
  it("are held, and paid one by one when the player is linked", async () => {
    const kills = [
      kill(null, bob, { killer: stranger }),
      kill(null, ann, { killer: stranger }),
      kill(null, world.people[2] ?? null, { killer: stranger, distance: 3 }),
    ];
    expect(await reward(kills)).toMatchObject({ paid: 0, held: 3, coins: 0n });
    const before = await coins(ann);
    const link = () =>
      withGuild(world.job, (ctx) => payHeldRewards(ctx, { playerId: STRANGER, discordId: ann.discordId }));
    // Ann is the victim of one of them: a person is not paid for killing their own player.
    expect(await link()).toEqual({ paid: 2, coins: 240n });
    expect(await link()).toEqual({ paid: 0, coins: 0n });
    expect(await coins(ann)).toBe(before + 240);
    const states = await db.sql<{ status: string }>(
      "select status from reward_decisions where guild_id = $1 and player_id = $2 order by source_id::int",
      [world.guildId, STRANGER],
    );
    expect(states.map((row) => row.status)).toEqual(["paid", "refused", "paid"]);
  });
});

describe("a link that nobody has proven", () => {
  it("pays nothing: the reward is held", async () => {
    await db.sql("update player_links set verified = false where guild_id = $1 and discord_id = $2", [
      world.guildId,
      bob.discordId,
    ]);
    const at = new Date("2026-12-20T10:00:00Z");
    expect(await reward([kill(bob, ann, { at })])).toMatchObject({ paid: 0, held: 1 });
  });
});

describe("a suicide", () => {
  it("costs what the guild has set, and never more than there is", async () => {
    const third = world.people[2];
    if (!third) throw new Error("The world has people.");
    await withGuild(world.job, (ctx) => updateKillSettings(ctx, { suicidePenalty: 80 }));
    await world.give(third, 100 - (await coins(third)) || 100);
    const before = await coins(third);
    const one = kill(null, third, { kind: "suicide" });
    await reward([one]);
    await reward([one]);
    expect(await coins(third)).toBe(before - 80);
    const [decided] = await db.sql<{
      status: string;
      amount: string;
      reason: string;
      movement_id: string | null;
    }>(
      "select status, amount, reason, movement_id from reward_decisions where guild_id = $1 and source = $2",
      [world.guildId, `penalty:${one.killId}`],
    );
    expect(decided).toMatchObject({ status: "paid", reason: "A suicide costs this in this guild." });
    expect(decided?.movement_id).not.toBeNull();
    await reward([kill(null, third, { kind: "suicide" }), kill(null, third, { kind: "suicide" })]);
    expect(await coins(third)).toBe(Math.max(0, before - 240));
  });
});
