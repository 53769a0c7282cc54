import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { patreonOverview, SYNC_KINDS, type SyncKind, syncLines } from "./data/syncs";
import { syncsCsv } from "./staff-csv";

const system = { kind: "system", job: "test" } as const;
let t: TestDatabase;

beforeAll(async () => {
  // Which campaign is looked at is a setting; nothing is asked of Patreon.
  Object.assign(process.env, sandboxEnv("http://localhost:3000", "http://patreon.invalid"));
  t = await testDatabase();
  await t.sql(
    `insert into patreon_sync_logs (reason, state, seen, changed, failed, error, campaign_id, started_at)
     select case n % 3 when 0 then 'webhook' when 1 then 'person' else 'schedule' end, case when n = 5 then 'failed' else 'done' end,
       n, 0, case when n = 3 then 1 else 0 end, case when n = 3 then '=cmd()' end, case when n % 3 = 2 then 'c' end,
       timestamptz '2026-11-20' + n * interval '1 minute'
     from generate_series(0, 8) n`,
  );
});
afterAll(() => t.close());

const lines = (kind: SyncKind, before: Date | null = null, limit?: number) =>
  withSystem(system, (ctx) => syncLines(ctx, kind, before, limit));

describe("the log of syncs", () => {
  it("is read page after page, each line once, the newest first", async () => {
    const seen: number[] = [];
    for (let before: Date | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof lines>> = await lines("all", before, 4);
      seen.push(...page.lines.map((line) => line.seen));
      more = page.next !== null;
      before = page.next ? new Date(page.next) : null;
    }
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it("is narrowed to what was asked for", async () => {
    const count = async (kind: SyncKind) => (await lines(kind)).lines.length;
    const counts = await Promise.all((Object.keys(SYNC_KINDS) as SyncKind[]).map(count));
    expect(counts).toEqual([9, 3, 3, 3, 2]);
    expect((await withSystem(system, patreonOverview)).full).toMatchObject({ seen: 8, state: "done" });
  });

  it("goes into a file that no spreadsheet runs", async () => {
    const text = syncsCsv((await lines("failed")).lines);
    expect(text.split("\r\n")[0] ?? "").toContain("began_utc,reason,state");
    expect(text).not.toMatch(/,=cmd/);
  });
});
