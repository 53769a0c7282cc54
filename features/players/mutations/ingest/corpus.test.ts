import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { recount } from "../../data/recount";
import { ingestChunk } from "./chunk";

/** A folder of real logs. They are other people's and stay outside of the project. */
const folder = process.env.ADM_CORPUS;
const files = folder
  ? readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(adm|txt)$/i.test(name))
      .sort()
  : [];
const GUILD = "688446347673600041";
const scope = scopeForJob(GUILD, "test");

/** What a real line must add to the table, by patterns of its own: kinds that one line shape makes. */
const PATTERNS: Record<string, RegExp> = {
  placed: /^\d\d:\d\d:\d\d \| Player .*\) placed ./gm,
  dismantled: /^\d\d:\d\d:\d\d \| Player .*\)\s?Dismantled .* from /gm,
  hit_by_player: /^\d\d:\d\d:\d\d \| Player .*\[HP: [^\]]*\] hit by Player "/gm,
  unconscious: /^\d\d:\d\d:\d\d \| Player .*\) is unconscious\s*$/gm,
  regained: /^\d\d:\d\d:\d\d \| Player .*\) regained consciousness\s*$/gm,
  flag: /^\d\d:\d\d:\d\d \| Player .*\) has (?:raised|lowered) \S+ on /gm,
  teleported: /^\d\d:\d\d:\d\d \| Player .*\) was teleported from: /gm,
};

let database: TestDatabase;
beforeAll(async () => {
  if (!folder) return;
  database = await testDatabase();
  await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one')", [GUILD]);
});
afterAll(() => database?.close());

if (!folder) console.warn("Real admin logs are not ingested: ADM_CORPUS names no folder.");

describe.skipIf(!folder)("real logs (ADM_CORPUS)", () => {
  it("become rows, each line's its own, and totals that add up", async () => {
    const expected: Record<string, number> = Object.fromEntries(
      Object.keys(PATTERNS).map((kind) => [kind, 0]),
    );
    const services = new Map<string, string>();
    let read = 0;
    for (const name of files) {
      const bytes = readFileSync(join(folder ?? "", name));
      const source = name.split("/")[0] ?? "logs";
      const serviceId = services.get(source) ?? String(101 + services.size);
      if (!services.has(source)) {
        services.set(source, serviceId);
        const service = { serviceId, name: source, game: "dayz", map: "chernarusplus", slots: 60 } as const;
        await withGuild(scope, (ctx) => saveService(ctx, { ...service, utcOffsetMinutes: 0 }));
      }
      const chunk = { serviceId, fileName: name, at: 0, bytes, final: true, historical: true };
      const result = await withGuild(scope, (ctx) => ingestChunk(ctx, chunk)).catch((error: Error) => error);
      if (result instanceof Error) {
        expect(result.message).toMatch(/before any «AdminLog started on» header/);
        continue;
      }
      read++;
      const text = bytes.toString("utf8");
      for (const [kind, pattern] of Object.entries(PATTERNS))
        expected[kind] = (expected[kind] ?? 0) + (text.match(pattern)?.length ?? 0);
    }
    expect(read).toBeGreaterThan(100);
    const rows = await database.sql<{ kind: string; count: number }>(
      "select kind, count(*)::int as count from player_activity where kind = any($1) group by kind",
      [Object.keys(PATTERNS)],
    );
    expect(Object.fromEntries(rows.map((row) => [row.kind, row.count]))).toEqual(expected);
    const { rows: compared, wrong } = await withGuild(scope, recount);
    expect(wrong).toEqual([]);
    expect(compared.player_profiles).toBeGreaterThan(500);
    const paid = await database.sql("select 1 from reward_decisions where status <> 'refused'");
    expect(paid).toEqual([]);
    const inferred = await database.sql<{ count: number }>(
      "select count(*)::int as count from kill_logs where inferred and kind = 'pvp'",
    );
    expect(inferred[0]?.count).toBeGreaterThan(0);
  }, 300_000);
});
