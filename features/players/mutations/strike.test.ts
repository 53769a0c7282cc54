import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { sampleLog } from "../adm/testing/sample";
import { recount } from "../data/recount";
import { struckReason } from "../data/struck";
import { ingestChunk } from "./ingest/chunk";
import { restoreKill, strikeKill } from "./strike";

const GUILD = "688446347673600031";
const OTHER = "688446347673600032";
let database: TestDatabase;
const run = <T>(fn: (ctx: GuildContext) => Promise<T>, guild = GUILD) =>
  withGuild(scopeForJob(guild, "test"), fn);
const wrong = async () => (await run(recount)).wrong;

type Row = { kill_id: string; killer: string; distance: number; weapon: string };
const totals = () =>
  database.sql(
    `select 'profile' as of, player_id::text as key, kills, headshots, longest_shot::int as shot, streak, best_streak as best, xp::int as xp
     from player_profiles where guild_id = $1
     union all select 'player', player_id || ' ' || day, kills, headshots, longest_shot::int, deaths, sessions, 0 from player_days where guild_id = $1
     union all select 'day', service_id || ' ' || day, kills, headshots, longest_shot::int, deaths, 0, 0 from kill_days where guild_id = $1
     union all select 'weapon', weapon || ' ' || day, kills, headshots, longest_shot::int, 0, 0, 0 from weapon_days where guild_id = $1
     order by 1, 2`,
    [GUILD],
  );

async function kills(): Promise<Row[]> {
  return (await database.sql(
    `select kill_id, killer_player_id as killer, distance, weapon from kill_logs
     where guild_id = $1 and kind = 'pvp' and not inferred and killer_player_id is not null order by distance desc nulls last`,
    [GUILD],
  )) as Row[];
}

beforeAll(async () => {
  database = await testDatabase();
  await database.sql(
    "insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one'), ($2::varchar, 'Two', 'two')",
    [GUILD, OTHER],
  );
  await run((ctx) =>
    saveService(ctx, {
      serviceId: "1",
      name: "1",
      game: "dayz",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: 60,
    }),
  );
  const bytes = sampleLog({ lines: 2_000, seed: 31 });
  await run((ctx) => ingestChunk(ctx, { serviceId: "1", fileName: "a.ADM", at: 0, bytes, final: true }));
});
afterAll(() => database.close());

describe("a struck kill", () => {
  it("leaves every total as if it had never counted, and comes back whole", async () => {
    const before = await totals();
    const all = await kills();
    expect(all.length).toBeGreaterThan(3);
    // The longest shot of all, and every kill of one player: totals that fall back, and rows that end.
    const struck = all.filter((kill, at) => at === 0 || kill.killer === all[1]?.killer);
    for (const { kill_id } of struck) {
      await run((ctx) => strikeKill(ctx, { killId: Number(kill_id), reason: "Duped rifle" }));
      expect(await wrong()).toEqual([]);
    }
    expect(await totals()).not.toEqual(before);
    for (const { kill_id } of struck) {
      await run((ctx) => restoreKill(ctx, Number(kill_id)));
      expect(await wrong()).toEqual([]);
    }
    expect(await totals()).toEqual(before);
  });

  it("keeps its note for everybody, is struck once, and stands in the log with who and why", async () => {
    const [kill] = await kills();
    const killId = Number(kill?.kill_id);
    await run((ctx) => strikeKill(ctx, { killId, reason: " Combat logged " }));
    const [row] = await database.sql("select struck_reason, struck_at from kill_logs where kill_id = $1", [
      killId,
    ]);
    expect(row).toMatchObject({ struck_reason: "Combat logged", struck_at: expect.any(Date) });
    const again = run((ctx) => strikeKill(ctx, { killId, reason: "Again" }));
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(await wrong()).toEqual([]);
    await run((ctx) => restoreKill(ctx, killId));
    await expect(run((ctx) => restoreKill(ctx, killId))).rejects.toMatchObject({ code: "conflict" });
    const log = await database.sql(
      "select action, before, after, reason from audit_log where subject_type = 'kill' and subject_id = $1::text order by id desc limit 2",
      [killId],
    );
    expect(log).toEqual([
      {
        action: "players.kill.restore",
        before: { struck: "Combat logged" },
        after: { struck: null },
        reason: null,
      },
      {
        action: "players.kill.strike",
        before: { struck: null },
        after: { struck: "Combat logged" },
        reason: "Combat logged",
      },
    ]);
  });

  it("is undone from the log, and so is its return", async () => {
    const [kill] = await kills();
    const killId = Number(kill?.kill_id);
    await run((ctx) => strikeKill(ctx, { killId, reason: "Undo me" }));
    const undoNewest = async () => {
      const [line] = await run((ctx) => listAudit(ctx, { limit: 1, about: "players" }));
      await run((ctx) => undoEntry(ctx, sectionLevels("owner", []), line?.id ?? 0));
    };
    await undoNewest();
    expect(await run((ctx) => struckReason(ctx, killId))).toBeNull();
    await undoNewest();
    expect(await run((ctx) => struckReason(ctx, killId))).toBe("Undo me");
    expect(await wrong()).toEqual([]);
    await run((ctx) => restoreKill(ctx, killId));
  });

  it("is none of another guild, and needs a reason", async () => {
    const [kill] = await kills();
    const killId = Number(kill?.kill_id);
    const theirs = run((ctx) => strikeKill(ctx, { killId, reason: "Not mine" }), OTHER);
    await expect(theirs).rejects.toMatchObject({ code: "not_found" });
    await expect(run((ctx) => strikeKill(ctx, { killId, reason: " " }))).rejects.toThrow();
    expect(await wrong()).toEqual([]);
  });

  it("waits for a log that is being read: as long a shot in it is not forgotten", async () => {
    const [longest] = await kills();
    const bytes = sampleLog({ lines: 2_000, seed: 31, generation: "C" });
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
    const reading = run(async (ctx) => {
      await ingestChunk(ctx, { serviceId: "1", fileName: "d.ADM", at: 0, bytes, final: true });
      hasRead();
      await held;
    });
    await read;
    const striking = run((ctx) => strikeKill(ctx, { killId: Number(longest?.kill_id), reason: "Too far" }));
    await expect
      .poll(() => database.sql("select 1 from pg_stat_activity where wait_event_type = 'Lock'"))
      .toHaveLength(1);
    release();
    await Promise.all([reading, striking]);
    const same = (await kills()).filter(({ distance }) => distance === longest?.distance);
    expect(same.length).toBeGreaterThan(1);
    expect(await wrong()).toEqual([]);
    await run((ctx) => restoreKill(ctx, Number(longest?.kill_id)));
  });

  it("stays right while the log is read at the same time", async () => {
    const [a, b, c] = await kills();
    const bytes = sampleLog({ lines: 2_000, seed: 31, generation: "B" });
    const reads = (name: string) =>
      run((ctx) => ingestChunk(ctx, { serviceId: "1", fileName: name, at: 0, bytes, final: true }));
    const strike = (kill: Row | undefined) =>
      run((ctx) => strikeKill(ctx, { killId: Number(kill?.kill_id), reason: "Disputed" }));
    await Promise.all([reads("b.ADM"), strike(a), reads("c.ADM"), strike(b), strike(c)]);
    expect(await wrong()).toEqual([]);
  });
});
