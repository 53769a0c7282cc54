import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { HOUR, MINUTE } from "@/lib/time";
import { playedMaps } from "./data/maps";
import { fightNear } from "./data/near";
import { type PointsQuery, pointPacket } from "./data/points";
import { busySquares, deathPage } from "./data/table";
import { countDays, forgetDays } from "./mutations/count-days";
import { decodePacket, type Packet } from "./packet";
import { byServer, byWord, eachCell, sift, stepsOfHours } from "./sift";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
const now = new Date(Math.floor(Date.now() / HOUR) * HOUR);
const from = new Date(now.getTime() - 7 * 24 * HOUR);
const map = "chernarusplus";

const inGuild = <T>(of: ShopWorld, fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild({ ...of.job, now }, fn);

interface Kill {
  minutesAgo: number;
  x: number;
  z: number;
  kind?: string;
  weapon?: string | null;
  distance?: number | null;
  killer?: number | null;
  victim?: number | null;
  map?: string | null;
  struck?: boolean;
  inferred?: boolean;
}

let line = 0;
/** Kills as ingest stores them, with the day's totals beside them. */
async function kills(of: ShopWorld, rows: readonly Kill[]): Promise<void> {
  for (const row of rows) {
    const at = new Date(now.getTime() - row.minutesAgo * MINUTE);
    const { kind = "pvp", weapon = "M4-A1", distance = 100, killer = null, victim = null } = row;
    const counts = kind === "pvp" && !row.struck && !row.inferred ? 1 : 0;
    await db.sql(
      `insert into kill_logs (guild_id, service_id, kind, weapon, distance, location_x, location_y, "timestamp", map, killer_player_id,
         victim_player_id, killer_name, victim_name, killer_x, killer_y, inferred, struck_at, file_name, byte_offset, raw_log_line)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'Killer', 'Victim', $6::float8 + 50, $7, $12, $13, 'a.ADM', $14, 'the line')`,
      [
        of.guildId,
        of.serviceId,
        kind,
        weapon,
        distance,
        row.x,
        row.z,
        at,
        row.map === undefined ? map : row.map,
        killer,
        victim,
        row.inferred ?? false,
        row.struck ? now : null,
        line++,
      ],
    );
    for (const [table, column, length] of [
      ["kill_days", "day", "day"],
      ["kill_hours", "hour", "hour"],
    ] as const)
      await db.sql(
        `insert into ${table} as t (guild_id, ${column}, service_id, kills, deaths)
         values ($1, date_trunc('${length}', $3::timestamptz at time zone 'UTC')${column === "hour" ? " at time zone 'UTC'" : "::date"}, $2, $4, 1)
         on conflict (guild_id, ${column}, service_id) do update set kills = t.kills + excluded.kills, deaths = t.deaths + 1`,
        [of.guildId, of.serviceId, at, counts],
      );
  }
}

const packet = async (of: ShopWorld, change: Partial<PointsQuery> = {}): Promise<Packet> => {
  const query = {
    map,
    services: [of.serviceId],
    layer: "kills",
    from,
    to: now,
    player: null,
    ...change,
  } as const;
  const bytes = await inGuild(of, (ctx) => pointPacket(ctx, query));
  return decodePacket(bytes.buffer);
};

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 2), await shopWorld(db.sql, 0)];
  const [one, two] = world.people;
  await kills(world, [
    { minutesAgo: 10, x: 5_300.4, z: 8_600, killer: one?.playerId, victim: two?.playerId },
    {
      minutesAgo: 11,
      x: 5_310,
      z: 8_610,
      weapon: "Mosin 91/30",
      distance: 388.6,
      map: "dayzOffline.ChernarusPlus",
    },
    { minutesAgo: 12, x: 5_320, z: 8_620, weapon: null, distance: null, map: null },
    { minutesAgo: 3 * 24 * 60, x: 12_000, z: 9_000, weapon: "DMR" },
    { minutesAgo: 20, x: 100, z: 100, kind: "infected", weapon: null, distance: null },
    { minutesAgo: 21, x: 200, z: 100, struck: true },
    { minutesAgo: 22, x: 300, z: 100, inferred: true },
    { minutesAgo: 23, x: 400, z: 100, map: "enoch" },
    { minutesAgo: 9 * 24 * 60, x: 5_300, z: 8_600 },
  ]);
  await kills(other, [{ minutesAgo: 5, x: 5_300, z: 8_600, weapon: "Secret" }]);
});
afterAll(() => db.close());

