import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { sampleLog } from "../adm/testing/sample";
import { ingestChunk } from "../mutations/ingest/chunk";
import { recount } from "./recount";

const GUILD = "688446347673600021";
let database: TestDatabase;
const scope = scopeForJob(GUILD, "test");
const counted = () => withGuild(scope, recount, { readOnly: true });

async function ingest(serviceId: string, fileName: string, file: Uint8Array, step: number) {
  for (let at = 0; at < file.length; ) {
    const bytes = file.subarray(at, at + step);
    const final = at + step >= file.length;
    const result = await withGuild(scope, (ctx) =>
      ingestChunk(ctx, { serviceId, fileName, at, bytes, final }),
    );
    at = result.position;
  }
}

const serve = (serviceId: string) =>
  withGuild(scope, (ctx) =>
    saveService(ctx, {
      serviceId,
      name: serviceId,
      game: "dayz",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: 60,
    }),
  );

beforeAll(async () => {
  database = await testDatabase();
  await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one')", [GUILD]);
  await serve("1");
  await serve("2");
});
afterAll(() => database.close());

describe("recount", () => {
  it("finds every total right after two servers' logs, read in stretches and out of order", async () => {
    await ingest("1", "a.ADM", sampleLog({ lines: 1_500, seed: 21, generation: "C" }), 20_000);
    await ingest("2", "b.ADM", sampleLog({ lines: 1_500, seed: 21, generation: "B" }), 30_011);
    await ingest("1", "c.ADM", sampleLog({ lines: 700, seed: 22 }), 1_000_000);
    const { rows, wrong } = await counted();
    expect(wrong).toEqual([]);
    expect(rows.player_profiles).toBeGreaterThanOrEqual(10);
    for (const count of Object.values(rows)) expect(count).toBeGreaterThan(2);
  });

  it("finds every total right after four servers' logs of the same players, read at the same time", async () => {
    for (const serviceId of ["3", "4", "5", "6"]) await serve(serviceId);
    await Promise.all(
      ["3", "4", "5", "6"].map((serviceId, nr) =>
        ingest(serviceId, "a.ADM", sampleLog({ lines: 700, seed: 31, generation: "C" }), 7_000 + nr * 1_111),
      ),
    );
    expect((await counted()).wrong).toEqual([]);
    const [streak] = await database.sql<{ best: number }>(
      "select max(best_streak) as best from player_profiles",
    );
    expect(streak?.best).toBeGreaterThan(1);
  }, 60_000);

  it("names a total that does not add up", async () => {
    await database.sql(
      "update player_profiles set kills = kills + 1 where player_id = (select min(player_id) from player_profiles)",
    );
    await database.sql(
      "delete from weapon_days where (weapon, day) = (select weapon, day from weapon_days order by 1, 2 limit 1)",
    );
    await database.sql(
      "insert into player_days (guild_id, player_id, day, kills) select guild_id, player_id, '2001-01-01', 1 from player_profiles limit 1",
    );
    const { wrong } = await counted();
    expect(wrong.map(({ table }) => table)).toEqual(["player_profiles", "player_days", "weapon_days"]);
    expect(wrong[0]?.stored?.kills).toBe(Number(wrong[0]?.counted?.kills) + 1);
    expect(wrong[1]).toMatchObject({ key: { day: "2001-01-01" }, counted: null });
    expect(wrong[2]?.stored).toBeNull();
  });
});
