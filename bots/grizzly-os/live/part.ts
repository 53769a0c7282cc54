import { hostname } from "node:os";
import { liveSessions } from "@/features/identity/data/live-sessions";
import type { Ear } from "@/features/live/ear";
import { closeLostSockets, noteSockets } from "@/features/live/mutations";
import { recordLatencies } from "@/features/monitoring/mutations/response-times";
import { takeWords } from "@/features/tickets/live/write";
import type { Env } from "@/lib/env";
import { drainLatencies } from "@/lib/http/timing";
import { loggerFor } from "@/lib/logger";
import { HOUR, SECOND } from "@/lib/time";
import type { InContext } from "../../runtime/lease";
import type { Part } from "../part";
import { Gateway } from "./gateway";
import { readTicket } from "./read";
import { followTyping } from "./typing";

const log = loggerFor("live");

/** The live gateway as a part of Grizzly OS. It needs no Discord, and shows who types there where there is one. */
export function live(settings: Env, system: InContext, ear: Ear): Part {
  const instance = `${hostname()}:${process.pid}`;
  const gateway = new Gateway({
    siteUrl: settings.SITE_URL,
    secret: settings.INTERNAL_SECRET,
    news: readTicket,
    words: takeWords,
  });
  const quiet = ear.on(
    (call) => gateway.hear(call),
    () => gateway.missed(),
  );
  const note = (withOpen: boolean) => {
    const states = gateway.states(withOpen);
    return system((ctx) => noteSockets(ctx, instance, states));
  };
  let runs = 0;
  return {
    tasks: [
      {
        name: "live",
        everyMs: 5 * SECOND,
        run: async () => {
          if (!gateway.listening) {
            const port = await gateway.listen(settings.livePort, settings.LIVE_HOST);
            log.info({ port, host: settings.LIVE_HOST }, "the live gateway listens");
          }
          gateway.sweep();
          const third = runs++ % 3 === 0;
          if (third) await gateway.endSessions((ids) => system((ctx) => liveSessions(ctx, ids)));
          await note(third);
        },
      },
      {
        name: "live response times",
        everyMs: 20 * SECOND,
        run: async () => {
          const counts = drainLatencies();
          if (counts.length > 0) await system((ctx) => recordLatencies(ctx, "http", counts));
        },
      },
      {
        name: "lost sockets",
        everyMs: HOUR / 4,
        run: async () => {
          await system(closeLostSockets);
        },
      },
    ],
    start: (client) => followTyping(client, (typist, on) => gateway.types(typist, on)),
    stop: async () => {
      quiet();
      await gateway.close();
      await note(false);
    },
  };
}
