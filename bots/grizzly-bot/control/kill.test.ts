import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { entriesOf } from "@/features/nitrado/control/lists";
import { askListChange } from "@/features/nitrado/control/mutations/lists";
import { success, wireServer } from "@/features/nitrado/testing/wire";
import { rawEnv } from "@/lib/env";

/** How often a bot is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 5);
const CHILD = fileURLToPath(new URL("./testing/control-child.ts", import.meta.url));
const GUILD = "100000000000000021";
const SERVICE = "11840201";
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let nitrado: Awaited<ReturnType<typeof wireServer>>;
let bans = "Old_Foe\r\nSecond";
const restarts: string[] = [];

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'kill-control')", [GUILD]);
  await t.sql(
    "insert into nitrado_services (guild_id, service_id, name, dry_run, access_kind) values ($1, $2, 'One', false, 'token')",
    [GUILD, SERVICE],
  );
  // Nitrado as it is: what it was asked to do is done before its answer is on the way, and the answer takes a while.
  nitrado = await wireServer(({ method, url, body }, response) => {
    const form = new URLSearchParams(body);
    if (method === "POST" && url.endsWith("/restart")) restarts.push(form.get("message") ?? "");
    if (method === "POST" && url.endsWith("/settings") && form.get("key") === "bans")
      bans = form.get("value") ?? "";
    const general = { bans, whitelist: "", priority: "" };
    const server = { service_id: 11840201, status: "started", username: "ni1_1", game: "dayzxb" };
    setTimeout(() => success(response, { gameserver: { ...server, settings: { general } } }), 25);
  });
});
afterAll(async () => {
  await nitrado.close();
  await t.close();
});

function child() {
  const key = randomBytes(32).toString("base64");
  const names = ["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"];
  names.push(
    "PATREON_CLIENT_SECRET",
    "PATREON_CREATOR_TOKEN",
    "PATREON_CAMPAIGN_ID",
    "PATREON_WEBHOOK_SECRET",
  );
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...Object.fromEntries(names.map((name) => [name, "1"])),
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "3",
    NEXTAUTH_SECRET: key,
    INTERNAL_SECRET: key,
    SECRETS_KEYRING: `k1:${key}`,
    PATREON_TIERS: "bronze:1,silver:2,gold:3",
  };
  const bot = spawn(process.execPath, ["--import", "tsx", CHILD, nitrado.url], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { bot, ready: new Promise<void>((resolve) => bot.stdout?.once("data", () => resolve())) };
}

const ask = (entry: string) =>
  withGuild(scopeForJob(GUILD, "test"), (ctx) =>
    askListChange(
      ctx,
      { serviceId: SERVICE, list: "bans", action: "add", entry, reason: "", hours: null, key: randomUUID() },
      "Ann",
    ),
  );
const planRestart = (name: string) =>
  t.sql(
    `insert into server_commands (guild_id, service_id, action, reason, requested_by, run_at, idempotency_key)
     values ($1, $2, 'restart', $3, '{"name":"Ann"}', now(), $3)`,
    [GUILD, SERVICE, name],
  );

it(
  `sends a command at most once and loses no entry after kill -9 at ${KILLS} random points`,
  async () => {
    for (let round = 0; round < KILLS; round++) {
      const { bot, ready } = child();
      await ready;
      await planRestart(`round-${round}`);
      await ask(`Foe ${round}`);
      await pause(Math.random() * 150);
      bot.kill("SIGKILL");
      await new Promise((resolve) => bot.once("exit", resolve));
      await t.sql("update leases set expires_at = now() - interval '1 second' where holder like 'child:%'");
    }
    const { bot, ready } = child();
    await ready;
    const open = () =>
      t.sql(
        "select 1 from server_list_changes where state = 'pending' union all select 1 from server_commands where state = 'scheduled'",
      );
    for (let wait = 0; wait < 200 && (await open()).length > 0; wait++) await pause(50);
    bot.kill("SIGKILL");
    expect(await open()).toEqual([]);

    const sent = restarts.map((message) => message.replace("Grizzly: restart by Ann: ", ""));
    expect(new Set(sent).size).toBe(sent.length);
    const commands = await t.sql<{ reason: string; state: string; outcome: string | null }>(
      "select reason, state, outcome from server_commands order by created_at",
    );
    expect(commands).toHaveLength(KILLS);
    for (const { reason, state, outcome } of commands) {
      // Without an answer for two minutes it is said to be unknown, and nobody sends it for the one that died.
      expect(["running", "unknown"]).toContain(state);
      if (outcome === "Nitrado took it.") expect(sent).toContain(reason);
    }
    for (const name of sent) expect(commands.map(({ reason }) => reason)).toContain(name);

    const names = Array.from({ length: KILLS }, (_, at) => `Foe ${at}`);
    expect(entriesOf(bans)).toEqual(["Old_Foe", "Second", ...names]);
    const history = await t.sql<{ state: string; entry: string }>(
      "select state, entry from server_list_changes order by id",
    );
    expect(history).toEqual(names.map((entry) => ({ state: "applied", entry })));
  },
  60_000 + KILLS * 8_000,
);
