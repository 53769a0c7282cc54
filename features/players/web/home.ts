import { withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { myOrders } from "@/features/shop/data/orders";
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

/** The start page of a person: what needs them, what they have, and where they play. */
export async function loadHome() {
  const session = await requireSession();
  const [mine, { guilds }, { orders, portal, tickets }] = await Promise.all([
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
  return {
    user: session.user,
    mine,
    guilds,
    orders: orders.filter((order) => OPEN.has(order.state)),
    portal,
    tickets: tickets.filter((ticket) => ticket.waitingFor === "opener"),
  };
}

export type Home = Awaited<ReturnType<typeof loadHome>>;
