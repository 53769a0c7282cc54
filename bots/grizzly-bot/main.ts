import { withGuild, withSystem } from "@/db/context";
import { expireBounties } from "@/features/bounties/mutations/close";
import { payPlaytime } from "@/features/economy/mutations/playtime";
import { dispatchDue } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { restockDue } from "@/features/shop/mutations/items";
import { closeSilentOrders } from "@/features/shop/mutations/orders";
import { newId } from "@/lib/ids";
import { MINUTE, SECOND } from "@/lib/time";
import { closeDatabase, refuseUnsafeBoot } from "../runtime/boot";
import { heartbeatFor } from "../runtime/heartbeat";
import { type InContext, withLease } from "../runtime/lease";
import { runBot } from "../runtime/run-bot";
import { startTraces } from "../runtime/traces";
import { version } from "../runtime/version";
import { commandOutcome } from "./control/outcomes";
import { tasks as controlTasks } from "./control/tasks";
import { dashboardTasks } from "./dashboard";
import { tasks as deliveryTasks } from "./deliveries/tasks";
import { tasks as economyTasks } from "./economy";
import { evidence } from "./evidence";
import { freshPages, killRead } from "./fresh-pages";
import { logReader } from "./logs/tasks";
import { mapDays } from "./map-days";
import { tasks as nitradoTasks } from "./nitrado";
import { orderAdvanced, orderPaid, orderRefunded } from "./orders";
import { prune } from "./prune";

const NAME = "grizzly-bot";
const actor = { kind: "bot", bot: NAME } as const;
const worker = `${NAME}:${newId()}`;
const system: InContext = (fn) => withSystem(actor, fn);

const handlers = [
  ["shop.order.paid", orderPaid],
  ["shop.order.advanced", orderAdvanced],
  ["shop.order.refunded", orderRefunded],
  ["players.kill", killRead],
  ["servers.command", commandOutcome],
] as const;

/** What is due by the clock, in every guild: bounties run out, hours are paid, orders close, items come back. */
async function housekeeping(): Promise<void> {
  await withLease(
    system,
    { name: `${NAME}:housekeeping`, holder: worker, seconds: 120 },
    async ({ signal }) => {
      for (const guildId of await system(knownGuildIds)) {
        if (signal.aborted) return;
        // Each in a transaction of its own: none of them holds accounts while another works.
        await withGuild(scopeForJob(guildId, "housekeeping"), expireBounties);
        await withGuild(scopeForJob(guildId, "housekeeping"), payPlaytime);
        await withGuild(scopeForJob(guildId, "housekeeping"), async (ctx) => {
          await closeSilentOrders(ctx);
          await restockDue(ctx);
        });
      }
    },
  );
}

const endTraces = await startTraces(NAME);
await refuseUnsafeBoot();
await system((ctx) =>
  subscribe(
    ctx,
    NAME,
    handlers.map(([type]) => type),
  ),
);
const logs = logReader(worker);
await runBot({
  name: NAME,
  version,
  tasks: [
    {
      name: "events",
      everyMs: SECOND,
      run: async () => {
        await dispatchDue({ subscriber: NAME, worker, handlers });
      },
    },
    freshPages,
    { name: "housekeeping", everyMs: MINUTE, run: housekeeping },
    prune(worker),
    mapDays(worker),
    ...dashboardTasks(worker),
    ...nitradoTasks(worker),
    ...controlTasks(worker),
    ...logs.tasks,
    ...deliveryTasks(worker),
    ...economyTasks(worker),
    evidence(worker),
  ],
  heartbeat: heartbeatFor(NAME),
  onStop: async () => {
    await logs.stop();
    await closeDatabase();
    await endTraces();
  },
});
process.exit(0);
