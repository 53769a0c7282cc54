import { closeDatabase } from "@/db/client";
import { withSystem } from "@/db/context";
import { discard, replay } from "@/features/events/dead-letters";
import { BUS_STATES, type BusLine, busAsked, busEvent, listBus } from "@/features/events/inspect";

const USAGE = `Usage: npm run events:dead -- [list] [dead|stuck|open|done] [WORDS]
       … show EVENT                          what it carries, and its way through the bus
       … replay EVENT SUBSCRIBER…            give them another life, with all tries
       … discard EVENT SUBSCRIBER REASON     settle one without its work`;

const [verb = "list", event = "", ...rest] = process.argv.slice(2);
const actor = { kind: "system", job: "events-dead" } as const;
const number = Number(event);

const lineOf = (one: BusLine) =>
  `${(one.stuck ? "stuck" : one.state).padEnd(8)}${one.eventId} ${one.subscriber} ${one.type} ${one.key} (guild ${one.guildId ?? "none"}, ${one.attempts} tries since ${one.publishedAt})${one.error ? `\n        ${one.error}` : ""}`;

async function list(): Promise<string> {
  const state = BUS_STATES.find((one) => one === event);
  const words = [...(state ? [] : [event]), ...rest].filter(Boolean).join(" ");
  const asked = busAsked.parse({ ...(state && { state }), ...(words && { q: words }) });
  // Without a question: what waits for a person.
  const states = state || words ? [asked] : [{ state: "dead" } as const, { state: "stuck" } as const];
  const pages = await withSystem(
    actor,
    async (ctx) => {
      const found: BusLine[] = [];
      for (const one of states) found.push(...(await listBus(ctx, one, 200)).rows);
      return found;
    },
    { readOnly: true },
  );
  if (pages.length > 0) return pages.map(lineOf).join("\n");
  return state || words ? "Nothing fits." : "No event is dead, and none waits for more than ten minutes.";
}

async function show(): Promise<string> {
  const one = await withSystem(actor, (ctx) => busEvent(ctx, number), { readOnly: true });
  return [
    `${one.id} ${one.type} ${one.key} from ${one.source} at ${one.at} (guild ${one.guildId ?? "none"}): ${one.state}`,
    JSON.stringify(one.payload, null, 2),
    ...one.parts.map(
      (part) => `${lineOf(part)}${part.behind ? `\n        waits behind ${part.behind}` : ""}`,
    ),
    ...one.steps.map(
      (step) => `${step.at} ${step.subscriber ?? ""} ${step.step} ${JSON.stringify(step.details)}`,
    ),
  ].join("\n");
}

async function run(): Promise<string> {
  if (verb === "list") return list();
  const [subscriber = "", ...reason] = rest;
  if (!Number.isSafeInteger(number) || number < 1) return USAGE;
  if (verb === "show") return show();
  if (subscriber === "") return USAGE;
  if (verb === "replay") {
    const revived = await withSystem(actor, (ctx) => replay(ctx, number, rest));
    return `${revived} of ${rest.length} come again.`;
  }
  if (verb !== "discard" || reason.length === 0) return USAGE;
  await withSystem(actor, (ctx) => discard(ctx, number, [subscriber], reason.join(" ")));
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
