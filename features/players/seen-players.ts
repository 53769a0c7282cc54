import type { AdmPosition } from "./adm/events";
import type { SeenPlayer, Sighting } from "./ingest";

/** Clocks are the server's, in seconds. */
interface Seen {
  name: string;
  first: number;
  last: number;
  earlier: { name: string; until: number }[];
  /** The last that tells whether the player is in the world; null before any line did. */
  sighted: number | null;
  online: boolean;
  alive: boolean;
  position: AdmPosition | null;
}

type Instant = (clock: number) => Date;

/** Who is named in the lines of a batch: names one after the other, and the last that is known of each. */
export class SeenPlayers {
  private readonly seen = new Map<string, Seen>();
  /** Players who left without a line of their own in this batch. */
  private readonly left = new Map<string, { name: string; clock: number }>();

  /** A line names a player. */
  note(id: string, name: string, clock: number): Seen {
    const known = this.seen.get(id);
    if (!known) {
      const rest = { earlier: [], sighted: null, online: false, alive: true, position: null };
      const seen: Seen = { name, first: clock, last: clock, ...rest };
      this.seen.set(id, seen);
      return seen;
    }
    if (known.name !== name && name !== "") {
      known.earlier.push({ name: known.name, until: known.last });
      known.name = name;
    }
    if (clock > known.last) known.last = clock;
    return known;
  }

  /** A line tells how and where a player is. */
  sight(id: string, name: string, clock: number, online: boolean, alive: boolean, at: AdmPosition | null) {
    const seen = this.note(id, name, clock);
    seen.sighted = clock;
    seen.online = online;
    seen.alive = alive;
    if (at) seen.position = at;
  }

  /** A session has ended. No line need say so. */
  gone(id: string, name: string, clock: number): void {
    const seen = this.seen.get(id);
    if (!seen) {
      this.left.set(id, { name, clock });
      return;
    }
    seen.sighted = clock;
    seen.online = false;
  }

  players(instant: Instant): Map<string, SeenPlayer> {
    return new Map(
      [...this.seen].map(([platformId, { name, first, last, earlier }]) => [
        platformId,
        {
          platformId,
          name,
          first: instant(first),
          last: instant(last),
          earlier: earlier.map((one) => ({ name: one.name, until: instant(one.until) })),
        },
      ]),
    );
  }

  sightings(instant: Instant): Sighting[] {
    const all: Sighting[] = [];
    for (const [platformId, { name, sighted, online, alive, position }] of this.seen) {
      if (sighted === null) continue;
      all.push({ player: { platformId, name }, at: instant(sighted), online, alive, position });
    }
    for (const [platformId, { name, clock }] of this.left) {
      if (this.seen.get(platformId)?.sighted != null) continue;
      const player = { platformId, name };
      all.push({ player, at: instant(clock), online: false, alive: null, position: null });
    }
    return all;
  }
}
