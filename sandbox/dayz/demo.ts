import { playersOf, servers } from "@/db/seed/world/cast";
import { staysOf } from "@/db/seed/world/stays";
import type { ServerSpec, WorldSettings } from "./types";

const SETTINGS: WorldSettings = {
  speed: 1,
  // Quick enough to be watched; the control page makes them as slow as Nitrado's.
  logStepSeconds: 5,
  newFileDelaySeconds: 15,
  busy: true,
  generation: "C",
};

/** The owner of this one has not added the line for deliveries yet, so that the check has something to say. */
const WITHOUT_LINE = "11902111";

/** The demo's servers, with the same people at the same times as in the written history. */
export const demoServers: readonly ServerSpec[] = servers.map((server) => ({
  serviceId: server.serviceId,
  game: server.game,
  map: server.map,
  hostname: server.name,
  slots: server.slots,
  utcOffsetMinutes: server.utcOffsetMinutes,
  players: playersOf(server.guild),
  visits: (day) =>
    staysOf(server, day).map(({ player, from, to }) => ({
      id: player.id,
      from: from - server.utcOffsetMinutes * 60,
      to: to - server.utcOffsetMinutes * 60,
    })),
  restartHours: [5, 17],
  ourLine: server.serviceId !== WITHOUT_LINE,
  settings: SETTINGS,
}));
