import type { NitradoService } from "./state";

const GRID_SECONDS = 300;

type Series = [value: number, at: number][];

/** Nitrado's charts: one value every five minutes, 0 where nothing was measured. Seconds since 1970. */
export function statsOf(
  samples: NitradoService["samples"],
  hours: number,
  now: Date,
): Record<"currentPlayers" | "maxPlayers" | "cpuUsage" | "memoryUsage", Series> {
  const end = Math.floor(now.getTime() / 1000 / GRID_SECONDS) * GRID_SECONDS;
  const known = new Map(samples.map(([at, players, slots]) => [at, { players, slots }]));
  const count = Math.round((hours * 3_600) / GRID_SECONDS);
  const grid = Array.from({ length: count }, (_, index) => end - (count - 1 - index) * GRID_SECONDS);
  const series = (value: (one: { players: number; slots: number }) => number): Series =>
    grid.map((at) => {
      const one = known.get(at);
      return [one ? value(one) : 0, at];
    });
  return {
    currentPlayers: series((one) => one.players),
    maxPlayers: series((one) => one.slots),
    cpuUsage: series((one) => 8 + one.players * 2),
    memoryUsage: series((one) => 1_900 + one.players * 22),
  };
}
