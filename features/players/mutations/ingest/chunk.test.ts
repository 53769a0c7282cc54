import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { linkPlayer } from "../links";
import { ingestChunk } from "./chunk";

const GUILD = "688446347673600001";
const OTHER = "688446347673600002";
const SERVICE = "11840201";
const FILE = "DayZServer_X1_x64_2026-11-20_18-00-00.ADM";
const ANNA = "A".repeat(40);
const BERT = "B".repeat(40);
const PERSON = "315821024870400001";

const LOG = [
  "",
  "",
  "*".repeat(78),
  "AdminLog started on 2026-11-20 at 18:00:00",
  "",
  `18:01:00 | Player "Anna" (id=${ANNA} pos=<100, 200, 5>) is connected`,
  `18:02:00 | Player "Bert" (id=${BERT} pos=<300, 400, 5>) is connected`,
  `18:10:00 | Player "Bert" (DEAD) (id=${BERT} pos=<310, 400, 5>)[HP: 0] hit by Player "Anna" (id=${ANNA} pos=<100, 210, 5>) into Head(0) for 100 damage (Bullet_308Win) with DMR from 280.5 meters `,
  `18:10:00 | Player "Bert" (DEAD) (id=${BERT} pos=<310, 400, 5>) killed by Player "Anna" (id=${ANNA} pos=<100, 210, 5>) with DMR from 280.5 meters `,
  `18:10:30 | Player "Bert" (id=${BERT} pos=<900, 900, 5>) is connected`,
  `18:20:00 | Player "Anna" (id=${ANNA} pos=<120, 210, 5>) committed suicide`,
  `18:20:00 | Player "Anna" (DEAD) (id=${ANNA} pos=<120, 210, 5>) died. Stats> Water: 915.578 Energy: 774.953 Bleed sources: 0`,
  `18:31:00 | Player "Bert" (id=${BERT} pos=<901, 900, 5>) has been disconnected`,
  "",
].join("\n");
const BYTES = new TextEncoder().encode(LOG);

let database: TestDatabase;

async function ingest(parts: Uint8Array[], fileName = FILE, guild = GUILD) {
  const scope = scopeForJob(guild, "test");
  let at = 0;
  const file = Buffer.concat(parts);
  const ends = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part.length, 0));
  const results = [];
  for (const [index, end] of ends.entries()) {
    const bytes = file.subarray(at, end);
    const result = await withGuild(scope, (ctx) =>
      ingestChunk(ctx, { serviceId: SERVICE, fileName, at, bytes, final: index === ends.length - 1 }),
    );
    at = result.position;
    results.push(result);
  }
  return results;
}

const tables = [
  "select platform_id, ingame_name, kills, deaths, suicides, headshots, streak, best_streak, longest_shot, playtime_seconds, sessions from player_profiles order by 1",
  "select kind, victim_name, killer_name, weapon, distance, headshot, byte_offset, timestamp, inferred from kill_logs order by byte_offset",
  "select player_name, session_start, session_end, ended_by, duration_seconds, byte_offset from player_sessions order by byte_offset",
  "select day, service_id, kills, deaths, suicides, sessions, playtime_seconds from kill_days order by 1, 2",
  "select day, kills, deaths, playtime_seconds from player_days order by player_id, day",
  "select weapon, kills, headshots from weapon_days order by 1",
  "select cell, hits from position_cells order by 1",
  "select source, status, amount, reason from reward_decisions order by status",
  "select last_position, lines, events, unknown_lines from nitrado_log_state",
];
const everything = async () => Promise.all(tables.map((text) => database.sql<Record<string, unknown>>(text)));

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.sql(
    "truncate guilds, nitrado_services, player_profiles, kill_logs, kill_days, player_days, weapon_days, position_cells, reward_decisions, nitrado_log_state, player_links, economy_accounts, economy_movements, economy_transactions, interbot_events, grizzly_users cascade",
  );
  for (const guild of [GUILD, OTHER]) {
    await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $1::text, $1::text)", [
      guild,
    ]);
  }
  const scope = scopeForJob(GUILD, "test");
  await withGuild(scope, (ctx) =>
    saveService(ctx, {
      serviceId: SERVICE,
      name: "One",
      game: "dayzxb",
      map: "chernarusplus",
      slots: 60,
      utcOffsetMinutes: -300,
    }),
  );
});

