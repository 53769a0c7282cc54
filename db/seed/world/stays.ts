import { type DemoPlayer, type DemoServer, playersOf, servers } from "./cast";
import { Random } from "./random";
import { Track } from "./track";

/** A player's stay on a server. Seconds since 1970 on the server's own clock. */
export interface Stay {
  player: DemoPlayer;
  from: number;
  to: number;
  /** The log never says that they left: the restart did. */
  cutByRestart: boolean;
  track: Track;
}

const HOUR = 3_600;
/** Share of a day's stays that begin in each hour of the community's day (UTC). */
const BY_HOUR = [4, 3, 2, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 9, 12, 15, 17, 16, 14, 10, 6];

function startHour(random: Random): number {
  let left = random.next() * BY_HOUR.reduce((sum, weight) => sum + weight, 0);
  for (const [hour, weight] of BY_HOUR.entries()) {
    left -= weight;
    if (left <= 0) return hour;
  }
  return 20;
}

const cache = new Map<string, Map<string, Stay[]>>();

/** A community's day begins at its quietest hour, so that no stay is cut where most of them are. */
export const DAY_BEGINS = 10 * HOUR;

function serverFor(random: Random, guild: DemoServer["guild"]): DemoServer {
  const choices = servers.filter((server) => server.guild === guild);
  let left = random.next() * choices.reduce((sum, server) => sum + server.pull, 0);
  for (const server of choices) {
    left -= server.pull;
    if (left <= 0) return server;
  }
  return random.pick(choices);
}

/** A player's stays of one day, one after another: nobody is on two servers at once. */
function visits(guild: DemoServer["guild"], day: number, player: DemoPlayer, eager: number) {
  const random = new Random("visits", guild, day, player.id);
  const begins = Array.from({ length: 3 }, (_, visit) => random.chance(player.zeal * eager * 0.75 ** visit))
    .filter(Boolean)
    .map(() => {
      const hour = startHour(random);
      return ((hour * HOUR - DAY_BEGINS + 24 * HOUR) % (24 * HOUR)) + random.whole(0, HOUR - 1);
    })
    .sort((a, b) => a - b);
  let free = 0;
  return begins.flatMap((begin) => {
    const from = Math.max(begin, free);
    const to = Math.min(from + random.whole(40 * 60, 280 * 60), 24 * HOUR - 60);
    if (to - from < 15 * 60) return [];
    free = to + random.whole(240, 1_500);
    return [{ server: serverFor(random, guild), from, to }];
  });
}

/**
 * Who plays on a server during a community's day. Depends on guild and day alone, so that a day is always the same.
 * @param day days since 1970-01-01; it begins at 10:00 UTC
 */
export function staysOf(server: DemoServer, day: number): Stay[] {
  const key = `${server.guild}:${day}`;
  const known = cache.get(key);
  if (known) return known.get(server.serviceId) ?? [];
  const eager = [5, 6, 0].includes(new Date(day * 86_400_000).getUTCDay()) ? 1.2 : 0.95;
  const start = day * 86_400 + DAY_BEGINS;
  const byServer = new Map<string, Stay[]>();
  for (const player of playersOf(server.guild)) {
    for (const { server: at, from, to } of visits(server.guild, day, player, eager)) {
      const offset = start + at.utcOffsetMinutes * 60;
      const track = new Track(at.map, to - from, at.serviceId, day, player.id, from);
      const stay = { player, from: offset + from, to: offset + to, cutByRestart: false, track };
      byServer.set(at.serviceId, [...(byServer.get(at.serviceId) ?? []), stay]);
    }
  }
  for (const stays of byServer.values()) stays.sort((a, b) => a.from - b.from);
  if (cache.size > 12) cache.clear();
  cache.set(key, byServer);
  return byServer.get(server.serviceId) ?? [];
}
