import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { publish, subscribe } from "@/features/events/mutations";
import { setChannel } from "@/features/guilds/mutations/members";
import { scopeForJob } from "@/features/guilds/scope";
import { wireServer } from "@/features/nitrado/testing/wire";
import { rawEnv } from "@/lib/env";

/** How often the bot is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 2);
const EACH = 4;
const CHILD = fileURLToPath(new URL("./testing/feeds-child.ts", import.meta.url));
const GUILD = "100000000000000031";
const CHANNEL = "400000000000000031";
const BOT = "900000000000000001";
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let discord: Awaited<ReturnType<typeof wireServer>>;
const messages: { id: string; content: string }[] = [];
const nonces = new Map<string, string>();

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'kill-feeds')", [GUILD]);
  await withSystem({ kind: "system", job: "test" }, (ctx) => subscribe(ctx, "grizzly-os", ["players.kill"]));
  await withGuild(scopeForJob(GUILD, "test"), (ctx) =>
    setChannel(ctx, { channelId: CHANNEL, purpose: "kills", name: "kill-feed" }),
  );
  // Discord as it is: the message stands before its answer is on the way, and the answer takes a while.
  discord = await wireServer(({ method, url, body }, response) => {
    const answer = (value: unknown) =>
      setTimeout(() => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(value));
      }, 25);
    if (url.endsWith("/users/@me")) return answer({ id: BOT });
    if (method !== "POST") return answer(messages.map((message) => ({ ...message, author: { id: BOT } })));
    const { content, nonce } = JSON.parse(Buffer.from(body, "latin1").toString()) as {
      content: string;
      nonce: string;
    };
    const known = nonces.get(nonce);
    const id = known ?? (1_000_000_000_000_000_000n + BigInt(messages.length)).toString();
    if (!known) messages.push({ id, content });
    nonces.set(nonce, id);
    answer({ id });
  });
});
afterAll(async () => {
  await discord.close();
  await t.close();
});

function child() {
  const key = randomBytes(32).toString("base64");
  const names = ["CLIENT_ID", "CLIENT_SECRET", "BOT_TOKEN"].map((name) => `DISCORD_${name}`);
  for (const name of ["CLIENT_ID", "CLIENT_SECRET", "CREATOR_TOKEN", "CAMPAIGN_ID", "WEBHOOK_SECRET"])
    names.push(`PATREON_${name}`);
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
  const bot = spawn(process.execPath, ["--import", "tsx", CHILD, discord.url], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { bot, ready: new Promise<void>((resolve) => bot.stdout?.once("data", () => resolve())) };
}

const kill = (name: string) =>
  withGuild(scopeForJob(GUILD, "test"), (ctx) =>
    publish(ctx, {
      type: "players.kill",
      key: name,
      payload: {
        killId: 1,
        killer: name,
        victim: "Volkov",
        weapon: "DMR",
        distance: 139.3,
        inferred: false,
        at: new Date().toISOString(),
      },
    }),
  );

/** Time goes on: leases run out, waits end, and every other time Discord has forgotten its nonces. */
async function timePasses(round: number): Promise<void> {
  await t.sql(
    "update interbot_event_deliveries set lease_until = now() - interval '1 s' where state = 'running'",
  );
  const long = round % 2 === 1;
  if (long) nonces.clear();
  await t.sql(
    "update channel_content_log set next_try_at = now(), sent_at = sent_at - $1::interval where state in ('pending', 'unknown')",
    [long ? "10 minutes" : "0 s"],
  );
  await t.sql("update channel_content_log set posted_at = posted_at - interval '2 minutes'");
}

it(
  `posts every kill exactly once after kill -9 at ${KILLS} random points`,
  async () => {
    for (let round = 0; round < KILLS; round++) {
      const { bot, ready } = child();
      await ready;
      for (let at = 0; at < EACH; at++) await kill(`R${round}x${at}`);
      await pause(Math.random() * 200);
      bot.kill("SIGKILL");
      await new Promise((resolve) => bot.once("exit", resolve));
      await timePasses(round);
    }
    const { bot, ready } = child();
    await ready;
    const open = () =>
      t.sql(
        "select 1 from interbot_event_deliveries where state <> 'done' union all select 1 from channel_content_log where state <> 'posted'",
      );
    for (let wait = 0; wait < 300 && (await open()).length > 0; wait++) {
      await pause(50);
      await t.sql("update channel_content_log set posted_at = posted_at - interval '2 minutes'");
    }
    bot.kill("SIGKILL");
    expect(await open()).toEqual([]);
    const told = messages
      .flatMap(({ content }) => content.split("\n"))
      .map((one) => /R\d+x\d+/.exec(one)?.[0]);
    const wanted = Array.from({ length: KILLS * EACH }, (_, at) => `R${Math.floor(at / EACH)}x${at % EACH}`);
    expect(told).toEqual(wanted);
  },
  60_000 + KILLS * 20_000,
);