describe("ingestChunk", () => {
  it("turns a log into players, kills, sessions, totals and a decision", async () => {
    await ingest([BYTES]);
    const [profiles, kills, sessions, days, , weapons, cells, decisions] = await everything();
    expect(profiles).toEqual([
      expect.objectContaining({
        ingame_name: "Anna",
        kills: 1,
        deaths: 1,
        suicides: 1,
        headshots: 1,
        streak: 0,
        best_streak: 1,
        longest_shot: 280.5,
        sessions: 1,
      }),
      expect.objectContaining({
        ingame_name: "Bert",
        kills: 0,
        deaths: 1,
        playtime_seconds: expect.anything(),
      }),
    ]);
    expect(kills?.map((row) => row.kind)).toEqual(["pvp", "suicide"]);
    // The server's clock is five hours behind UTC.
    expect(kills?.[0]?.timestamp).toEqual(new Date("2026-11-20T23:10:00Z"));
    expect(sessions).toEqual([
      expect.objectContaining({ player_name: "Anna", ended_by: "restart", duration_seconds: 1_800 }),
      expect.objectContaining({ player_name: "Bert", ended_by: "disconnect", duration_seconds: 1_740 }),
    ]);
    expect(days).toEqual([expect.objectContaining({ kills: 1, deaths: 2, suicides: 1, sessions: 2 })]);
    expect(weapons).toEqual([{ weapon: "DMR", kills: 1, headshots: 1 }]);
    expect(cells?.length).toBeGreaterThan(2);
    expect(decisions?.map((row) => row.status)).toEqual(["held", "refused"]);
  });

  it("changes nothing when the file is read again, from the start or on", async () => {
    await ingest([BYTES]);
    const before = await everything();
    const [again] = await ingest([BYTES]);
    expect(again).toMatchObject({ skipped: true, position: BYTES.length });
    await database.sql("update nitrado_log_state set last_position = 0, state = null");
    await database.sql("truncate position_cells");
    await ingest([BYTES]);
    const after = await everything();
    // Lines are counted each time they are read; everything that a player sees is the same.
    expect(after.slice(0, 8)).toEqual(before.slice(0, 8));
  });

  it("comes to the same in two reads, wherever the file is cut", async () => {
    await ingest([BYTES]);
    const whole = await everything();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: BYTES.length }), async (cut) => {
        await database.sql(
          "truncate player_profiles, kill_logs, kill_days, player_days, weapon_days, position_cells, reward_decisions, nitrado_log_state cascade",
        );
        await ingest([BYTES.slice(0, cut), BYTES.slice(cut)]);
        const halves = await everything();
        expect(halves.slice(0, 7)).toEqual(whole.slice(0, 7));
        expect(halves[8]).toEqual(whole[8]);
      }),
      { numRuns: 25 },
    );
  });

  it("pays what was held when the player is linked, once, and every amount leads to its kill", async () => {
    await ingest([BYTES]);
    const scope = scopeForJob(GUILD, "test");
    const [anna] = await database.sql<{ player_id: string }>(
      "select player_id from player_profiles where platform_id = $1",
      [ANNA],
    );
    const link = { discordId: PERSON, playerId: Number(anna?.player_id), method: "staff" as const };
    const first = await withGuild(scope, (ctx) => linkPlayer(ctx, link));
    const second = await withGuild(scope, (ctx) => linkPlayer(ctx, link));
    expect([first.paid, second.paid]).toEqual([1, 0]);
    const legs = await database.sql<{ amount: string; cause_kind: string; weapon: string }>(
      `select t.amount, m.cause_kind, k.weapon from economy_transactions t
       join economy_movements m on m.guild_id = t.guild_id and m.movement_id = t.movement_id
       join kill_logs k on k.kill_id::text = m.cause_id where t.account = 'person'`,
    );
    expect(legs).toHaveLength(1);
    expect(legs[0]).toMatchObject({ cause_kind: "kill", weapon: "DMR" });
    const sum = await database.sql<{ sum: number }>(
      "select coalesce(sum(amount), 0)::int as sum from economy_transactions",
    );
    expect(sum[0]?.sum).toBe(0);
  });

  it("refuses a file without a header, and a service of another guild", async () => {
    const headless = new TextEncoder().encode(
      `18:01:00 | Player "Anna" (id=${ANNA} pos=<1, 2, 3>) is connected\n`,
    );
    await expect(ingest([headless], "cut.ADM")).rejects.toThrow(/before any «AdminLog started on» header/);
    await expect(ingest([BYTES], FILE, OTHER)).rejects.toThrow(/no game server/);
    const rows = await withSystem({ kind: "system", job: "test" }, (ctx) =>
      ctx.db.execute("select 1 from nitrado_log_state"),
    );
    expect(rows.rowCount).toBe(0);
  });
});
