import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type DeliveryWorld, deliveryWorld } from "@/db/testing/delivery-world";
import { watchedService } from "@/features/nitrado/log/services";
import { lookAt } from "../logs/look";
import { lookAtAll } from "./tasks";

// The log reader and the delivery worker as the bot runs them, over HTTP, with a simulated server behind it.
let database: TestDatabase;
let world: DeliveryWorld;
const restarts = new Map<string, string>();

async function readLogs(): Promise<void> {
  const service = await withGuild(world.job(), (ctx) => watchedService(ctx, world.serviceId));
  if (!service) throw new Error("The server is not watched.");
  const options = { apiFor: async () => world.api, chunkBytes: 1_000_000, restarts, now: world.now };
  await lookAt(service, options, new AbortController().signal);
}
/** Both parts take their turns, as they do every few seconds. */
async function run(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 15) {
    world.wait(15);
    await readLogs();
    const ports = { now: world.now, random: Math.random, nitrado: async () => world.api };
    await lookAtAll("test", ports, new AbortController().signal);
  }
}

beforeAll(async () => {
  database = await testDatabase();
  world = await deliveryWorld(database, 1, new Date("2026-11-22T10:00:00Z"));
  world.server.settings.logStepSeconds = 60;
  world.server.settings.newFileDelaySeconds = 90;
  await run(600);
});
afterAll(async () => {
  await world.sandbox.stop();
  await database.close();
});

it("an order reaches the game with the next restart, once, and its page can tell how that is known", async () => {
  const number = await world.buy({ classNames: ["M4A1", "Mag_STANAG_30Rnd"] });
  await run(15);
  expect((await world.order(number)).state).toBe("uploaded");
  expect(world.items(number)).toHaveLength(0);

  world.server.restart("the owner");
  await run(45);
  expect(world.items(number).map((item) => item.className)).toEqual(["M4A1", "Mag_STANAG_30Rnd"]);
  const seen = await world.order(number);
  expect(seen.state).toBe("restart_seen");
  expect(seen.events.at(-1)?.evidence).toContainEqual({ label: "Proof", value: "Nitrado's restart.log" });
  // The log's own header comes later, and only then is the file touched.
  expect(world.fileText()).toContain(`grizzly:${number}:1:1`);
  await run(180);
  expect(world.fileText()).toBe('{\n  "Objects": []\n}\n');
  expect((await world.attempts(number)).at(-1)).toMatchObject({ state: "fulfilled", boots: 1 });

  await run(600);
  world.server.restart("the owner");
  await run(300);
  expect(world.items(number)).toHaveLength(0);
  expect(await world.attempts(number)).toHaveLength(1);
  expect((await world.attempts(number)).at(-1)).toMatchObject({ state: "fulfilled", boots: 1 });
}, 120_000);
