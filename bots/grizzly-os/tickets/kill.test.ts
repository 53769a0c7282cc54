import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type TicketWorld, ticketWorld } from "@/db/testing/ticket-world";
import { rawEnv } from "@/lib/env";

/** How often the process is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 3);
/** The sandbox keeps five hundred messages of a thread. */
const TICKETS = 2 + Math.floor(KILLS / 20);
const CHILD = fileURLToPath(new URL("./testing/mirror-child.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let world: TicketWorld;
const children: ChildProcess[] = [];

beforeAll(async () => {
  t = await testDatabase();
  world = await ticketWorld(t);
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await world.stop();
  await t.close();
});

function start(): { process: ChildProcess; ready: Promise<void> } {
  const key = randomBytes(32).toString("base64");
  const needed = [
    ...["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"],
    ...["PATREON_CLIENT_SECRET", "PATREON_CREATOR_TOKEN", "PATREON_CAMPAIGN_ID", "PATREON_WEBHOOK_SECRET"],
  ];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...Object.fromEntries(needed.map((name) => [name, "1"])),
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "6",
    NEXTAUTH_SECRET: key,
    INTERNAL_SECRET: key,
    SECRETS_KEYRING: `k1:${key}`,
    PATREON_TIERS: "bronze:1,silver:2,gold:3",
    LOG_LEVEL: "silent",
  };
  const args = ["--import", "tsx", CHILD, world.apiUrl, world.botToken];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", () => reject(new Error("Grizzly OS ended before it was ready.")));
  });
  return { process: child, ready };
}

/** What stands in the thread of a ticket: the words alone, without what the bot says itself. */
async function thread(number: number): Promise<{ text: string; own: boolean }[]> {
  const id = await world.threadOf(number);
  if (id === null) return [];
  return (await world.discord.messages(id))
    .map(({ authorId, content }) => ({ text: content, own: authorId === world.botId }))
    .filter(({ text, own }) => !own || text.includes("#message-"))
    .map(({ text, own }) => ({ text: own ? text.slice(text.indexOf("\n") + 1) : text, own }));
}

async function settled(
  numbers: readonly number[],
  wrote: ReadonlyMap<number, number>,
  seconds = 60,
): Promise<void> {
  for (let rounds = 0; rounds < seconds * 10; rounds++) {
    const open = await t.sql("select 1 from ticket_mirrors where next_at is not null");
    const stored = await Promise.all(numbers.map((number) => world.stored(number)));
    const all = numbers.every((number, at) => stored[at]?.length === wrote.get(number));
    const done = stored.flat().every((one) => one.state === "delivered");
    if (open.length === 0 && all && done) return;
    await pause(100);
  }
  throw new Error("The two sides never agree.");
}

it(
  `has every message exactly once on both sides, in order, with ${KILLS} × kill -9`,
  async () => {
    const openers = new Map<number, string>();
    for (let nr = 0; nr < TICKETS; nr++) {
      const who = nr % 2 ? "mudboots" : "rook77";
      openers.set(await world.open(who), who);
    }
    const numbers = [...openers.keys()];
    const web = new Map<number, string[]>(
      numbers.map((number) => [number, ["It was at Green Mountain, at 9:48."]]),
    );
    const there = new Map<number, string[]>(numbers.map((number) => [number, []]));
    let count = 0;
    let child = start();
    await child.ready;
    for (let killed = 0; killed < KILLS; killed++) {
      // Starts while the other still runs, as in a change of versions, and is mostly not there yet when that dies.
      const next = start();
      const until = Date.now() + 300 + Math.random() * 900;
      while (Date.now() < until) {
        const number = numbers[count % TICKETS] ?? 0;
        const text = `message ${++count}`;
        if (Math.random() < 0.5) {
          await world.answer(number, text);
          web.get(number)?.push(text);
        } else {
          const id = await world.openTo(number);
          const who = Math.random() < 0.3 ? "quietledger" : (openers.get(number) ?? "");
          if (id !== null) {
            await world.discord.writes(who, id, text);
            there.get(number)?.push(text);
          }
        }
        await pause(Math.random() * 120);
      }
      child.process.kill("SIGKILL");
      // Time passes here without waiting for it: a dead process's leases run out.
      await t.sql(
        "update ticket_mirrors set next_at = now(), lease_owner = null where lease_owner is not null",
      );
      await t.sql("update interbot_event_deliveries set lease_until = now() where state = 'running'");
      // Written while nobody is there.
      const number = numbers[killed % TICKETS] ?? 0;
      await world.answer(number, `away ${killed}`);
      web.get(number)?.push(`away ${killed}`);
      child = next;
      await child.ready;
    }
    const wrote = new Map(
      numbers.map((number) => [number, (web.get(number)?.length ?? 0) + (there.get(number)?.length ?? 0)]),
    );
    // Discord takes a message a second of a thread, and waits for nobody.
    await settled(numbers, wrote, 60 + 2 * KILLS);
    for (const number of numbers) {
      const shown = await thread(number);
      const stored = await world.stored(number);
      expect(shown.filter((one) => one.own).map((one) => one.text)).toEqual(web.get(number));
      expect(stored.filter((one) => one.source === "web").map((one) => one.text)).toEqual(web.get(number));
      expect(shown.filter((one) => !one.own).map((one) => one.text)).toEqual(there.get(number));
      expect(stored.filter((one) => one.source === "discord").map((one) => one.text)).toEqual(
        there.get(number),
      );
    }
    const threads = (await world.discord.threads("black-pine")).filter((one) => one.ownerId === world.botId);
    expect(threads).toHaveLength(numbers.length);
    console.log(`${count} messages, ${KILLS} kills, ${threads.length} threads`);
  },
  120_000 + KILLS * 20_000,
);

/** Seconds for which Discord says nothing at all, in the long run only. */
const SILENCE = 600;

it.runIf(KILLS >= 100)(
  `has everything in order after Discord said nothing for ${SILENCE} seconds`,
  async () => {
    const number = await world.open("oldkestrel");
    const { process: os, ready } = start();
    await ready;
    await settled([number], new Map([[number, 1]]));
    await world.discord.fault({ mode: "silent", seconds: SILENCE });
    const said = ["It was at Green Mountain, at 9:48."];
    const until = Date.now() + SILENCE * 1_000;
    for (let nr = 0; Date.now() < until; nr++) {
      said.push(`silence ${nr}`);
      // The desk goes on as if nothing were.
      await world.answer(number, `silence ${nr}`);
      await pause(SILENCE * 20);
    }
    await world.discord.works();
    await settled([number], new Map([[number, said.length]]), 180);
    expect((await thread(number)).map((one) => one.text)).toEqual(said);
    os.kill("SIGKILL");
  },
  (SILENCE + 300) * 1_000,
);
