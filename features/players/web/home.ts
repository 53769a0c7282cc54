import { withPublic, withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { nextRestarts } from "@/features/monitoring/restarts";
import { myOrders } from "@/features/shop/data/orders";
import { type WindowServer, windowServers } from "@/features/shop/data/shop-window";
import { supporterPortal } from "@/features/supporters/data/portal";
import { ownTickets } from "@/features/tickets/data/tickets";
import { loadMyPlayers } from "./loaders";

const OPEN = new Set([
  "paid",
  "queued",
  "staged",
  "uploaded",
  "restart_seen",
  "likely_collected",
  "needs_look",
]);

/** The soonest restart of a guild's servers; null where none is known. */
function soonest(servers: readonly WindowServer[], now: Date): { at: string; where: string | null } | null {
  const coming = servers.flatMap(({ restartTimes, timeZone, nextRestartAt, mapName, name }) => {
    const announced = nextRestartAt && Date.parse(nextRestartAt) > now.getTime() ? nextRestartAt : null;
    const at = nextRestarts(restartTimes, timeZone, now, 1)[0]?.toISOString() ?? announced;
    return at ? [{ at, where: servers.length > 1 ? (mapName ?? name) : null }] : [];
  });
  return coming.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}

/** The start page of a person: what needs them, what they have, and where they play. */
export async function loadHome() {
  const session = await requireSession();
  const [mine, { guilds, notices }, { orders, portal, tickets }] = await Promise.all([
    loadMyPlayers(),
    loadShell(),
    withUser(
      userScope(session),
      async (ctx) => ({
        orders: await myOrders(ctx, session.user.discordId, 20),
        portal: await supporterPortal(ctx),
        tickets: await ownTickets(ctx, session.user.discordId),
      }),
      { readOnly: true },
    ),
  ]);
  const now = new Date();
  const servers = await withPublic((ctx) =>
    Promise.all(mine.map(({ guild }) => windowServers(ctx, guild.guildId))),
  );
  return {
    user: session.user,
    mine: mine.map((each, at) => ({ ...each, restart: soonest(servers[at] ?? [], now) })),
    guilds,
    notices: notices.slice(0, 5),
    orders: orders.filter((order) => OPEN.has(order.state)),
    portal,
    tickets: tickets.filter((ticket) => ticket.waitingFor === "opener"),
  };
}

export type Home = Awaited<ReturnType<typeof loadHome>>;
