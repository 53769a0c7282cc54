import { closeDatabase } from "@/db/client";
import { withSystem } from "@/db/context";
import { listStuck } from "@/features/events/data";
import { discard, replay } from "@/features/events/dead-letters";

const USAGE = `Usage: node --import tsx --import ./scripts/load-env.mjs scripts/events-dead.ts [list]
       … replay EVENT SUBSCRIBER…            give them another life
       … discard EVENT SUBSCRIBER REASON     settle one without its work`;

const [verb = "list", event = "", ...rest] = process.argv.slice(2);
const actor = { kind: "system", job: "events-dead" } as const;
const number = Number(event);

async function run(): Promise<string> {
  if (verb === "list") {
    const stuck = await withSystem(actor, listStuck, { readOnly: true });
    if (stuck.length === 0) return "No event is dead, and none waits for more than ten minutes.";
    return stuck
      .map(
        (one) =>
          `${one.state.padEnd(8)}${one.eventId} ${one.subscriber} ${one.type} ${one.key} (guild ${one.guildId ?? "none"}, ${one.attempts} tries since ${one.publishedAt})${one.error ? `\n        ${one.error}` : ""}`,
      )
      .join("\n");
  }
  const [subscriber = "", reason = ""] = rest;
  if (!Number.isSafeInteger(number) || number < 1 || subscriber === "") return USAGE;
  if (verb === "replay") {
    const revived = await withSystem(actor, (ctx) => replay(ctx, number, rest));
    return `${revived} of ${rest.length} come again.`;
  }
  if (verb !== "discard" || reason === "") return USAGE;
  await withSystem(actor, (ctx) => discard(ctx, number, [subscriber], reason));
  return "Settled.";
}

try {
  console.log(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
