import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { rawEnv } from "@/lib/env";
import { sandboxClient } from "@/sandbox/client";
import { startSandbox } from "@/sandbox/start";
import { askSync } from "./mutations/sync-runs";

/** How often the sync is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 1);
const CROWD = 2_500;
const CHILD = fileURLToPath(new URL("./testing/sync-child.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;
let settings: Record<string, string>;
let ticks = Date.now();

beforeAll(async () => {
  // Patreon's limits are by the minute; here a minute passes with every call.
  sandbox = await startSandbox({
    port: 0,
    now: () => {
      ticks += 60_000;
      return new Date(ticks);
    },
  });
  settings = sandboxEnv("http://localhost:3000", sandbox.url);
  Object.assign(process.env, settings);
  control = sandboxClient(sandbox.url);
  await control.crowd(CROWD);
  t = await testDatabase();
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

function child() {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...settings,
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "3",
  };
  const bot = spawn(process.execPath, ["--import", "tsx", CHILD], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { bot, ready: new Promise<void>((resolve) => bot.stdout?.once("data", () => resolve())) };
}

const run = async () =>
  (
    await t.sql<{ state: string; seen: number }>(
      "select state, seen from patreon_sync_logs where state <> 'failed' order by started_at desc limit 1",
    )
  )[0];

it(
  `brings every member over after kill -9 at ${KILLS} random points`,
  async () => {
    for (let round = 0; round < KILLS; round++) {
      await withSystem({ kind: "system", job: "test" }, (ctx) => askSync(ctx, null)).catch(() => undefined);
      const { bot, ready } = child();
      await ready;
      await pause(Math.random() * 300);
      bot.kill("SIGKILL");
      await new Promise((resolve) => bot.once("exit", resolve));
    }
    await control.crowd(CROWD, 1);
    await withSystem({ kind: "system", job: "test" }, (ctx) => askSync(ctx, null)).catch(() => undefined);
    const { bot, ready } = child();
    await ready;
    for (let wait = 0; wait < 400 && (await run())?.state !== "done"; wait++) await pause(50);
    bot.kill("SIGKILL");
    expect(await run()).toMatchObject({ state: "done" });
    const rows = await t.sql<{ n: number; gone: number }>(
      "select count(*)::int as n, count(*) filter (where removed_at is not null)::int as gone from patreon_subscriptions where full_name like 'Member %'",
    );
    expect(rows).toEqual([{ n: CROWD, gone: 0 }]);
  },
  60_000 + KILLS * 20_000,
);
