import { PLACES } from "./maps.data";
import { Random } from "./random";

export interface Point {
  east: number;
  north: number;
}

const WALK = 3.4; // metres a second, jogging with stops

type Place = readonly [east: number, north: number, weight: number];

function places(map: string): readonly Place[] {
  return PLACES[map] ?? PLACES.chernarusplus ?? [];
}

const away = (a: Place, b: Place) => Math.hypot(a[0] - b[0], a[1] - b[1]);

function neighbours(map: string, from: Place): Place[] {
  return places(map)
    .filter((place) => place !== from)
    .sort((a, b) => away(a, from) - away(b, from))
    .slice(0, 4);
}

function weighted(random: Random, list: readonly Place[]): Place {
  const total = list.reduce((sum, place) => sum + place[2], 0);
  let left = random.next() * total;
  for (const place of list) {
    left -= place[2];
    if (left <= 0) return place;
  }
  return random.pick(list);
}

/** A road between two places always bends the same way, so that many walks make one line. */
function onRoad(a: Place, b: Place, share: number): Point {
  const [from, to] = a[0] + a[1] < b[0] + b[1] ? [a, b] : [b, a];
  const t = from === a ? share : 1 - share;
  const bend = new Random(from[0], from[1], to[0], to[1]);
  const [first, second] = [bend.bell() * 0.16, bend.bell() * 0.07];
  const off = first * Math.sin(Math.PI * t) + second * Math.sin(2 * Math.PI * t);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return { east: from[0] + dx * t - dy * off, north: from[1] + dy * t + dx * off };
}

/** From one spot of a town to the next, a couple of minutes each; most spots are near its middle. */
function inTown(town: Place, spread: number, seed: number, seconds: number): Point {
  const step = 110;
  const spot = (index: number): Point => {
    const random = new Random("spot", seed, index);
    return { east: town[0] + random.bell() * spread, north: town[1] + random.bell() * spread };
  };
  const index = Math.floor(seconds / step);
  const [from, to, share] = [spot(index), spot(index + 1), (seconds % step) / step];
  return {
    east: from.east + (to.east - from.east) * share,
    north: from.north + (to.north - from.north) * share,
  };
}

interface Leg {
  until: number;
  at: (seconds: number) => Point;
}

/** Where a player is during one stay: along roads, and around in towns. Seconds count from the stay's start. */
export class Track {
  private legs: Leg[] | undefined;
  private readonly words: (string | number)[];

  constructor(
    private readonly map: string,
    private readonly length: number,
    ...words: (string | number)[]
  ) {
    this.words = words;
  }

  /** Laid out when it is first asked for: counting players needs no places. */
  private walk(): Leg[] {
    const { map, length } = this;
    const random = new Random(map, ...this.words);
    const legs: Leg[] = [];
    let here = weighted(random, places(map));
    let time = 0;
    while (time <= length) {
      const stay = random.between(200, 1_300);
      const [start, town, spread] = [time, here, 70 + here[2] * 55];
      const seed = random.whole(0, 1_000_000);
      legs.push({ until: start + stay, at: (seconds) => inTown(town, spread, seed, seconds - start) });
      time += stay;
      const [next, from, left] = [weighted(random, neighbours(map, here)), here, time];
      const walk = away(from, next) / WALK;
      legs.push({ until: left + walk, at: (seconds) => onRoad(from, next, (seconds - left) / walk) });
      time += walk;
      here = next;
    }
    return legs;
  }

  at(seconds: number): Point {
    this.legs ??= this.walk();
    // Drawn from the moment alone: whoever asks again, in whatever order, finds the same place.
    const jitter = new Random("jitter", ...this.words, seconds);
    const leg = this.legs.find(({ until }) => seconds < until) ?? this.legs.at(-1);
    const { east, north } = leg?.at(seconds) ?? { east: 0, north: 0 };
    return {
      east: Math.max(1, east + jitter.bell() * 14),
      north: Math.max(1, north + jitter.bell() * 14),
    };
  }
}
