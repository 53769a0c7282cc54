import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { givePlan } from "@/db/testing/plans";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { guilds } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { connectServers } from "./connect";
import { seedGuilds } from "./people";
import { seedServers } from "./servers";

let t: TestDatabase;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url), {
    NITRADO_API_URL: `${sandbox.url}/nitrado`,
  });
  t = await testDatabase();
  await seedGuilds();
  for (const { id } of guilds) await givePlan(t, id, "partner");
  await seedServers();
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

const rows = () =>
  t.sql(
    "select service_id, is_active, dry_run, access_kind, game_path, history_until is not null as begun from nitrado_services order by service_id",
  );

it("the demo's servers are connected by their owners' tokens, live, and only once", async () => {
  const connect = () => connectServers(async () => new Date(Date.now() - 6 * 3_600_000));
  await connect();
  const connected = await rows();
  expect(connected).toHaveLength(6);
  for (const row of connected) {
    expect(row).toMatchObject({ is_active: true, dry_run: false, access_kind: "token", begun: true });
    expect(row.game_path).toBe(sandbox.gameServer(String(row.service_id)).gamePath);
  }
  expect(await t.sql("select 1 from player_sessions where session_end is null")).toEqual([]);
  const audited = await t.sql("select count(*) from audit_log");
  await connect();
  expect(await t.sql("select count(*) from audit_log")).toEqual(audited);
});
