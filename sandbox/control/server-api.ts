import { z } from "zod";
import { type GameServer, type WorldAction, WorldRefusal } from "@/sandbox/dayz/types";
import { json } from "@/sandbox/http/reply";
import { type Call, type Route, route } from "@/sandbox/http/types";
import { action, Refused } from "./input";
import { serviceOf } from "./nitrado-api";
import type { Parts } from "./parts";

const back = { return: z.string().optional() };
const text = z.string().trim().max(500);
const DEEDS = [
  "connect",
  "disconnect",
  "suicide",
  "starve",
  "crash",
  "knockOut",
  "emote",
  "say",
  "rename",
  "build",
  "place",
  "takeItems",
] as const;

const act = z.discriminatedUnion("do", [
  z.object({ do: z.enum(DEEDS), player: text.min(1, "is missing"), value: text.optional(), ...back }),
  z.object({
    do: z.literal("kill"),
    killer: text.min(1, "is missing"),
    victim: text.min(1, "is missing"),
    weapon: text.default("M4-A1"),
    metres: z.coerce.number().min(0).max(2_000).default(50),
    headshot: z.boolean().default(false),
    ...back,
  }),
  z.object({ do: z.enum(["cutLog", "rotateLog"]), ...back }),
]);
const power = z.object({ do: z.enum(["restart", "stop", "start", "crash"]), ...back });
const settings = z.object({
  speed: z.coerce.number().min(0).max(50).optional(),
  logStepSeconds: z.coerce.number().int().min(0).max(3_600).optional(),
  newFileDelaySeconds: z.coerce.number().int().min(0).max(3_600).optional(),
  /** A form sends it only when it is ticked, so it says that it is whole. */
  whole: z.literal("true").optional(),
  busy: z.boolean().optional(),
  generation: z.enum(["A", "B", "C"]).optional(),
  ...back,
});

/** The game server that a path names. @throws Refused */
export function gameServerOf(parts: Parts, call: Call): GameServer {
  const server = parts.host.server(serviceOf(call).id);
  if (!server) throw new Refused("No game server stands behind this service.", 404);
  return server;
}

/** A game server as plain values, for tests and scripts. */
export function seen(server: GameServer): Record<string, unknown> {
  const { serviceId, game, mission, username, gamePath, missionPath, restartLog } = server;
  return {
    ...{ serviceId, game, mission, username, gamePath, missionPath, restartLog },
    hostname: server.hostname,
    slots: server.slots,
    status: server.status(),
    since: server.since().toISOString(),
    playable: server.playable(),
    boots: server.boots(),
    players: server.players(),
    items: server.items(),
    settings: server.settings,
  };
}

/** What the world refuses becomes the control page's sentence. */
function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof WorldRefusal) throw new Refused(error.message, 409);
    throw error;
  }
}

const POWER_WORDS = {
  restart: "restarts",
  stop: "stops",
  start: "starts",
  crash: "has crashed; its host starts it again",
} as const;

/** What a person does in the game worlds, and how the worlds run. */
export function serverRoutes(parts: Parts): readonly Route[] {
  const { host } = parts;
  return [
    route("GET", "/__sandbox/servers", () => json(200, host.servers().map(seen))),
    route("GET", "/__sandbox/servers/:service", (call) => {
      const server = host.server(call.params.service ?? "");
      return server ? json(200, seen(server)) : json(404, { error: "There is no such game server." });
    }),
    route(
      "POST",
      "/__sandbox/servers/:service/act",
      action(act, ({ return: _, ...input }, call) => {
        const server = gameServerOf(parts, call);
        server.tick(call.now);
        return { said: attempt(() => server.act(input as WorldAction)), data: seen(server) };
      }),
    ),
    route(
      "POST",
      "/__sandbox/servers/:service/power",
      action(power, (input, call) => {
        const server = gameServerOf(parts, call);
        server.tick(call.now);
        const said = attempt(() => {
          if (input.do === "crash") server.crash();
          else if (input.do === "stop") server.stop("control page");
          else server[input.do]("control page");
          return `${server.hostname} ${POWER_WORDS[input.do]}.`;
        });
        return { said, data: seen(server) };
      }),
    ),
    route(
      "POST",
      "/__sandbox/servers/:service/settings",
      action(settings, ({ return: _, whole, ...input }, call) => {
        const server = gameServerOf(parts, call);
        const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
        Object.assign(server.settings, given, whole ? { busy: input.busy ?? false } : {});
        return { said: `${server.hostname} runs by the new settings.`, data: server.settings };
      }),
    ),
    route(
      "POST",
      "/__sandbox/tick",
      action(z.object(back), (_, call) => {
        host.tick(call.now);
        return { said: "Every game server has moved on." };
      }),
    ),
  ];
}
