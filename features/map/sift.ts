import { CELL, CELL_COLUMN } from "./layers";
import type { CellCounts, Packet } from "./packet";

/** What is wanted of a packet. Times are seconds after its begin. */
export interface Sieve {
  from: number;
  to: number;
  /** Service ids; empty for all. */
  servers: readonly string[];
  weapon: string | null;
  near: number | null;
  far: number | null;
}

/** Whether each server of a packet is wanted. */
function wanted(services: readonly string[], servers: readonly string[]): Uint8Array {
  return Uint8Array.from(services, (id) => (servers.length === 0 || servers.includes(id) ? 1 : 0));
}

/** Indices of the events that pass. @param leave a filter that is not applied, for its own counts */
export function sift(
  { head, points }: Packet,
  sieve: Sieve,
  leave?: "weapon" | "servers" | "time",
): Uint32Array {
  const count = points.x.length;
  const kept = new Uint32Array(count);
  const servers = wanted(head.services, leave === "servers" ? [] : sieve.servers);
  const word = sieve.weapon === null || leave === "weapon" ? -1 : head.words.indexOf(sieve.weapon);
  const none = sieve.weapon !== null && leave !== "weapon" && word === -1;
  const [from, to] = leave === "time" ? [0, Number.POSITIVE_INFINITY] : [sieve.from, sieve.to];
  const near = sieve.near ?? Number.NEGATIVE_INFINITY;
  const far = sieve.far ?? Number.POSITIVE_INFINITY;
  // An event without a known distance passes only where none is asked for.
  const measured = sieve.near !== null || sieve.far !== null;
  let next = 0;
  for (let at = 0; !none && at < count; at++) {
    const second = points.seconds[at] ?? 0;
    if (second < from || second >= to) continue;
    if (servers[points.service[at] ?? 0] === 0) continue;
    if (word !== -1 && points.word[at] !== word) continue;
    const distance = points.distance[at] ?? -1;
    if (measured && (distance < 0 || distance < near || distance > far)) continue;
    kept[next++] = at;
  }
  return kept.slice(0, next);
}

/** Events by weapon, or whatever the words of the packet are; the most frequent first. */
export function byWord({ head, points }: Packet, kept: Uint32Array): { word: string; count: number }[] {
  const counts = new Uint32Array(head.words.length);
  for (const at of kept) counts[points.word[at] ?? 0] = (counts[points.word[at] ?? 0] ?? 0) + 1;
  return head.words
    .map((word, nr) => ({ word, count: counts[nr] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

/** Events by service id. */
export function byServer({ head, points }: Packet, kept: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (const at of kept) {
    const id = head.services[points.service[at] ?? 0] ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Events by step of time. @param step seconds @param steps how many there are */
export function bySteps({ points }: Packet, kept: Uint32Array, step: number, steps: number): number[] {
  const counts = new Array<number>(steps).fill(0);
  for (const at of kept) {
    const nr = Math.floor((points.seconds[at] ?? 0) / step);
    if (nr < steps) counts[nr] = (counts[nr] ?? 0) + 1;
  }
  return counts;
}

/** The same from counts by hour, where not all events travelled. @param step seconds, whole hours */
export function stepsOfHours(
  { head, hours }: Packet,
  servers: readonly string[],
  step: number,
  steps: number,
): number[] {
  const counts = new Array<number>(steps).fill(0);
  const asked = wanted(head.services, servers);
  hours.when.forEach((hour, row) => {
    if (asked[hours.service[row] ?? 0] === 0) return;
    const nr = Math.floor((hour * 3_600) / step);
    if (nr >= 0 && nr < steps) counts[nr] = (counts[nr] ?? 0) + (hours.count[row] ?? 0);
  });
  return counts;
}

const DAY = 86_400;

/** Hands over the counts of cells of the days that a stretch of time touches, at their middles. */
export function eachCell(
  cells: CellCounts,
  head: Packet["head"],
  sieve: Pick<Sieve, "from" | "to" | "servers">,
  take: (x: number, z: number, count: number) => void,
): void {
  const asked = wanted(head.services, sieve.servers);
  // Cells are counted by whole days in UTC; the packet may begin within one.
  const lead = (head.from / 1_000) % DAY;
  const first = Math.floor((sieve.from + lead) / DAY);
  const last = Math.ceil((sieve.to + lead) / DAY) - 1;
  cells.cell.forEach((cell, row) => {
    const day = cells.when[row] ?? 0;
    if (day < first || day > last || asked[cells.service[row] ?? 0] === 0) return;
    take(
      (Math.floor(cell / CELL_COLUMN) + 0.5) * CELL,
      ((cell % CELL_COLUMN) + 0.5) * CELL,
      cells.count[row] ?? 0,
    );
  });
}
