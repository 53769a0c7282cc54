import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { unlinkedPlayers } from "@/features/players/data/links";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { linkPlayer } from "@/features/players/mutations/links";
import { closeSilentOrders } from "@/features/shop/mutations/orders";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { people } from "@/sandbox/population";
import { bountiesOfDay } from "./bounties";
import type { ShopItemRef } from "./catalogue";
import { type Buyer, buy, claim, type Fate, lifeOf } from "./orders";
import type { PersonIds } from "./people";
import { guildIdOf } from "./servers";
import { type DemoServer, servers } from "./world/cast";
import { bootsOf, writeLog } from "./world/log";
import { Random } from "./world/random";

/** A server restarts every twelve hours, within a minute. */
const LONGEST_BOOT = 13 * HOUR;

/** Owners had the player list on since then. Fixed, because a file that is read twice must be the same. */
const LISTS_SINCE = Date.now() - 21 * DAY;

/** Whether a boot's log has the player list. @param boot seconds on the server's clock */
export const logHasLists = (boot: { start: number }) => boot.start * 1_000 > LISTS_SINCE;
const utc = (server: DemoServer, local: number) => new Date((local - server.utcOffsetMinutes * 60) * 1_000);

/**
 * Reads what a server has written since the last time; a boot that still runs is read as far as it goes.
 * @param ended no more is written: whoever is still there has left
 */
export async function catchUp(server: DemoServer, from: Date, now: Date, ended = false): Promise<void> {
  const scope = scopeForJob(guildIdOf(server.guild), "demo");
  for (const boot of bootsOf(server, from, now)) {
    const { name, text } = writeLog(server, boot, now, logHasLists(boot));
    const file = new TextEncoder().encode(text);
    const at = utc(server, Math.min(boot.end, now.getTime() / 1_000 + server.utcOffsetMinutes * 60));
    const over = Number.isFinite(boot.end);
    const rest = { serviceId: server.serviceId, fileName: name, final: over || ended };
    const read = (from: number) =>
      withGuild({ ...scope, now: at }, (ctx) =>
        ingestChunk(ctx, { ...rest, at: from, bytes: file.subarray(from) }),
      );
    const first = await read(0);
    const more = first.position < file.length || (ended && !over);
    if (first.skipped && more) await read(first.position);
  }
}

/** The demo's people who play in a guild, as buyers, with their in-game names. */
function buyersOf(
  server: Pick<DemoServer, "guild">,
  ids: PersonIds,
): (Buyer & { gamertag: string; key: string })[] {
  return people.flatMap((person) => {
    const id = ids.get(person.key);
    if (!person.gamertag || !person.guilds[server.guild] || !id) return [];
    return [{ ...id, name: person.name, gamertag: person.gamertag, key: person.key }];
  });
}

/** Binds each of the demo's people to their player, as staff would after a look. */
async function linkAll(guild: DemoServer["guild"], ids: PersonIds, now: Date): Promise<void> {
  const scope = { ...scopeForJob(guildIdOf(guild), "demo"), now };
  for (const buyer of buyersOf({ guild }, ids)) {
    await withGuild(scope, async (ctx) => {
      const found = (await unlinkedPlayers(ctx, buyer.gamertag, 50)).find(
        (player) => player.name === buyer.gamertag,
      );
      if (found)
        await linkPlayer(ctx, { discordId: buyer.discordId, playerId: found.playerId, method: "demo" });
    });
  }
}

interface Action {
  at: Date;
  run: () => Promise<unknown>;
}

const ORDINARY: readonly [Fate, number][] = [
  ["collected", 62],
  ["silent", 30],
  ["never", 3],
  ["not_there", 2],
];

function fateOf(random: Random): Fate {
  let left = random.next() * ORDINARY.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [fate, weight] of ORDINARY) {
    left -= weight;
    if (left <= 0) return fate;
  }
  return "collected";
}

