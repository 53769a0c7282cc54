import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GuildScope } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { startSandbox } from "@/sandbox/start";
import { connectWithToken, syncAccess } from "./connect";

const GUILD = "100000000000000001";
const secret = longLifeToken("hollowpine");

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let scope: GuildScope;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url), {
    NITRADO_API_URL: `${sandbox.url}/nitrado`,
    NITRADO_CLIENT_ID: sandbox.config.nitrado.clientId,
    NITRADO_CLIENT_SECRET: sandbox.config.nitrado.clientSecret,
  });
  t = await testDatabase();
  scope = scopeForJob(GUILD, "test");
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [GUILD]);
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

test("no token stands in clear in any table", async () => {
  const { access } = await connectWithToken(scope, { token: secret, label: "" });
  const nitrado = nitradoControl(sandbox.url);
  await nitrado.fault({ mode: "unauthorized" });
  await syncAccess(scope, access).catch(() => undefined);
  await nitrado.clearFaults();
  const tables = await t.sql<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  expect(tables.length).toBeGreaterThan(60);
  for (const { name } of tables) {
    const found = await t.sql(`select 1 from "${name}" x where position($1 in x::text) > 0`, [secret]);
    expect(found, name).toEqual([]);
  }
  expect(await t.sql("select state from nitrado_tokens")).toEqual([{ state: "reconnect" }]);
});

test("no token, password or one-time address comes into a log, whatever fails", async () => {
  await connectWithToken(scope, { token: secret, label: "" });
  const code = `
    const { closeDatabase, createPool, setDatabasePool } = await import("./db/client.ts");
    const { scopeForJob } = await import("./features/guilds/scope.ts");
    const { nitradoFor } = await import("./features/nitrado/access.ts");
    const { syncGuild } = await import("./features/nitrado/connect.ts");
    const { loggerFor } = await import("./lib/logger.ts");
    const { nitradoControl } = await import("./sandbox/nitrado/testing.ts");
    setDatabasePool(createPool(${JSON.stringify(t.url)}, { max: 5 }));
    const scope = scopeForJob(${JSON.stringify(GUILD)}, "test");
    const log = loggerFor("test");
    const nitrado = nitradoControl(${JSON.stringify(sandbox.url)});
    const api = await nitradoFor(scope, "11840201", { deadlineMs: 250 });
    const server = await api.gameserver("11840201");
    log.info({ server }, "seen");
    const folder = server.path + "config";
    await nitrado.file("11840201", folder + "/some.ADM", "AdminLog started on 2026-11-22 at 10:00:00");
    const work = [
      () => api.download("11840201", folder + "/some.ADM", 4),
      () => api.seek("11840201", folder + "/some.ADM", 0, 10),
      () => api.download("11840201", folder + "/none.ADM", 10),
      () => api.seek("11840201", folder + "/none.ADM", 5, 10),
      () => api.list("11840201", "/games/none"),
      () => api.upload("11840201", folder, "a", new Uint8Array()),
      () => syncGuild(scope),
    ];
    for (const mode of ["down", "soft_error", "unauthorized"]) {
      for (const path of ["/file_server", "/fileserver", undefined]) {
        await nitrado.clearFaults();
        await nitrado.fault({ mode, ...(path && { path }) });
        for (const one of work) await one().catch((error) => { log.error({ err: error, error }, "failed"); console.error(error); });
      }
    }
    await closeDatabase();`;
  const args = ["--import", "tsx", "--input-type=module", "-e", code];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, LOG_LEVEL: "trace" },
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = stdout + stderr;
  expect(said).toContain("seen");
  expect(said.split("failed").length).toBeGreaterThan(20);
  expect(said).not.toContain(secret);
  expect(said).not.toContain(sandbox.config.nitrado.clientSecret);
  expect(said).not.toMatch(/[?&]token=|bearer|"password"|websocket_token/i);
}, 120_000);
