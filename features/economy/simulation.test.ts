import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { simulateRules } from "./data/simulation";
import { decideKillReward, type KillToReward, lineRule } from "./kill-reward";
import { payPlaytime } from "./mutations/playtime";
import { rewardKills } from "./mutations/rewards";
import { updateEconomySettings, updateKillSettings } from "./mutations/settings";
import { DEFAULT_KILL_SETTINGS } from "./rules";
import type { KillSettings } from "./schema";

let db: TestDatabase;
const NOW = new Date("2026-11-22T21:00:00Z");
let nr = 0;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

type Draft = {
  killer: number;
  victim: number;
  minutesAgo: number;
  suicide: boolean;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  streak: number;
  life: number | null;
  inferred: boolean;
};

const draft: fc.Arbitrary<Draft> = fc.record({
  killer: fc.nat(3),
  victim: fc.nat(3),
  // Close together, so that limits of the day and of the same victim meet, and around where seven days begin.
  minutesAgo: fc.oneof(
    fc.integer({ min: 1, max: 600 }),
    fc.integer({ min: 7 * 24 * 60 - 300, max: 7 * 24 * 60 + 300 }),
  ),
  suicide: fc.nat(7).map((dice) => dice === 0),
  weapon: fc.constantFrom("M4-A1", "Mosin 91/30", null),
  distance: fc.option(fc.nat(800)),
  headshot: fc.boolean(),
  streak: fc.integer({ min: 1, max: 6 }),
  life: fc.option(fc.nat(30 * MINUTE)),
  inferred: fc.nat(7).map((dice) => dice === 0),
});

const rules: fc.Arbitrary<KillSettings> = fc.record({
  enabled: fc.nat(9).map((dice) => dice > 0),
  base: fc.integer({ min: 1, max: 100 }),
  headshotBonus: fc.nat(40),
  distanceSteps: fc.constantFrom<KillSettings["distanceSteps"]>(
    [],
    [
      { fromMeters: 100, bonus: 20 },
      { fromMeters: 400, bonus: 70 },
    ],
  ),
  weaponBonus: fc.constantFrom<KillSettings["weaponBonus"]>({}, { "M4-A1": 15 }),
  streakSteps: fc.constantFrom<KillSettings["streakSteps"]>([], [{ kills: 3, bonus: 30 }]),
  sameVictimMinutes: fc.constantFrom(0, 60, 600),
  sameVictimPercent: fc.constantFrom(0, 50),
  freshSpawnMinutes: fc.constantFrom(0, 10),
  freshSpawnPercent: fc.constantFrom(100, 20),
  dailyCap: fc.constantFrom(null, 150),
  suicidePenalty: fc.constantFrom(0, 60),
});

/** A guild whose third and fourth player nobody has claimed; the fourth one was never seen by Discord at all. */
async function guild(): Promise<ShopWorld> {
  const world = await shopWorld(db.sql, 4);
  const unlinked = world.people.slice(2).map((one) => one.discordId);
  await db.sql("delete from player_links where guild_id = $1 and discord_id = any($2)", [
    world.guildId,
    unlinked,
  ]);
  return world;
}