/** The restarts around a moment: the next one and the one after. */
function restartsAfter(server: DemoServer, at: Date): [Date, Date] {
  const boots = bootsOf(server, at, new Date(at.getTime() + 2 * DAY)).map((boot) => utc(server, boot.start));
  return [boots[0] ?? at, boots[1] ?? at];
}

/**
 * Orders that stand in each state when the demo is opened, newest last. Hours before now. The queued ones go to the
 * living server as soon as the bot looks.
 */
const STANDING: readonly [Fate, number][] = [
  ["needs_look", 40],
  ["restart_seen", 15],
  ["likely_collected", 14],
  ["failed", 3],
  ["queued", 0.6],
  ["queued", 0.3],
  ["queued", 0.1],
];

/** Everything that happened in a guild between two moments, in the order of time. */
export async function seedHistory(
  guild: DemoServer["guild"],
  ids: PersonIds,
  shop: readonly ShopItemRef[],
  from: Date,
  now: Date,
  log: (line: string) => void,
): Promise<{ orders: number }> {
  const guildId = guildIdOf(guild);
  const mine = servers.filter((server) => server.guild === guild);
  const buyers = buyersOf({ guild }, ids);
  const busy = guild === "black-pine" ? 6 : 1.4;
  const pending: Action[] = [];
  let orders = 0;
  const due = async (until: Date) => {
    for (;;) {
      pending.sort((a, b) => a.at.getTime() - b.at.getTime());
      const next = pending[0];
      if (!next || next.at > until) return;
      pending.shift();
      await next.run();
    }
  };
  const order = async (at: Date, fate: Fate, random: Random, items = shop) => {
    const [buyer, item, server] = [random.pick(buyers), random.pick(items), mine[0]];
    if (!server) return false;
    const number = await buy(guildId, buyer, item, server, at);
    if (number === null) return false;
    orders++;
    const [restart, after] = restartsAfter(server, new Date(at.getTime() + 10 * MINUTE));
    pending.push(...lifeOf(guildId, buyer, number, item.inGame, at, restart, after, fate));
    return true;
  };
  // Not everyone can pay for everything: tried until somebody can.
  const standing = async (fate: Fate, hours: number, at: Date) => {
    for (let tries = 0; tries < 60; tries++) {
      if (await order(at, fate, new Random("standing", fate, hours, tries), inGame)) return;
    }
  };
  const inGame = shop.filter((item) => item.inGame);
  for (const [fate, hours] of guild === "black-pine" ? STANDING : []) {
    const at = new Date(now.getTime() - hours * HOUR);
    pending.push({ at, run: () => standing(fate, hours, at) });
  }
  for (let day = from.getTime(); day < now.getTime(); day += DAY) {
    const until = new Date(Math.min(day + DAY, now.getTime()));
    const random = new Random("day", guild, Math.floor(day / DAY));
    for (const server of mine) await catchUp(server, new Date(day - LONGEST_BOOT), until);
    const daysIn = Math.floor((day - from.getTime()) / DAY);
    if (daysIn % 7 === 1) await linkAll(guild, ids, until);
    for (const buyer of buyers) {
      const at = new Date(day + random.between(0, DAY - HOUR));
      if (random.chance(0.4) && at < now) pending.push({ at, run: () => claim(guildId, buyer, at) });
    }
    const open = until.getTime() < now.getTime() - 2 * DAY;
    for (let count = 0; open && daysIn > 6 && count < Math.floor(busy + random.next()); count++) {
      const at = new Date(day + random.between(HOUR, DAY - 1));
      const own = new Random("order", guild, at.getTime());
      pending.push({ at, run: () => order(at, fateOf(own), own) });
    }
    pending.push({
      at: until,
      run: () => withGuild({ ...scopeForJob(guildId, "deliveries"), now: until }, closeSilentOrders),
    });
    await due(until);
    if (daysIn > 6 && buyers.length > 0)
      await bountiesOfDay(guildId, buyers, until, new Random("bounty", guild, daysIn));
    if (daysIn % 10 === 0) log(`${guild}: day ${daysIn}`);
  }
  await due(now);
  return { orders };
}