describe("points of the map", () => {
  it("hold the kills of this guild, map and time, newest first, with what filters them", async () => {
    const { head, points } = await packet(world);
    expect(head.cut).toBe(false);
    expect([...points.x]).toEqual([5_300, 5_310, 5_320, 12_000]);
    expect([...points.distance]).toEqual([100, 389, -1, 100]);
    expect(
      [...points.seconds].map((second) => (now.getTime() - from.getTime() - second * 1_000) / MINUTE),
    ).toEqual([10, 11, 12, 4_320]);
    const all = sift({ head, points } as Packet, {
      from: 0,
      to: 1e9,
      servers: [],
      weapon: null,
      near: null,
      far: null,
    });
    expect(
      byWord({ head, points } as Packet, all)
        .map(({ word, count }) => `${count} ${word}`)
        .sort(),
    ).toEqual(["1 DMR", "1 M4-A1", "1 Mosin 91/30", "1 unknown"]);
    expect(byServer({ head, points } as Packet, all)).toEqual(new Map([[world.serviceId, 4]]));
    const ids = await db.sql<{ id: number }>(
      "select kill_id::int as id from kill_logs where weapon = 'Mosin 91/30'",
    );
    expect(points.id[1]).toBe(ids[0]?.id);
  });

  it("of deaths hold every cause; of one player only theirs", async () => {
    const deaths = await packet(world, { layer: "deaths" });
    expect(deaths.points.x).toHaveLength(7);
    expect(deaths.head.words).toContain("infected");
    const own = await packet(world, { player: world.people[1]?.playerId ?? 0 });
    expect([...own.points.x]).toEqual([5_300]);
  });

  it("show nothing of another guild", async () => {
    const theirs = await packet(other);
    expect(theirs.head.words).toEqual(["Secret"]);
    expect((await packet(world)).head.words).not.toContain("Secret");
    const asked = { services: [world.serviceId], map } as const;
    expect((await packet(other, asked)).points.x).toHaveLength(1);
    expect(await inGuild(other, (ctx) => countDays(ctx))).toBe(1);
    const rows = await db.sql("select 1 from map_cells where guild_id = $1", [world.guildId]);
    expect(rows).toEqual([]);
  });

  it("of hits and deliveries stand where the log and the orders say", async () => {
    await db.sql(
      `insert into player_activity (guild_id, service_id, kind, x, y, detail, occurred_at, file_name, byte_offset)
       select $1, $2, case when n % 2 = 0 then 'hit_by_player' else 'seen' end, 1000 + n, 2000,
         '{"weapon": "VSD", "distance": 42.4, "from": [1100, 2000, 5]}', $3::timestamptz - n * interval '1 second', 'b.ADM', n from generate_series(1, 6) n`,
      [world.guildId, world.serviceId, now],
    );
    const hits = await packet(world, { layer: "hits" });
    expect([...hits.points.x]).toEqual([1_002, 1_004, 1_006]);
    expect(hits.head.words).toEqual(["VSD"]);
    await db.sql(
      `insert into shop_purchases (guild_id, discord_id, total_cost, state, item_name, service_id, place, purchased_at)
       select $1, $2, 1, s.state, 'Tent', $3, '{"map": "chernarusplus", "x": 4000, "z": 5000}', $4::timestamptz - interval '1 hour'
       from unnest(array['delivered', 'refunded']) s(state)`,
      [world.guildId, world.people[0]?.discordId, world.serviceId, now],
    );
    const deliveries = await packet(world, { layer: "deliveries" });
    expect([...deliveries.points.x]).toEqual([4_000]);
    expect(deliveries.head.words).toEqual(["Tent"]);
  });

  it("are the newest where more happened than travels, with counts of all from the rollup", async () => {
    await inGuild(world, (ctx) => countDays(ctx));
    const cut = await packet(world, { most: 2 });
    expect(cut.head.cut).toBe(true);
    expect(cut.head.since).toBe(now.getTime() - 12 * MINUTE);
    let all = 0;
    eachCell(cut.cells, cut.head, { from: 0, to: 7 * 86_400, servers: [] }, (x, z, count) => {
      all += count;
      if (count === 1) expect(Math.abs(x - 12_000) <= 60 && Math.abs(z - 9_000) <= 60).toBe(true);
    });
    expect(all).toBe(4);
    const days = stepsOfHours(cut, [], 3_600, 168);
    // Hours count all kills of the server: the fifth stands on another map.
    expect(days.reduce((sum, one) => sum + one, 0)).toBe(5);
  });
});

