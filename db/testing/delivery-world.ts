import { randomUUID } from "node:crypto";
import { withGuild } from "@/db/context";
import { deliveryServer } from "@/features/deliveries/data/server";
import { createZone } from "@/features/deliveries/mutations";
import { nitradoApi } from "@/features/nitrado/client";
import { recordBoot } from "@/features/nitrado/log/boots";
import { headersIn } from "@/features/nitrado/log/files";
import { restartNotes } from "@/features/nitrado/log/restart-log";
import { orderDetail } from "@/features/shop/data/order";
import { purchase } from "@/features/shop/mutations/purchase";
import type { ItemInput } from "@/features/shop/schema";
import { demoServers } from "@/sandbox/dayz/demo";
import { createWorld } from "@/sandbox/dayz/world";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { startSandbox } from "@/sandbox/start";
import type { TestDatabase } from "./database";
import { shopWorld } from "./shop-world";

const SERVICE = "11840201";
const FILE = "custom/grizzly-deliveries.json";

/**
 * A guild whose shop delivers to a simulated server behind the sandbox's Nitrado. Its clock moves by `wait` alone, so
 * that nothing sleeps; `eyes` notes the starts that restart.log and the logs' headers show, as the log reader does.
 * @param now a function lets the clock run by itself
 */
export async function deliveryWorld(database: TestDatabase, people: number, now: Date | (() => Date)) {
  let moved = typeof now === "function" ? 0 : now.getTime();
  const clock = () => (typeof now === "function" ? now() : new Date(moved));
  const quiet = demoServers.map((spec) => ({
    ...spec,
    restartHours: [],
    settings: { ...spec.settings, busy: false, logStepSeconds: 0, newFileDelaySeconds: 0 },
  }));
  const sandbox = await startSandbox({
    port: 0,
    now: clock,
    world: (options) => createWorld({ ...options, servers: quiet }),
    ...(typeof now === "function" && { everyMs: 50 }),
  });
  const spec = quiet.find((one) => one.serviceId === SERVICE);
  if (!spec) throw new Error(`The demo has no server ${SERVICE}.`);
  const shop = await shopWorld(database.sql, people);
  const server = sandbox.gameServer(SERVICE);
  const files = sandbox.files(SERVICE);
  await database.sql(
    `insert into nitrado_services (guild_id, service_id, name, game, map, game_path, dry_run, access_kind, access_ref)
     values ($1, $2, 'Black Pine', $3, 'dayzOffline.chernarusplus', $4, false, 'token', $5)`,
    [shop.guildId, SERVICE, spec.game, server.gamePath, randomUUID()],
  );
  for (const person of shop.people) await shop.give(person, 100_000);
  const job = () => ({ ...shop.job, now: clock() });
  const zone = await withGuild(job(), (ctx) =>
    createZone(ctx, {
      kind: "drop_zone",
      name: "Vybor pumps",
      map: "chernarusplus",
      serviceId: SERVICE,
      x: 3_900,
      z: 8_900,
      altitude: 300,
      radius: null,
      outline: null,
      openHours: null,
      reason: null,
    }),
  );
  const api = nitradoApi({ url: `${sandbox.url}/nitrado`, token: longLifeToken("hollowpine") });
  const missionFile = `${server.missionPath}/${FILE}`;

  /** @param complete also says that the log is complete until now, as its newest line would */
  async function eyes(complete = false): Promise<void> {
    const at = clock();
    const note = (source: "adm" | "restart_log", startedAt: Date, bootKey: string) =>
      withGuild(job(), (ctx) =>
        recordBoot(ctx, { serviceId: SERVICE, startedAt, source, bootKey, evidence: {} }),
      );
    const restarts = files.read(server.restartLog);
    for (const { local } of restarts ? restartNotes(restarts, false).notes : [])
      await note("restart_log", new Date(local * 1_000), `restart.log:${local}`);
    const logs = files.list(`${server.gamePath}/config`).filter(({ name }) => name.endsWith(".ADM"));
    for (const { name } of logs) {
      const bytes = files.read(`${server.gamePath}/config/${name}`);
      for (const header of bytes ? headersIn(bytes) : []) {
        const startedAt = new Date((header.start - (spec?.utcOffsetMinutes ?? 0) * 60) * 1_000);
        await note("adm", startedAt, `${name}:${header.at}`);
      }
    }
    await database.sql(
      "update nitrado_services set log_checked_at = $3 where guild_id = $1 and service_id = $2",
      [shop.guildId, SERVICE, at],
    );
    if (!complete) return;
    await database.sql(
      `insert into nitrado_log_state (guild_id, service_id, file_name, last_line_at) values ($1, $2, 'all', $3)
       on conflict (guild_id, service_id, file_name) do update set last_line_at = excluded.last_line_at`,
      [shop.guildId, SERVICE, at],
    );
  }

  return {
    shop,
    sandbox,
    server,
    files,
    api,
    zone,
    serviceId: SERVICE,
    target: { guildId: shop.guildId, serviceId: SERVICE },
    missionFile,
    control: nitradoControl(sandbox.url),
    now: clock,
    job,
    eyes,
    /** Lets the server run on, a second at a time, as its host would. */
    wait(seconds: number): void {
      for (let passed = 0; passed < seconds; passed++) {
        moved += 1_000;
        sandbox.tick(clock());
      }
    },
    /** Buys through the shop's verb. @returns the order's number */
    async buy(change: Partial<ItemInput> = {}, quantity = 1, at = 0): Promise<number> {
      const person = shop.people[at % shop.people.length];
      if (!person) throw new Error("The world has no people.");
      const item = await shop.item(change);
      const place = { kind: "place" as const, id: zone.id };
      const input = shop.order(person, item, { serviceId: SERVICE, place, quantity });
      const { number } = await withGuild({ ...shop.as(person), now: clock() }, (ctx) => purchase(ctx, input));
      return number;
    },
    order: (number: number) => withGuild(job(), (ctx) => orderDetail(ctx, number, "staff")),
    async attempts(number: number) {
      return database.sql<{
        id: string;
        state: string;
        reason: string | null;
        boots: number;
        attempt: number;
      }>(
        `select a.id, a.state, a.reason, a.boots, a.attempt from delivery_attempts a
         join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
         where a.guild_id = $1 and p.number = $2 order by a.attempt`,
        [shop.guildId, number],
      );
    },
    seen: () => withGuild(job(), (ctx) => deliveryServer(ctx, SERVICE)),
    /** Things in the game world that carry an order's tag. */
    items: (number: number) => server.items().filter((item) => item.tag?.startsWith(`grizzly:${number}:`)),
    fileText: (): string | null => {
      const bytes = files.read(missionFile);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

export type DeliveryWorld = Awaited<ReturnType<typeof deliveryWorld>>;
