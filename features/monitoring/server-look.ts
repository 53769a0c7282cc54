import type { NitradoGameserver, NitradoStats } from "@/features/nitrado/api";
import type { ResourceSample } from "./mutations/resources";
import type { ServerSample } from "./schema";

const STATES: Readonly<Record<string, ServerSample["state"]>> = {
  started: "up",
  restarting: "restarting",
  stopping: "restarting",
  stopped: "down",
  suspended: "down",
  guardian_locked: "down",
  gs_installation: "down",
  backup_restore: "down",
  backup_creation: "down",
  chunkfix: "down",
};

const count = (value: number | null) =>
  value === null || !Number.isFinite(value) || value < 0 ? null : Math.min(Math.round(value), 1_000);

/** What Nitrado says of a game server now. */
export function sampleOf(server: NitradoGameserver, at: Date): ServerSample {
  const state = STATES[server.status] ?? "unknown";
  return {
    at,
    state,
    players: state === "up" ? count(server.query.players) : null,
    slots: count(server.slots),
  };
}

/** Nitrado's own chart as samples, for the time in which nobody looked. A moment with players was a moment up. */
export function samplesOf({ currentPlayers, maxPlayers }: NitradoStats): ServerSample[] {
  const slots = new Map(maxPlayers.map(([value, at]) => [at.getTime(), value]));
  return currentPlayers.map(([players, at]) => {
    const most = count(slots.get(at.getTime()) ?? null);
    // A stopped server's chart goes on, with no room for players.
    const state = most === 0 ? "down" : "up";
    return { at, state, players: state === "up" ? count(players) : null, slots: most === 0 ? null : most };
  });
}

const finite = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : value);

/** Nitrado's charts of the host. */
export function resourcesOf({ cpuUsage, memoryUsage }: NitradoStats): ResourceSample[] {
  const memory = new Map(memoryUsage.map(([value, at]) => [at.getTime(), value]));
  return cpuUsage.map(([cpu, at]) => ({
    at,
    cpuPercent: finite(cpu),
    memoryMb: finite(memory.get(at.getTime())),
  }));
}