describe("counts by cell", () => {
  const cells = () =>
    db.sql<{ day: string; map: string; cell: number; kills: number; deaths: number }>(
      "select day::text as day, map, cell, kills, deaths from map_cells where guild_id = $1 order by day, map, cell",
      [world.guildId],
    );

  it("are made once, again only for days that changed, and always add up to the kills with a place", async () => {
    await inGuild(world, (ctx) => countDays(ctx, 50));
    const before = await cells();
    expect(before.filter((row) => row.map === "enoch")).toMatchObject([{ kills: 1, deaths: 1 }]);
    expect(before.reduce((sum, row) => sum + row.kills, 0)).toBe(6);
    expect(before.reduce((sum, row) => sum + row.deaths, 0)).toBe(9);
    expect(await inGuild(world, (ctx) => countDays(ctx, 50))).toBe(0);
    await kills(world, [{ minutesAgo: 3 * 24 * 60 + 1, x: 12_010, z: 9_010 }]);
    expect(await inGuild(world, (ctx) => countDays(ctx, 50))).toBe(1);
    expect((await cells()).reduce((sum, row) => sum + row.kills, 0)).toBe(7);
  });

  it("come out the same when they are built anew", async () => {
    const before = await cells();
    await inGuild(world, forgetDays);
    while ((await inGuild(world, (ctx) => countDays(ctx, 1))) > 0);
    expect(await cells()).toEqual(before);
  });

  it("name the busiest squares, and the table pages through what happened", async () => {
    const query = { map, services: [world.serviceId], servers: [], layer: "kills", from, to: now } as const;
    const squares = await inGuild(world, (ctx) => busySquares(ctx, query));
    expect(squares[0]).toMatchObject({ x: 5_520, z: 8_400, count: 3 });
    const table = { ...query, weapon: null, player: null, near: null, far: null };
    const first = await inGuild(world, (ctx) => deathPage(ctx, { ...table, after: null, limit: 3 }));
    expect(first.rows.map(({ x }) => x)).toEqual([5_300.4, 5_310, 5_320]);
    const rest = await inGuild(world, (ctx) => deathPage(ctx, { ...table, after: first.next, limit: 3 }));
    expect(rest.rows.map(({ x }) => x)).toEqual([12_000, 12_010]);
    expect(rest.next).toBeNull();
    const far = await inGuild(world, (ctx) => deathPage(ctx, { ...table, near: 300, after: null }));
    expect(far.rows.map(({ weapon }) => weapon)).toEqual(["Mosin 91/30"]);
    expect((await inGuild(other, (ctx) => deathPage(ctx, { ...table, after: null }))).rows).toHaveLength(1);
  });
});

describe("a spot and a moment", () => {
  it("open the fight that was there, with its lines", async () => {
    const at = new Date(now.getTime() - 10 * MINUTE);
    const spot = { map, services: [world.serviceId], x: 5_300, z: 8_600, at };
    const fight = await inGuild(world, (ctx) => fightNear(ctx, spot));
    expect(fight.map(({ weapon }) => weapon)).toEqual([null, "Mosin 91/30", "M4-A1"]);
    expect(fight[0]?.rawLine).toBe("the line");
    expect(await inGuild(world, (ctx) => fightNear(ctx, { ...spot, x: 9_000 }))).toEqual([]);
    expect((await inGuild(other, (ctx) => fightNear(ctx, spot))).length).toBe(0);
  });
});

describe("the maps of a guild", () => {
  it("are those of its own servers, with what is known of them", async () => {
    await db.sql(
      "insert into nitrado_services (guild_id, service_id, name, map) values ($1, '77001', 'Two', 'dayzOffline.deerisle')",
      [world.guildId],
    );
    const maps = await inGuild(world, playedMaps);
    expect(maps.map(({ key, side, known, seen }) => ({ key, side, known, seen }))).toEqual([
      { key: map, side: 15_360, known: true, seen: true },
      { key: "deerisle", side: 15_360, known: false, seen: false },
    ]);
    expect((await inGuild(other, playedMaps)).map(({ servers }) => servers.length)).toEqual([1]);
  });
});
