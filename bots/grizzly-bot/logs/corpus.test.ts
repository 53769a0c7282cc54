import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { AdmReader } from "@/features/players/adm/reader";
import { rawEnv } from "@/lib/env";
import { Bench } from "./testing/bench";

const corpus = rawEnv().ADM_CORPUS;
if (!corpus) console.warn("Real admin logs are not looked at: ADM_CORPUS names no folder.");

/** Folders with many logs of one server each. */
const FOLDERS = [
  ["pc/komputerkat__server", "dayz"],
  ["pc/bithefithy__ready", "dayz"],
  ["console-ps4", "dayzps"],
  ["console-xbox", "dayzxb"],
] as const;

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

interface RealLog {
  name: string;
  bytes: Buffer;
  /** Of its last line, on a clock that shows UTC. */
  lastAt: Date;
  header: string | null;
  headers: number;
}

function realLogs(folder: string): RealLog[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.ADM$/i.test(name),
  );
  return names.sort().map((name, index) => {
    const bytes = readFileSync(join(folder, name));
    let last = 0;
    new AdmReader().push(bytes, ({ clock }) => {
      last = clock ?? last;
    });
    const headers = bytes
      .toString("latin1")
      .match(/^[ \t]*AdminLog started on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d\r?$/gm);
    const lastAt = new Date(last * 1_000);
    const plain = basename(name).replace(/^\d+__/, "");
    // Copies of one server's live log have one name; here each needs its own.
    const dated = /^DayZServer[\w-]*_\d{4}[\w-]*\.ADM$/i.test(plain);
    return {
      name: dated ? plain : `DayZServer_x64_${index}.ADM`,
      bytes,
      lastAt,
      header: headers?.[0] ?? null,
      headers: headers?.length ?? 0,
    };
  });
}

describe.skipIf(!corpus)("real logs in a service's folder", () => {
  it.each(FOLDERS)(
    "%s are read to their ends, each once",
    async (folder, game) => {
      const bench = await Bench.open(t.sql, game, new Date("2040-01-01T00:00:00Z"));
      bench.now = new Date("2030-01-01T00:00:00Z");
      const longest = new Map<string, RealLog>();
      for (const log of realLogs(join(corpus ?? "", folder))) {
        if (log.header === null) continue;
        const before = longest.get(log.header);
        if (!before || before.bytes.length < log.bytes.length) longest.set(log.header, log);
      }
      const logs = [...longest.values()];
      for (const { name, bytes, lastAt } of logs) bench.folder.write(name, bytes, lastAt);
      expect(logs.length).toBeGreaterThan(0);
      expect(await bench.look()).toMatchObject({ more: false });
      const read = await t.sql<{ size: string; position: string; problem: string | null }>(
        "select source->>'size' as size, last_position as position, last_error as problem from nitrado_log_state where guild_id = $1",
        [bench.world.guildId],
      );
      expect(read.filter(({ problem }) => problem !== null)).toEqual([]);
      const sizes = (values: (string | number)[]) => values.map(Number).sort((a, b) => a - b);
      // The newest is read up to its last whole line, the others are closed at their last byte.
      expect(sizes(read.map(({ size }) => size))).toEqual(sizes(logs.map(({ bytes }) => bytes.length)));
      expect(read.filter(({ size, position }) => size !== position).length).toBeLessThanOrEqual(1);
      expect(await bench.count("server_boots")).toBe(logs.reduce((sum, { headers }) => sum + headers, 0));
    },
    120_000,
  );
});
