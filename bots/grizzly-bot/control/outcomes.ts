import type { EventHandler } from "@/features/events/dispatch";
import { personByDiscord } from "@/features/identity/data/people";
import { commandRow } from "@/features/nitrado/control/data/commands";
import { controlEvents } from "@/features/nitrado/control/events";
import { service } from "@/features/nitrado/data";
import { notify } from "@/features/notices/mutations";

const WORDS = {
  failed: { title: (what: string) => `${what}: not done`, level: "error" },
  unknown: { title: (what: string) => `${what}: outcome not known`, level: "warning" },
} as const;

const NAMES = { start: "Start", stop: "Stop", restart: "Restart" } as const;

/** Whoever asked for a command is told where it went wrong: a daily restart does that while nobody looks. */
export const commandOutcome: EventHandler = async (ctx, event) => {
  if (!("guildId" in ctx)) throw new Error("A server's event belongs to a guild.");
  const { kind, action, commandId, serviceId, outcome } = controlEvents["servers.command"].parse(
    event.payload,
  );
  // What a person said in the dashboard is no news to them.
  if ((kind !== "failed" && kind !== "unknown") || event.source === "website") return;
  const { discordId } = await commandRow(ctx, commandId);
  const person = discordId ? await personByDiscord(ctx, discordId) : null;
  if (!person) return;
  const { name } = await service(ctx, serviceId);
  const { title, level } = WORDS[kind];
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: event.type,
    level,
    title: title(`${NAMES[action]} of ${name}`),
    ...(outcome && { body: outcome }),
    href: `/guilds/${ctx.guildId}/servers/${serviceId}`,
    key: `${event.type}:${event.key}`,
  });
};
