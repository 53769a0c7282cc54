/** Cells of the grid that events are counted in, a side. */
const GRID = 256;
/** Pixels of the picture a side. */
const PICTURE = 1_024;
/** Bands above nothing. */
const BANDS = 5;
/** How far one event warms its surroundings: standard deviation in metres. */
const SPREAD = 270;

/**
 * How the bands look: how much of the tone, and how much of the page's ink in it. Shared by the picture and its
 * legend.
 */
export const BAND_LOOK: readonly { tone: number; ink: number }[] = [
  { tone: 0.2, ink: 0 },
  { tone: 0.34, ink: 0 },
  { tone: 0.5, ink: 0.05 },
  { tone: 0.66, ink: 0.18 },
  { tone: 0.82, ink: 0.36 },
];

export interface Heat {
  /** Band 0 to 5 of each pixel, row by row from the north. */
  bands: Uint8Array;
  side: number;
  /** Events per km² from which each band begins; empty where nothing happened. */
  steps: number[];
}

const NICE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A number that reads well, not above the given one by more than it must be. */
export function niceNumber(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = NICE.reduce((best, one) =>
    Math.abs(one - value / power) < Math.abs(best - value / power) ? one : best,
  );
  return Number((digit * power).toPrecision(3));
}

/** Where the bands begin for a peak. */
export function stepsFor(peak: number): number[] {
  const steps = [0.06, 0.16, 0.32, 0.56, 0.8].map((share) => niceNumber(peak * share));
  return steps.filter((step, at) => step > (steps[at - 1] ?? 0));
}

/** One pass of a running mean along rows or columns; what lies beyond the edge counts as empty. */
function boxBlur(from: Float32Array, into: Float32Array, radius: number, across: boolean): void {
  const [step, line] = across ? [1, GRID] : [GRID, 1];
  const width = 2 * radius + 1;
  for (let row = 0; row < GRID; row++) {
    const start = row * line;
    let sum = 0;
    for (let at = 0; at < radius; at++) sum += from[start + at * step] ?? 0;
    for (let at = 0; at < GRID; at++) {
      if (at + radius < GRID) sum += from[start + (at + radius) * step] ?? 0;
      if (at - radius - 1 >= 0) sum -= from[start + (at - radius - 1) * step] ?? 0;
      into[start + at * step] = sum / width;
    }
  }
}

/** Counts events into a grid over the plane. */
export class HeatGrid {
  readonly counts = new Float32Array(GRID * GRID);
  private readonly metres: number;

  /** @param plane metres of a side */
  constructor(readonly plane: number) {
    this.metres = plane / GRID;
  }

  add(x: number, z: number, count: number): void {
    const column = Math.floor(x / this.metres);
    const row = GRID - 1 - Math.floor(z / this.metres);
    if (column < 0 || row < 0 || column >= GRID || row >= GRID) return;
    const at = row * GRID + column;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  /** Density in steps of real events per km². */
  heat(): Heat {
    // Three running means are as good as a bell curve of the same spread.
    const radius = Math.max(1, Math.round((SPREAD / this.metres) * 0.9));
    let [from, into] = [this.counts, new Float32Array(GRID * GRID)];
    for (let pass = 0; pass < 3; pass++) {
      boxBlur(from, into, radius, true);
      from = pass === 0 ? new Float32Array(GRID * GRID) : from;
      boxBlur(into, from, radius, false);
    }
    const perKm = 1_000_000 / (this.metres * this.metres);
    let peak = 0;
    for (let at = 0; at < from.length; at++) {
      const value = (from[at] ?? 0) * perKm;
      into[at] = value;
      if (value > peak) peak = value;
    }
    const steps = stepsFor(peak);
    return { bands: bandsOf(into, steps), side: PICTURE, steps };
  }
}

/** Pixels of one cell of the grid, a side. */
const FINE = PICTURE / GRID;

/** Each pixel's band, its density read smoothly between the middles of cells. Quarters without any heat are left out. */
function bandsOf(density: Float32Array, steps: readonly number[]): Uint8Array {
  const bands = new Uint8Array(PICTURE * PICTURE);
  const [first] = steps;
  if (first === undefined) return bands;
  for (let row = 0; row < GRID - 1; row++) {
    for (let column = 0; column < GRID - 1; column++) {
      const at = row * GRID + column;
      const [nw, ne] = [density[at] ?? 0, density[at + 1] ?? 0];
      const [sw, se] = [density[at + GRID] ?? 0, density[at + GRID + 1] ?? 0];
      if (nw < first && ne < first && sw < first && se < first) continue;
      for (let y = 0; y < FINE; y++) {
        const down = (y + 0.5) / FINE;
        const [west, east] = [nw + (sw - nw) * down, ne + (se - ne) * down];
        const start = (row * FINE + y + FINE / 2) * PICTURE + column * FINE + FINE / 2;
        for (let x = 0; x < FINE; x++) {
          const value = west + (east - west) * ((x + 0.5) / FINE);
          if (value < first) continue;
          let band = 1;
          while (band < BANDS && value >= (steps[band] ?? Number.POSITIVE_INFINITY)) band++;
          bands[start + x] = band;
        }
      }
    }
  }
  return bands;
}
