import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ledgerPage } from "./data/ledger";
import { reconcile } from "./data/reconcile";
import { balanceOf } from "./data/wallet";
import { payHeldRewards } from "./mutations/held";
import { payPlaytime } from "./mutations/playtime";
import { updateEconomySettings } from "./mutations/settings";
import { type PlayedSession, playtimeParts } from "./playtime";
import { DEFAULT_SETTINGS } from "./rules";
import { ledgerFilterInput } from "./schema";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
const settings = { ...DEFAULT_SETTINGS, activityAmount: 6, activityMinutes: 60 };
const session = (change: Partial<PlayedSession> = {}): PlayedSession => ({
  sessionId: 9,
  playerId: 5,
  serviceId: "1",
  startedAt: at(0),
  endedAt: at(150),
  seenUntil: at(150),
  historyUntil: at(-600),
  dateUncertain: false,
  ...change,
});
const NONE = { parts: 0, seconds: 0 };
const amounts = (parts: readonly { amount: bigint }[]) => parts.map((part) => Number(part.amount));

describe("playing", () => {
  it("pays full spans, and the rest when the session has ended", () => {
    const parts = playtimeParts(settings, session(), NONE, new Map());
    expect(amounts(parts)).toEqual([6, 6, 3]);
    expect(parts.map((part) => part.id)).toEqual(["9:0", "9:1", "9:2"]);
    expect(parts[2]?.line.label).toBe("Played 30 minutes");
  });

  it("pays only full spans that the log shows while the session goes on, and goes on from there", () => {
    const open = session({ endedAt: null, seenUntil: at(119) });
    expect(amounts(playtimeParts(settings, open, NONE, new Map()))).toEqual([6]);
    const later = playtimeParts(settings, session(), { parts: 1, seconds: 3_600 }, new Map());
    expect(later.map((part) => part.id)).toEqual(["9:1", "9:2"]);
  });

  it("pays nothing for what was before the guild connected, nor on a day that is not certain", () => {
    const half = playtimeParts(settings, session({ historyUntil: at(90) }), NONE, new Map());
    expect(amounts(half)).toEqual([6]);
    const unsure = playtimeParts(settings, session({ dateUncertain: true }), NONE, new Map());
    expect(unsure.every((part) => part.refused?.includes("which day"))).toBe(true);
    const off = playtimeParts({ ...settings, activityAmount: 0 }, session(), NONE, new Map());
    expect(off.every((part) => part.refused?.includes("does not pay"))).toBe(true);
  });

  it("never pays more minutes a day than the limit, nor a minute twice, however it is cut", () => {
    const minutes = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(minutes, minutes, fc.array(minutes, { maxLength: 6 }), (limit, total, cuts) => {
        const rules = { ...settings, activityMinutes: 20, activityAmount: 7, activityDailyMinutes: limit };
        const paid = new Map<string, number>();
        let decided = NONE;
        let coins = 0n;
        const looks = [...cuts.filter((cut) => cut < total).sort((a, b) => a - b), total];
        for (const look of looks) {
          const ended = look === total ? at(total) : null;
          const now = session({ endedAt: ended, seenUntil: at(look) });
          const parts = playtimeParts(rules, now, decided, paid);
          coins += parts.reduce((sum, part) => sum + part.amount, 0n);
          const seconds = parts.reduce((sum, part) => sum + part.line.seconds, decided.seconds);
          decided = { parts: decided.parts + parts.length, seconds };
        }
        expect(decided.seconds).toBe(total * 60);
        expect([...paid.values()].every((sum) => sum <= limit)).toBe(true);
        const once = playtimeParts(
          rules,
          session({ endedAt: at(total), seenUntil: at(total) }),
          NONE,
          new Map(),
        );
        expect(coins).toBe(once.reduce((sum, part) => sum + part.amount, 0n));
      }),
    );
  });
});

describe("sessions of a guild", () => {
  let db: TestDatabase;
  let world: ShopWorld;
  const scope = () => ({ ...world.job, now: at(200) });
  const run = () => withGuild(scope(), payPlaytime);
  const play = async (playerId: number, from: number, to: number | null) =>
    db.sql(
      `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, file_name, byte_offset)
       values ($1, $2, $3, 'P', $4, $5, 'a.ADM', $6)`,
      [
        world.guildId,
        world.serviceId,
        playerId,
        at(from),
        to === null ? null : at(to),
        Math.abs(from) * 1_000 + playerId,
      ],
    );

  beforeAll(async () => {
    db = await testDatabase();
    world = await shopWorld(db.sql, 2);
    await db.sql("update nitrado_services set history_until = $2 where guild_id = $1", [
      world.guildId,
      at(0),
    ]);
    await db.sql(
      "insert into player_profiles (guild_id, player_id, ingame_name) values ($1, 5, 'Stranger')",
      [world.guildId],
    );
    await withGuild(world.job, (ctx) =>
      updateEconomySettings(ctx, { activityAmount: 6, activityMinutes: 60 }),
    );
  });
  afterAll(async () => {
    expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
    await db.close();
  });

  it("are paid once, held for players whom nobody has linked, and paid with the link", async () => {
    const [ann] = world.people;
    if (!ann) throw new Error("The world has people.");
    await play(ann.playerId, -300, -60);
    await play(ann.playerId, 10, 130);
    await play(5, 20, 80);
    expect(await run()).toEqual({ paid: 2, held: 1, refused: 0, coins: 12n });
    expect(await run()).toEqual({ paid: 0, held: 0, refused: 0, coins: 0n });
    const linked = await withGuild(scope(), (ctx) =>
      payHeldRewards(ctx, { playerId: 5, discordId: ann.discordId }),
    );
    expect(linked).toEqual({ paid: 1, coins: 6n });
    expect(await withGuild(scope(), (ctx) => balanceOf(ctx, ann.discordId))).toBe(18);
    const filter = ledgerFilterInput.parse({ cause: "playtime" });
    const page = await withGuild(scope(), (ctx) => ledgerPage(ctx, ann.discordId, filter));
    expect(page.lines).toHaveLength(3);
    expect(page.lines[0]).toMatchObject({
      kind: "activity",
      amount: 6,
      cause: { kind: "playtime", title: "Played 60 minutes", lines: [{ amount: 6 }] },
    });
  });

  it("that go on are paid as far as the log shows the player", async () => {
    const bob = world.people[1];
    if (!bob) throw new Error("The world has people.");
    await play(bob.playerId, 30, null);
    expect(await run()).toMatchObject({ paid: 0 });
    await db.sql(
      "insert into player_status (guild_id, service_id, player_id, player_name, status, last_seen) values ($1, $2, $3, 'P', 'online', $4)",
      [world.guildId, world.serviceId, bob.playerId, at(95)],
    );
    expect(await run()).toMatchObject({ paid: 1, coins: 6n });
    expect(await run()).toMatchObject({ paid: 0 });
  });
});
