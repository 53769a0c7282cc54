import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { sampleLog } from "../../adm/testing/sample";
import { recount } from "../../data/recount";
import { ingestChunk, MAX_CHUNK_BYTES } from "./chunk";

const GUILD = "688446347673600031";
const SERVICE = "11840231";
const scope = scopeForJob(GUILD, "test");
let database: TestDatabase;

/** Everything that ingest writes, as it would look to whoever cannot see the numbers that rows were given. */
const TABLES: Record<string, string> = {
  profiles:
    "select platform_id, ingame_name, name_history, kills, deaths, suicides, headshots, streak, best_streak, longest_shot, playtime_seconds, sessions, xp, first_seen_at, last_seen_at from player_profiles order by 1",
  status:
    "select p.platform_id, s.player_name, status, alive, last_seen, x, y, altitude from player_status s join player_profiles p using (player_id) order by 1",
  sessions:
    "select player_name, session_start, session_end, duration_seconds, ended_by, byte_offset, end_byte_offset from player_sessions order by byte_offset",
  activity:
    "select a.kind, p.platform_id, a.player_name, o.platform_id as other, a.x, a.y, a.altitude, a.detail, a.occurred_at, a.byte_offset, a.part from player_activity a left join player_profiles p using (player_id) left join player_profiles o on o.player_id = a.other_player_id order by byte_offset, part",
  kills:
    "select kind, cause, victim_name, killer_name, weapon, distance, body_part, headshot, grid_reference, location_x, killer_x, timestamp, inferred, byte_offset from kill_logs order by byte_offset",
  days: "select day, service_id, kills, deaths, suicides, headshots, longest_shot, sessions, playtime_seconds from kill_days order by 1, 2",
  weapons: "select weapon, day, kills, headshots, longest_shot from weapon_days order by 1, 2",
  cells: "select cell, hits from position_cells order by 1",
  rewards:
    "select status, amount, reason, count(*)::int from reward_decisions group by 1, 2, 3 order by 1, 2, 3",
  log: "select last_position, lines, events, unknown_lines, last_line_at, md5(state::text) as state from nitrado_log_state",
};
const everything = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(TABLES).map(async ([name, text]) => [name, await database.sql(text)] as const),
    ),
  );

async function ingest(file: Uint8Array, ends: readonly number[]) {
  let at = 0;
  for (const end of [...ends, file.length]) {
    const chunk = { serviceId: SERVICE, fileName: "a.ADM", at, bytes: file.subarray(at, end) };
    const { position } = await withGuild(scope, (ctx) =>
      ingestChunk(ctx, { ...chunk, final: end === file.length }),
    );
    at = position;
  }
  return at;
}
const empty = () =>
  database.sql(
    "truncate player_profiles, kill_logs, kill_days, kill_hours, visit_days, player_days, weapon_days, position_cells, player_activity, reward_decisions, nitrado_log_state, interbot_events cascade",
  );

beforeAll(async () => {
  database = await testDatabase();
  await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one')", [GUILD]);
  const service = { serviceId: SERVICE, name: "One", game: "dayz", map: "enoch", slots: 60 } as const;
  await withGuild(scope, (ctx) => saveService(ctx, { ...service, utcOffsetMinutes: 120 }));
});
afterAll(() => database.close());

describe("a log of 300 lines", () => {
  const file = sampleLog({ lines: 300, seed: 41, generation: "C" });

  it("comes to the same rows in two reads, wherever it is cut", async () => {
    await ingest(file, []);
    const whole = await everything();
    for (const rows of Object.values(whole)) expect(rows.length).toBeGreaterThan(0);
    expect(whole.activity?.length).toBeGreaterThan(200);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length }), async (cut) => {
        await empty();
        expect(await ingest(file, [cut])).toBe(file.length);
        expect(await everything()).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it("comes to the same rows in a read a line", async () => {
    await empty();
    await ingest(file, []);
    const whole = await everything();
    await empty();
    const ends: number[] = [];
    for (let lf = file.indexOf(10); lf >= 0 && lf < file.length - 1; lf = file.indexOf(10, lf + 1))
      ends.push(lf + 1);
    await ingest(file, ends);
    expect(await everything()).toEqual(whole);
    expect((await withGuild(scope, recount)).wrong).toEqual([]);
  }, 120_000);
});

describe("a stretch that is larger than one transaction may be", () => {
  it("is taken up to a line's end, and read on from there", async () => {
    await empty();
    const noise = `10:00:00 | [COT] ${createHash("sha256").update("x").digest("hex").repeat(30)}\n`;
    const head = "AdminLog started on 2026-11-20 at 09:00:00\n";
    const file = Buffer.from(head + noise.repeat(Math.ceil((MAX_CHUNK_BYTES * 1.5) / noise.length)));
    const chunk = { serviceId: SERVICE, fileName: "large.ADM", at: 0, bytes: file, final: true };
    const first = await withGuild(scope, (ctx) => ingestChunk(ctx, chunk));
    expect(first.position).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    expect((first.position - head.length) % noise.length).toBe(0);
    const rest = file.subarray(first.position);
    const second = await withGuild(scope, (ctx) =>
      ingestChunk(ctx, { ...chunk, at: first.position, bytes: rest }),
    );
    expect(second.position).toBe(file.length);
    expect(first.lines + second.lines).toBe(file.filter((byte) => byte === 10).length);
  });
});
