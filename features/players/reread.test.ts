import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { sampleLog } from "./adm/testing/sample";
import { differences, readLogFiles, storedCells, storedRows } from "./data/reread";
import { ingestChunk } from "./mutations/ingest/chunk";
import { noRows, Reread } from "./reread";

const GUILD = "688446347673600031";
const SERVICE = "11840231";
const FILES = [
  { fileName: "a.ADM", bytes: sampleLog({ lines: 1_200, seed: 31, generation: "C" }), final: true },
  { fileName: "b.ADM", bytes: sampleLog({ lines: 900, seed: 32, generation: "A" }), final: false },
];
let t: TestDatabase;
// Before the sample's first day, so that nothing of it is old enough to be let go of.
const now = new Date("2020-01-01T00:00:00Z");
const scope = { ...scopeForJob(GUILD, "test"), now };

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one-reread')", [GUILD]);
  await withGuild(scope, (ctx) =>
    saveService(ctx, {
      serviceId: SERVICE,
      name: "One",
      game: "dayz",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: -90,
    }),
  );
  for (const { fileName, bytes, final } of FILES) {
    for (let at = 0, step = 7_001; at < bytes.length; step += 900) {
      const part = bytes.subarray(at, at + step);
      const last = at + step >= bytes.length;
      const chunk = { serviceId: SERVICE, fileName, at, bytes: part, final: final && last };
      const { position } = await withGuild(scope, (ctx) => ingestChunk(ctx, chunk));
      if (last) break;
      at = position;
    }
  }
});
afterAll(() => t.close());

/** Every file read again in other stretches, and what differs from what is stored. */
async function compared(): Promise<string[]> {
  const found: string[] = [];
  const [stored, cells] = [noRows(), noRows()];
  for (const file of await withGuild(scope, (ctx) => readLogFiles(ctx))) {
    const bytes = FILES.find(({ fileName }) => fileName === file.fileName)?.bytes ?? new Uint8Array();
    const reread = new Reread({ ...file, final: file.completed, now });
    for (let at = 0; at < file.position; ) {
      const end = Math.min(at + 50_000, file.position);
      at = end - reread.push(bytes.subarray(at, end), end === file.position);
    }
    for (const [cell, hits] of reread.rows.position_cells) {
      cells.position_cells.set(cell, String(Number(cells.position_cells.get(cell) ?? 0) + Number(hits)));
    }
    const rows = { ...reread.rows, position_cells: new Map<string, string>() };
    const there = await withGuild(scope, (ctx) => storedRows(ctx, SERVICE, file.fileName));
    found.push(...differences(there, rows).map(({ table, key }) => `${file.fileName} ${table} ${key}`));
    expect(rows.player_activity.size).toBeGreaterThan(100);
    expect(rows.kill_logs.size).toBeGreaterThan(5);
    expect(rows.player_sessions.size).toBeGreaterThan(5);
  }
  stored.position_cells = await withGuild(scope, (ctx) => storedCells(ctx, SERVICE));
  return [...found, ...differences(stored, cells).map(({ table, key }) => `${table} ${key}`)];
}

describe("logs that are read again", () => {
  it("lead to the rows that are stored, in other stretches than before", async () => {
    expect(await compared()).toEqual([]);
  });

  it("show each row that was changed, lost or made up", async () => {
    const [kill] = await t.sql<{ byte_offset: string; file_name: string }>(
      "update kill_logs set weapon = 'Spoon' where kill_id = (select min(kill_id) from kill_logs) returning file_name, byte_offset",
    );
    const [session] = await t.sql<{ byte_offset: string; file_name: string }>(
      "delete from player_sessions where id = (select max(id) from player_sessions) returning file_name, byte_offset",
    );
    const [cell] = await t.sql<{ cell: number }>(
      "update position_cells set hits = hits + 1 where cell = (select min(cell) from position_cells) returning cell",
    );
    expect(new Set(await compared())).toEqual(
      new Set([
        `${kill?.file_name} kill_logs ${kill?.byte_offset}`,
        `${session?.file_name} player_sessions ${session?.byte_offset}`,
        `position_cells ${cell?.cell}`,
      ]),
    );
  });
});
