import { withPublic, withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { soonestRestart } from "@/features/monitoring/restarts";
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

/** When the next of a guild's servers restarts, and which one where there are several. */
function nextOf(servers: readonly WindowServer[], now: Date): { at: Date; where: string | null } | null {
  const found = soonestRestart(servers, now);
  return (
    found && { at: found.at, where: servers.length > 1 ? (found.server.mapName ?? found.server.name) : null }
  );
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
    mine: mine.map((each, at) => ({ ...each, restart: nextOf(servers[at] ?? [], now) })),
    guilds,
    notices: notices.slice(0, 5),
    orders: orders.filter((order) => OPEN.has(order.state)),
    portal,
    tickets: tickets.filter((ticket) => ticket.waitingFor === "opener"),
  };
}

export type Home = Awaited<ReturnType<typeof loadHome>>;