async function ingest(world: ShopWorld, some: readonly Draft[]): Promise<void> {
  const kills = some.map((one): KillToReward => {
    nr += 1;
    const [killer, victim] = [world.people[one.killer], world.people[one.victim]];
    if (!killer || !victim) throw new Error("The world has people.");
    return {
      killId: nr,
      kind: one.suicide ? "suicide" : "pvp",
      inferred: one.inferred,
      historical: false,
      at: new Date(NOW.getTime() - one.minutesAgo * MINUTE),
      serviceId: world.serviceId,
      killer: one.suicide ? null : { playerId: killer.playerId, name: killer.name },
      victim: { playerId: victim.playerId, name: victim.name },
      weapon: one.weapon,
      distance: one.distance,
      headshot: one.headshot,
      streak: one.streak,
      victimLifeMs: one.life,
    };
  });
  for (const kill of kills)
    await db.sql(
      `insert into kill_logs (kill_id, guild_id, service_id, kind, killer_player_id, killer_name, victim_player_id, victim_name, weapon, distance, headshot, timestamp)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        kill.killId,
        world.guildId,
        kill.serviceId,
        kill.kind,
        kill.killer?.playerId ?? null,
        kill.killer?.name ?? null,
        kill.victim?.playerId,
        kill.victim?.name,
        kill.weapon,
        kill.distance,
        kill.headshot,
        kill.at,
      ],
    );
  await withGuild({ ...world.job, now: new Date(NOW.getTime() - DAY + nr) }, (ctx) =>
    rewardKills(ctx, kills),
  );
}

async function session(world: ShopWorld, person: number, startHoursAgo: number, minutes: number | null) {
  const one = world.people[person];
  const start = new Date(NOW.getTime() - startHoursAgo * HOUR);
  const end = minutes === null ? null : new Date(start.getTime() + minutes * MINUTE);
  await db.sql(
    `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end) values ($1, $2, $3, $4, $5, $6)`,
    [world.guildId, world.serviceId, one?.playerId, one?.name, start, end],
  );
  if (end === null)
    await db.sql(
      "insert into player_status (guild_id, service_id, player_id, player_name, status, last_seen) values ($1, $2, $3, $4, 'online', $5)",
      [world.guildId, world.serviceId, one?.playerId, one?.name, new Date(NOW.getTime() - 10 * MINUTE)],
    );
}

const look = (
  world: ShopWorld,
  change: Parameters<typeof simulateRules>[1] = {},
  limits?: Parameters<typeof simulateRules>[2],
) => withGuild({ ...world.job, now: NOW }, (ctx) => simulateRules(ctx, change, limits), { readOnly: true });

describe("simulating the rules as they are", () => {
  it("gives exactly what was paid and held, to everybody, on each day, by each rule, however the log came in", async () => {
    await fc.assert(
      fc.asyncProperty(
        rules,
        fc.array(fc.array(draft, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        async (settings, chunks) => {
          const world = await guild();
          await withGuild({ ...world.job, now: new Date(NOW.getTime() - 20 * DAY) }, (ctx) =>
            updateKillSettings(ctx, settings),
          );
          const [ann] = world.people;
          if (ann) await world.give(ann, 100);
          for (const chunk of chunks) await ingest(world, chunk);
          const result = await look(world);
          const [paid] = await db.sql<{ coins: number }>(
            `select coalesce(sum(case source_kind when 'penalty' then -amount else amount end), 0)::int as coins from reward_decisions
             where guild_id = $1 and status <> 'refused' and occurred_at >= $2`,
            [world.guildId, new Date(NOW.getTime() - 7 * DAY)],
          );
          expect(result.before).toBe(paid?.coins);
          expect(result.after).toBe(result.before);
          for (const sums of [...result.byDay, ...result.byRule, ...result.players])
            expect(sums.after).toBe(sums.before);
          expect(result).toMatchObject({ cutAt: null, uncertain: 0, rulesChangedAt: null });
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it("gives exactly what hours were paid, of sessions that ended and that go on", async () => {
    const world = await guild();
    const early = { ...world.job, now: new Date(NOW.getTime() - 20 * DAY) };
    await db.sql("update nitrado_services set history_until = $2 where guild_id = $1", [
      world.guildId,
      new Date(NOW.getTime() - 2 * DAY - 30 * MINUTE),
    ]);
    await withGuild(early, (ctx) =>
      updateEconomySettings(ctx, { activityAmount: 7, activityMinutes: 40, activityDailyMinutes: 100 }),
    );
    await session(world, 0, 49, 130);
    await session(world, 0, 30, 95);
    await session(world, 1, 26, 200);
    await session(world, 2, 5, 61);
    await session(world, 3, 3, null);
    await withGuild({ ...world.job, now: NOW }, payPlaytime);
    const result = await look(world);
    expect(result.before).toBeGreaterThan(30);
    expect(result.after).toBe(result.before);
    for (const sums of [...result.byDay, ...result.players]) expect(sums.after).toBe(sums.before);
    expect(result.sessions).toBe(5);
    const more = await look(world, { coins: { activityAmount: 14 } });
    expect(more.before).toBe(result.before);
    expect(more.after).toBeGreaterThanOrEqual(2 * result.before);
    expect((await look(world, { coins: { activityAmount: 0 } })).after).toBe(0);
  });
});

describe("simulating other rules", () => {
  const plain: Draft = {
    killer: 0,
    victim: 1,
    minutesAgo: 100,
    suicide: false,
    weapon: "M4-A1",
    distance: 212,
    headshot: true,
    streak: 3,
    life: null,
    inferred: false,
  };

  it("says by player, by rule and by day what they would have paid, and who meets the limit", async () => {
    const world = await guild();
    await withGuild(world.job, (ctx) =>
      updateKillSettings(ctx, { ...DEFAULT_KILL_SETTINGS, sameVictimMinutes: 0 }),
    );
    await ingest(world, [plain, { ...plain, minutesAgo: 90 }, { ...plain, killer: 2, minutesAgo: 3_000 }]);
    const result = await look(world, {
      kills: { base: 10, headshotBonus: 20, streakSteps: [{ kills: 3, bonus: 5 }], dailyCap: 50 },
    });
    expect(result).toMatchObject({ before: 75, after: 85, kills: 3 });
    expect(result.players.map(({ before, after }) => [before, after])).toEqual([
      [25, 35],
      [50, 50],
    ]);
    expect(new Map(result.byRule.map((row) => [row.rule, row.after]))).toEqual(
      new Map([
        ["base", 30],
        ["headshot", 60],
        ["streak", 15],
        ["cap", -20],
      ]),
    );
    expect(result.byDay).toHaveLength(2);
    expect(result.capped).toMatchObject([{ name: "Player_0", days: 1 }]);
    expect((await look(world, { kills: { enabled: false } })).after).toBe(0);
  });

  it("takes no more for a suicide than there was, and nothing from whom nobody has claimed", async () => {
    const world = await guild();
    await withGuild(world.job, (ctx) => updateKillSettings(ctx, { suicidePenalty: 80 }));
    const [ann, bob] = world.people;
    if (!ann || !bob) throw new Error("The world has people.");
    await world.give(ann, 500);
    await world.give(bob, 30);
    const dies = (victim: number) => ({ ...plain, suicide: true, victim });
    await ingest(world, [dies(0), dies(1), dies(2)]);
    expect(await look(world)).toMatchObject({ before: -110, after: -110 });
    expect((await look(world, { kills: { suicidePenalty: 20 } })).after).toBe(-40);
    expect((await look(world, { kills: { suicidePenalty: 200 } })).after).toBe(-230);
  });

  it("looks at the newest kills alone where there are more than it reads, and says so", async () => {
    const world = await guild();
    const many = Array.from({ length: 12 }, (_, at) => ({
      ...plain,
      victim: 1 + (at % 3),
      minutesAgo: 100 * (at + 1),
    }));
    await ingest(world, many);
    const cut = await look(world, {}, { days: 7, kills: 5, sessions: 5 });
    expect(cut).toMatchObject({ kills: 5, cutAt: new Date(NOW.getTime() - 500 * MINUTE).toISOString() });
    expect(cut.after).toBe(cut.before);
  });

  it("sees no other guild's kills", async () => {
    const [world, other] = [await guild(), await guild()];
    await ingest(other, [plain]);
    expect(await look(world)).toMatchObject({ kills: 0, before: 0, after: 0, players: [] });
  });
});

describe("a line of a reward", () => {
  it("names its rule, whatever the rules are", () => {
    const { lines } = decideKillReward(
      {
        ...DEFAULT_KILL_SETTINGS,
        base: 100,
        headshotBonus: 10,
        weaponBonus: { "M4-A1": 10 },
        distanceSteps: [{ fromMeters: 10, bonus: 10 }],
        streakSteps: [{ kills: 1, bonus: 10 }],
        freshSpawnMinutes: 10,
        freshSpawnPercent: 50,
        dailyCap: 20,
      },
      {
        cause: "player",
        inferred: false,
        historic: false,
        killerPlayerId: "1",
        victimPlayerId: "2",
        killerDiscordId: null,
        victimDiscordId: null,
        at: NOW,
        weapon: "M4-A1",
        distanceMeters: 50,
        headshot: true,
        streak: 2,
        lastRewardForVictim: null,
        victimLifeMs: 0,
        earnedToday: 0n,
      },
    );
    expect(lines.map(({ label }) => lineRule(label))).toEqual([
      "base",
      "weapon",
      "distance",
      "headshot",
      "streak",
      "fresh-spawn",
      "cap",
    ]);
    expect(lineRule("Same victim again")).toBe("repeat");
  });
});
