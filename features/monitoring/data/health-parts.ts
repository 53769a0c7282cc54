import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { missingInDiscord } from "@/features/guilds/data/discord-problems";
import { feedList } from "@/features/guilds/data/feeds";
import { syncState } from "@/features/guilds/data/members";
import { FEED_ABOUT } from "@/features/guilds/feeds";
import { connections, openRefreshFailures } from "@/features/nitrado/data/access";
import { MINUTE } from "@/lib/time";
import type { PartFacts, ServerFacts } from "../parts-schema";
import type { ServiceHealth } from "./service-health";

/** Nobody looked for so long: the bot itself may be down. */
const UNWATCHED = 10 * MINUTE;

interface Counts {
  waiting: number;
  moving: number;
  look: number;
  oldest: Date | null;
  queued: number;
  queued_since: Date | null;
}

// What is over is left out by the partial indexes of both tables, however much of it there is.
const COUNTS = `
select a.*, q.* from (
  select count(*) filter (where state = 'planned')::int as waiting,
    count(*) filter (where state in ('staged', 'restart_seen', 'unstage_required'))::int as moving,
    count(*) filter (where state = 'needs_look')::int as look, min(created_at) filter (where state = 'planned') as oldest
  from delivery_attempts where guild_id = $1 and state not in ('fulfilled', 'abandoned')
) a cross join (
  select count(*)::int as queued, min(created_at) as queued_since from interbot_event_deliveries
  where guild_id = $1 and state in ('pending', 'running')
) q`;

function serverFacts(service: ServiceHealth, now: Date): ServerFacts {
  const { serviceId, name, health, reason, since, connected, lookedAt, readError, server, off } = service;
  const silent = lookedAt === null ? 0 : now.getTime() - lookedAt.getTime();
  return {
    serviceId,
    name,
    health,
    reason,
    since,
    connected,
    unwatched: readError === null && silent > UNWATCHED,
    stopped: server?.state === "down" && health === "quiet",
    off,
  };
}

/** What every part of a guild's works is judged by. @param services as `serviceHealths` gives them */
export async function partFacts(ctx: GuildContext, services: readonly ServiceHealth[]): Promise<PartFacts> {
  const [accesses, failures, feeds, discord, missing, [counts]] = await Promise.all([
    connections(ctx),
    openRefreshFailures(ctx, 1),
    feedList(ctx),
    syncState(ctx),
    missingInDiscord(ctx),
    prepared<Counts>(ctx.db, COUNTS, [ctx.guildId]),
  ]);
  return {
    now: ctx.now,
    servers: services.filter(({ isActive }) => isActive).map((service) => serverFacts(service, ctx.now)),
    accesses: accesses.map(({ kind, state, expiresAt }) => ({
      kind,
      state,
      expiresAt,
      // Only an account's pair is renewed; a token's failures are in its state.
      failing: kind === "oauth" && failures.length > 0,
    })),
    deliveries: {
      waiting: counts?.waiting ?? 0,
      moving: counts?.moving ?? 0,
      look: counts?.look ?? 0,
      oldestAt: counts?.oldest ?? null,
    },
    feeds: {
      on: feeds.filter(({ enabled, problem }) => enabled && problem === null).length,
      broken: feeds.flatMap(({ feed, channelName, problem }) =>
        problem === null ? [] : [`${FEED_ABOUT[feed].name}, #${channelName ?? "unknown"}: ${problem}`],
      ),
    },
    discord: {
      present: discord.botPresent,
      at: discord.at === null ? null : new Date(discord.at),
      error: discord.error,
      missing: missing.map(({ sentence }) => sentence),
    },
    queue: { open: counts?.queued ?? 0, oldestAt: counts?.queued_since ?? null },
  };
}
