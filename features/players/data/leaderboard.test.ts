import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPublic } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { shopWorld } from "@/db/testing/shop-world";
import { BOARDS, type Board, type BoardRow, boardValue, readCursor } from "../boards";
import { leaderboardPage, leaderboardSearch } from "./leaderboard";

const PLAYERS = 130;
let db: TestDatabase;
let guild: string;

const page = (board: Board, after: string | null = null) =>
  withPublic((ctx) => leaderboardPage(ctx, guild, board, { after, limit: 20 }));

async function whole(board: Board): Promise<BoardRow[]> {
  const rows: BoardRow[] = [];
  let after: string | null = null;
  do {
    const { rows: some, next } = await page(board, after);
    rows.push(...some);
    after = next;
  } while (after !== null);
  return rows;
}

beforeAll(async () => {
  db = await testDatabase();
  guild = (await shopWorld(db.sql, 1)).guildId;
  // Many ties, some hidden, some who never killed.
  await db.sql(
    `insert into player_profiles (guild_id, player_id, ingame_name, kills, deaths, headshots, best_streak, longest_shot, playtime_seconds, is_public)
     select $1, n, 'Fighter_' || n, n % 12, n % 5, n % 3, n % 4, (n % 40) * 7.3, n * 61, n % 10 <> 0 from generate_series(1, $2::int) n`,
    [guild, PLAYERS],
  );
});
afterAll(() => db.close());

describe.each(BOARDS)("the board %s", (board) => {
  it("is read page by page without a gap, a repeat or somebody who hides", async () => {
    const rows = await whole(board);
    const values = rows.map((row) => boardValue(board, row));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(new Set(rows.map((row) => row.playerId)).size).toBe(rows.length);
    expect(rows.map((row) => row.rank)).toEqual(rows.map((_, at) => at + 1));
    expect(rows.some((row) => row.playerId % 10 === 0)).toBe(false);
    expect(rows.length).toBeGreaterThan(50);
    if (board === "ratio") expect(Math.min(...rows.map((row) => row.kills))).toBe(5);
  });

  it("finds a player by part of the name, with the rank of the whole board", async () => {
    const rows = await whole(board);
    const some = rows[Math.floor(rows.length / 2)];
    const found = await withPublic((ctx) =>
      leaderboardSearch(ctx, guild, board, some?.name.toLowerCase() ?? ""),
    );
    expect(found.find((row) => row.playerId === some?.playerId)).toEqual(some);
  });
});

it("its pages come from an index, however many players there are", async () => {
  for (const [board, index] of [
    ["kills", "board_kills"],
    ["ratio", "board_ratio"],
    ["shot", "board_shot"],
    ["streak", "board_streak"],
    ["headshots", "board_headshots"],
    ["playtime", "board_playtime"],
  ] as const) {
    const [plan] = await planOf(board);
    expect(JSON.stringify(plan), board).toContain(`player_profiles_${index}_idx`);
  }
});

async function planOf(board: Board) {
  const values = {
    kills: "kills",
    ratio: "(kills::float8 / greatest(deaths, 1))",
    shot: "longest_shot",
  } as const;
  const more = { streak: "best_streak", headshots: "headshots", playtime: "playtime_seconds" } as const;
  const value = { ...values, ...more }[board];
  const only = board === "ratio" ? "kills >= 5" : `${value} > 0`;
  await db.sql("analyze player_profiles");
  await db.sql("select set_config('enable_seqscan', 'off', false), set_config('enable_sort', 'off', false)");
  return db.sql<Record<string, unknown>>(
    `explain (format json) select player_id from player_profiles where guild_id = '${guild}' and is_public and ${only}
     order by ${value} desc, player_id desc limit 20`,
  );
}

it("begins anew after a place that cannot be", async () => {
  const first = await page("kills");
  expect(await page("kills", "1.5~1~1")).toEqual(first);
  expect(await page("kills", "999999999999999~1~0")).toEqual({ ...first, next: first.next });
});

describe("a cursor", () => {
  it.each(["", "1", "x~1~1", "1~1", "1~-1~2", "NaN~1~1", "1e999~1~1", "1~1~1; drop", "9".repeat(30)])(
    "that we did not write (%s) is none",
    (text) => {
      expect(readCursor(text)).toBeNull();
    },
  );
});
