import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import { fightNear } from "./data/near";
import { pointPacket } from "./data/points";
import { busySquares, deathPage } from "./data/table";
import { countDays } from "./mutations/count-days";
import { decodePacket } from "./packet";

let db: TestDatabase;
let world: ShopWorld;
const now = new Date();
const from = new Date(now.getTime() - 7 * DAY);
const map = "chernarusplus";
/** Kills of the guild: a hundred a day. */
const KILLS = 40_000;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
  await db.sql(
    `insert into kill_logs (guild_id, service_id, kind, weapon, location_x, location_y, "timestamp", map, killer_player_id, file_name, byte_offset)
     select $1, $2, 'pvp', 'M4-A1', n % 15000, n * 7 % 15000, $3::timestamptz - n * interval '864 seconds', $4,
       case when n % 4000 = 0 then $5::bigint end, 'a.ADM', n from generate_series(0, ${KILLS - 1}) n`,
    [world.guildId, world.serviceId, new Date(now.getTime() - 1_000), map, world.people[0]?.playerId],
  );
  await db.sql(
    `insert into kill_days (guild_id, day, service_id, kills, deaths)
     select guild_id, (timestamp at time zone 'UTC')::date, service_id, count(*), count(*) from kill_logs where guild_id = $1 group by 1, 2, 3`,
    [world.guildId],
  );
  await db.sql(
    `insert into kill_hours (guild_id, hour, service_id, kills, deaths)
     select guild_id, date_trunc('hour', timestamp), service_id, count(*), count(*) from kill_logs where guild_id = $1 group by 1, 2, 3`,
    [world.guildId],
  );
  await db.sql("analyze kill_logs");
});
afterAll(() => db.close());

/** Rows of kills that something reads, and how often it reads the whole table. */
async function reads(
  work: (ctx: GuildContext) => Promise<unknown>,
): Promise<{ whole: number; rows: number }> {
  return withGuild({ ...world.job, now }, async (ctx) => {
    const count = async () => {
      const [row] = await prepared<{ whole: bigint; rows: bigint }>(
        ctx.db,
        "select coalesce(seq_scan, 0) as whole, coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = 'kill_logs'",
        [],
      );
      return { whole: Number(row?.whole), rows: Number(row?.rows) };
    };
    const before = await count();
    await work(ctx);
    const after = await count();
    return { whole: after.whole - before.whole, rows: after.rows - before.rows };
  });
}

const ask = () =>
  ({ map, from, to: now, services: [world.serviceId], layer: "kills", player: null }) as const;
const few = { whole: 0, rows: expect.toSatisfy((rows: number) => rows > 0 && rows < 2_000) };

describe("what the map reads of a guild with a long history", () => {
  it("is the time that is shown, however long the history is", async () => {
    let points = 0;
    const read = await reads(async (ctx) => {
      points = decodePacket((await pointPacket(ctx, ask())).buffer).points.x.length;
    });
    expect(points).toBe(700);
    expect(read).toEqual(few);
  });

  it("is no more than travels where more happened", async () => {
    const read = await reads((ctx) =>
      pointPacket(ctx, { ...ask(), from: new Date(now.getTime() - 90 * DAY), most: 500 }),
    );
    expect(read).toEqual(few);
  });

  it("of one player, a fight or a page of the table is found by index", async () => {
    const [player] = world.people;
    expect(await reads((ctx) => pointPacket(ctx, { ...ask(), player: player?.playerId ?? 0 }))).toMatchObject(
      { whole: 0 },
    );
    expect(await reads((ctx) => fightNear(ctx, { map, services: [], x: 100, z: 700, at: now }))).toEqual(few);
    const page = { ...ask(), servers: [], weapon: null, near: null, far: null, after: null };
    expect(await reads((ctx) => deathPage(ctx, page))).toEqual(few);
  });

  it("for heat and squares is the rollup alone, which counts a day by reading that day", async () => {
    expect(await reads((ctx) => countDays(ctx, 3))).toEqual(few);
    expect(await reads((ctx) => busySquares(ctx, { ...ask(), servers: [] }))).toEqual({ whole: 0, rows: 0 });
  });
});
