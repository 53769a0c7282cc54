import { demoServers } from "./demo";
import { createServer } from "./server";
import type { CreateWorld } from "./types";

/** Game servers whose first start comes with their first tick, so that a saved state can be restored before. */
export const createWorld: CreateWorld = (options) =>
  (options.servers ?? demoServers).map((spec) => createServer(options, spec));

/** The demo's servers with nobody on them who was not sent, and no restart that nobody asked for: for tests. */
export const quietWorld: CreateWorld = (options) => {
  const servers = demoServers.map((spec) => ({
    ...spec,
    restartHours: [],
    settings: { ...spec.settings, busy: false },
  }));
  return createWorld({ ...options, servers });
};
