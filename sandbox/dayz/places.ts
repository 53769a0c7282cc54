import { PLACES } from "@/db/seed/world/maps.data";
import type { Dice } from "./dice";
import type { PlayerState } from "./state";
import type { Position, ServerSpec } from "./types";

const SIZE: Record<ServerSpec["map"], number> = { chernarusplus: 15_360, enoch: 12_800, sakhal: 15_360 };
/** Metres a second, jogging with stops. */
const PACE = 3.4;

/** Height of the ground: hills that are the same whenever one looks. */
export function ground(east: number, north: number): number {
  return 120 + 90 * Math.sin(east / 2_300) * Math.cos(north / 1_900);
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A spot on the map, moved inside it where it is not. */
export function spot(map: ServerSpec["map"], east: number, north: number): Position {
  const inside = (value: number) => round(Math.min(SIZE[map] - 1, Math.max(1, value)));
  const [x, y] = [inside(east), inside(north)];
  return [x, y, round(ground(x, y))];
}

/** Somewhere in a town, the larger ones more often. @param near only towns this close to it, if there are any */
export function somewhere(map: ServerSpec["map"], dice: Dice, near?: Position): Position {
  const all = PLACES[map] ?? [];
  const close = near ? all.filter(([x, y]) => Math.hypot(x - near[0], y - near[1]) < 2_500) : [];
  const towns = close.length > 0 ? close : all;
  let left = dice.next() * towns.reduce((sum, [, , weight]) => sum + weight, 0);
  const town = towns.find(([, , weight]) => {
    left -= weight;
    return left <= 0;
  }) ?? [1_000, 1_000, 1];
  const spread = 70 + town[2] * 55;
  return spot(map, town[0] + dice.between(-spread, spread), town[1] + dice.between(-spread, spread));
}

/** Where a player is at a moment. */
export function positionOf(player: PlayerState, at: number): Position {
  const { from, to, leaves, arrives } = player;
  if (at >= arrives) return to;
  if (at <= leaves) return from;
  const share = (at - leaves) / (arrives - leaves);
  const between = (a: number, b: number) => a + (b - a) * share;
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

export function standsStill(player: PlayerState, at: number): boolean {
  return at >= player.arrives;
}

/** Sets somebody down: there at once, and standing. */
export function putAt(player: PlayerState, place: Position, at: number): void {
  Object.assign(player, { from: place, to: place, leaves: at, arrives: at });
}

/** Sends somebody on foot. */
export function walkTo(player: PlayerState, place: Position, at: number): void {
  const from = positionOf(player, at);
  const way = Math.hypot(place[0] - from[0], place[1] - from[1]);
  Object.assign(player, { from, to: place, leaves: at, arrives: at + Math.ceil(way / PACE) });
}
