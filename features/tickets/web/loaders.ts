import { notFound } from "next/navigation";
import { cache } from "react";
import { withGuild, withSystem } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf } from "@/features/economy/data/wallet";
import { customerGuild } from "@/features/guilds/access";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { moderation } from "@/features/guilds/moderation/data";
import { mayEnter } from "@/features/guilds/rules";
import type { Section } from "@/features/guilds/schema";
import { scopeForCustomer } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild, requireGuildMember, requireSession } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { services } from "@/features/nitrado/data";
import { linkedPlayer } from "@/features/players/data/links";
import { buyerOrders } from "@/features/shop/data/orders";
import { orderFilterInput } from "@/features/shop/schema";
import { agents } from "../data/agents";
import type { Part } from "../data/conversation";
import { linkedTickets } from "../data/links";
import { ticketOf, ticketsOfOpener } from "../data/tickets";
import { ticketMirror } from "../mirror/data/mirror";
import { deskGuildsOf } from "./desk-guilds";
import { deskPage, mayAnswer } from "./desk-pages";
import { readDesk } from "./ticket-query";

const READ = { readOnly: true };

/** The desk of whoever asks, read once for a page. */
export const deskGuilds = cache(async () => {
  // The frame asks Discord for a person's guilds on their first page.
  const [session] = await Promise.all([requireSession(), loadShell()]);
  return { session, guilds: await deskGuildsOf(session) };
});

/** The desk of whoever has one: their guilds, and the first page of what an address without a query shows. */
export async function loadDesk() {
  const { session, guilds } = await deskGuilds();
  if (guilds.length === 0) return null;
  const { user } = session;
  return {
    me: user.discordId,
    now: new Date().toISOString(),
    guilds: guilds.map((one) => ({
      id: one.access.guildId,
      slug: one.access.slug,
      name: one.access.name,
      answers: mayAnswer(one),
    })),
    first: await deskPage(guilds, user, readDesk({})),
  };
}

export type Desk = NonNullable<Awaited<ReturnType<typeof loadDesk>>>;

/** Whoever has no desk does not learn that there is one. */
export async function requireDesk(): Promise<void> {
  if ((await deskGuilds()).guilds.length === 0) notFound();
}

/** A ticket on the desk with the facts beside it. */
export async function loadDeskTicket(guildId: string, number: number, part: Part) {
  const { scope, access, user } = await requireGuild(guildId, "tickets");
  const sees = (section: Section) => mayEnter(access.sections, section, "viewer");
  const may = {
    write: mayEnter(access.sections, "tickets", "support"),
    seePlayers: sees("players"),
    seeOrders: sees("orders"),
    seeEconomy: sees("economy"),
  };
  const read = await withGuild(
    scope,
    async (ctx) => {
      const ticket = await ticketOf(ctx, number, undefined, part);
      const { discordId } = ticket.opener;
      const [player, orders, balance, currency, earlier, linked, mirror] = await Promise.all([
        may.seePlayers ? linkedPlayer(ctx, ctx.guildId, discordId) : null,
        may.seeOrders ? buyerOrders(ctx, discordId, orderFilterInput.parse({ limit: 4 })) : null,
        may.seeEconomy ? balanceOf(ctx, discordId) : 0,
        currencyOf(ctx, ctx.guildId),
        ticketsOfOpener(ctx, discordId),
        linkedTickets(ctx, number),
        ticketMirror(ctx, number),
      ]);
      return {
        ticket,
        mirror,
        facts: {
          player,
          orders: orders?.orders ?? [],
          balance,
          currency,
          earlier: earlier.filter((one) => one.number !== number),
          linked,
        },
      };
    },
    READ,
  ).catch(orNotFound);
  return {
    ...read,
    guild: { id: access.guildId, slug: access.slug, name: access.name },
    me: user.discordId,
    timeZone: user.timeZone,
    may,
  };
}

export type DeskTicket = Awaited<ReturnType<typeof loadDeskTicket>>;

function orNotFound(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

/** An own ticket. */
export async function loadOwnTicket(guildId: string, number: number, part: Part) {
  const { scope, user } = await requireGuildMember(guildId);
  const ticket = await withGuild(scope, (ctx) => ticketOf(ctx, number, user.discordId, part), READ).catch(
    orNotFound,
  );
  const guild = await customerGuild(user, guildId);
  return {
    ticket,
    timeZone: user.timeZone,
    guild: { id: scope.guildId, slug: guild?.slug ?? scope.guildId, name: guild?.name ?? "" },
  };
}

export type OwnTicket = Awaited<ReturnType<typeof loadOwnTicket>>;

/** What the form for a new ticket needs: the guilds, and in the chosen one its note and the person's orders. */
export async function loadNewTicket(wanted: string | null) {
  const session = await requireSession();
  const { user } = session;
  const guilds = await withSystem(actorOf(user), (ctx) => guildsOfMember(ctx, user.discordId), READ);
  const chosen =
    guilds.find((guild) => guild.slug === wanted || guild.guildId === wanted) ??
    (guilds.length === 1 ? guilds[0] : undefined);
  if (!chosen) return { guilds, chosen: null };
  return withGuild(
    scopeForCustomer(user, chosen),
    async (ctx) => {
      const [rules, orders, servers, staff] = await Promise.all([
        moderation(ctx),
        buyerOrders(ctx, user.discordId, orderFilterInput.parse({ limit: 20 })),
        services(ctx),
        agents(ctx),
      ]);
      return {
        guilds,
        chosen: {
          id: chosen.guildId,
          slug: chosen.slug,
          name: chosen.name,
          note: rules.tickets.note,
          types: rules.desk.types,
          servers: servers.map((server) => server.name),
          // Names alone: whoever opens a ticket has no business with staff's Discord ids.
          staff: staff.filter((agent) => agent.discordId !== user.discordId).map((agent) => agent.name),
          orders: orders.orders.map((order) => ({ number: order.number, name: order.itemName })),
        },
      };
    },
    READ,
  );
}
