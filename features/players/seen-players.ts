import type { LogPlayer, SeenPlayer } from "./ingest";

interface Seen {
  name: string;
  first: number;
  last: number;
  earlier: { name: string; until: number }[];
}

/** Who is named in the lines of a batch, and under which names one after the other. Clocks are the server's. */
export class SeenPlayers {
  private readonly seen = new Map<string, Seen>();

  note({ platformId, name }: LogPlayer, clock: number): void {
    const known = this.seen.get(platformId);
    if (!known) {
      this.seen.set(platformId, { name, first: clock, last: clock, earlier: [] });
      return;
    }
    if (known.name !== name && name !== "") {
      known.earlier.push({ name: known.name, until: known.last });
      known.name = name;
    }
    if (clock > known.last) known.last = clock;
  }

  /** @param instant makes a moment of a clock */
  players(instant: (clock: number) => Date): Map<string, SeenPlayer> {
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
}
