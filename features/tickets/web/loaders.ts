import { notFound } from "next/navigation";
import { cache } from "react";
import { withGuild, withSystem, withUser } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf } from "@/features/economy/data/wallet";
import { customerGuild, resolveAccess } from "@/features/guilds/access";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { moderation } from "@/features/guilds/moderation/data";
import { mayEnter } from "@/features/guilds/rules";
import type { Section } from "@/features/guilds/schema";
import { scopeForCustomer, scopeForStaff } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild, requireGuildMember, requireSession, userScope } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { linkedPlayer } from "@/features/players/data/links";
import { buyerOrders } from "@/features/shop/data/orders";
import { orderFilterInput } from "@/features/shop/schema";
import { type InboxCounts, inbox, inboxCounts, ownTickets, ticketOf, ticketsOfOpener } from "../data/tickets";
import type { TicketLine } from "../schema";
import type { DeskQuery } from "./ticket-query";

const READ = { readOnly: true };

/** Guilds whose tickets the person may see, each with its scope. Whoever sees none has no desk. */
const deskGuilds = cache(async () => {
  const { user, seeAs } = await requireSession();
  // The frame asks Discord for a person's guilds on their first page. Roles are asked for guild by guild, so that
  // whoever is an agent by a role alone is found among the members.
  const [{ guilds: choices }, joined] = await Promise.all([
    loadShell(),
    withSystem(actorOf(user), (ctx) => guildsOfMember(ctx, user.discordId), READ),
  ]);
  const ids = new Set([...choices, ...joined].map((guild) => guild.guildId));
  const found = await Promise.all(
    [...ids].map((guildId) => resolveAccess(user, guildId, { forWrite: false, seeAs })),
  );
  const guilds = found.flatMap((access) =>
    access && mayEnter(access.sections, "tickets", "viewer")
      ? [{ access, scope: scopeForStaff(user, access.guildId, access.sections, "tickets", "viewer") }]
      : [],
  );
  if (guilds.length === 0) notFound();
  return { user, guilds };
});

const NO_COUNTS: InboxCounts = { open: 0, mine: 0, unassigned: 0, staff: 0, opener: 0, overdue: 0 };

function sum(all: readonly InboxCounts[]): InboxCounts {
  const total = { ...NO_COUNTS };
  for (const counts of all)
    for (const view of Object.keys(total) as (keyof InboxCounts)[]) total[view] += counts[view];
  return total;
}

export interface DeskLine extends TicketLine {
  guild: { slug: string; name: string };
}

const byDeadline = (a: DeskLine, b: DeskLine) =>
  (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9") || a.number - b.number;
const byChange = (a: DeskLine, b: DeskLine) => b.updatedAt.localeCompare(a.updatedAt);

/** The desk's inbox over all guilds where the person may see tickets, or over one of them. */
export async function loadInbox(query: DeskQuery) {
  const { user, guilds } = await deskGuilds();
  const chosen = guilds.filter(
    ({ access }) => query.guild === null || access.slug === query.guild || access.guildId === query.guild,
  );
  if (chosen.length === 0) notFound();
  const [only] = chosen.length === 1 ? chosen : [];
  const read = await Promise.all(
    chosen.map(({ access, scope }) =>
      withGuild(
        scope,
        async (ctx) => {
          const page = { view: query.view, type: query.type, after: only ? query.after : null };
          const [found, counts] = await Promise.all([
            inbox(ctx, user.discordId, page),
            inboxCounts(ctx, user.discordId),
          ]);
          const guild = { slug: access.slug, name: access.name };
          return {
            counts,
            next: found.next,
            tickets: found.tickets.map((one): DeskLine => ({ ...one, guild })),
          };
        },
        READ,
      ),
    ),
  );
  const tickets = read.flatMap((one) => one.tickets).sort(query.view === "closed" ? byChange : byDeadline);
  return {
    guilds: guilds.map(({ access }) => ({ slug: access.slug, name: access.name })),
    counts: sum(read.map((one) => one.counts)),
    tickets,
    /** Behind a page of one guild; over several guilds the rest is found guild by guild. */
    next: only ? (read[0]?.next ?? null) : null,
    more: !only && read.some((one) => one.next !== null),
  };
}

export type Inbox = Awaited<ReturnType<typeof loadInbox>>;

/** A ticket on the desk with the facts beside it. */
export async function loadDeskTicket(guildId: string, number: number) {
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
      const ticket = await ticketOf(ctx, number);
      const { discordId } = ticket.opener;
      const [player, orders, balance, currency, earlier] = await Promise.all([
        may.seePlayers ? linkedPlayer(ctx, ctx.guildId, discordId) : null,
        may.seeOrders ? buyerOrders(ctx, discordId, orderFilterInput.parse({ limit: 4 })) : null,
        may.seeEconomy ? balanceOf(ctx, discordId) : 0,
        currencyOf(ctx, ctx.guildId),
        ticketsOfOpener(ctx, discordId),
      ]);
      return {
        ticket,
        facts: {
          player,
          orders: orders?.orders ?? [],
          balance,
          currency,
          earlier: earlier.filter((one) => one.number !== number),
        },
      };
    },
    READ,
  ).catch(orNotFound);
  return {
    ...read,
    guild: { id: access.guildId, slug: access.slug, name: access.name },
    me: user.discordId,
    may,
  };
}

export type DeskTicket = Awaited<ReturnType<typeof loadDeskTicket>>;

function orNotFound(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

/** The person's own tickets in all guilds. */
export async function loadOwnTickets() {
  const session = await requireSession();
  const { discordId } = session.user;
  const [tickets, guilds] = await Promise.all([
    withUser(userScope(session), (ctx) => ownTickets(ctx, discordId), READ),
    withSystem(actorOf(session.user), (ctx) => guildsOfMember(ctx, discordId), READ),
  ]);
  const ids = [...new Set(tickets.map((ticket) => ticket.guildId))];
  const known = await Promise.all(ids.map((id) => customerGuild(session.user, id)));
  const names = new Map(known.flatMap((guild) => (guild ? [[guild.guildId, guild] as const] : [])));
  return {
    guilds,
    tickets: tickets.map((ticket): DeskLine => {
      const guild = names.get(ticket.guildId);
      return {
        ...ticket,
        guild: { slug: guild?.slug ?? ticket.guildId, name: guild?.name ?? "A guild that is gone" },
      };
    }),
  };
}

export type OwnTickets = Awaited<ReturnType<typeof loadOwnTickets>>;

/** An own ticket. */
export async function loadOwnTicket(guildId: string, number: number) {
  const { scope, user } = await requireGuildMember(guildId);
  const ticket = await withGuild(scope, (ctx) => ticketOf(ctx, number, user.discordId), READ).catch(
    orNotFound,
  );
  const guild = await customerGuild(user, guildId);
  return {
    ticket,
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
      const [rules, orders] = await Promise.all([
        moderation(ctx),
        buyerOrders(ctx, user.discordId, orderFilterInput.parse({ limit: 20 })),
      ]);
      return {
        guilds,
        chosen: {
          id: chosen.guildId,
          slug: chosen.slug,
          name: chosen.name,
          note: rules.tickets.note,
          orders: orders.orders.map((order) => ({ number: order.number, name: order.itemName })),
        },
      };
    },
    READ,
  );
}
