import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { openLinkRequests } from "@/features/players/data/link-requests";
import { inbox } from "@/features/tickets/data/inbox";
import { inboxInput } from "@/features/tickets/schema";
import { DAY } from "@/lib/time";

/** One thing that waits for a person. */
export interface WaitingItem {
  key: string;
  title: string;
  hint: string;
  /** ISO time since when it waits. */
  since: string;
  /** Below the guild's address. */
  path: string;
  /** Something is wrong, not only unread. */
  urgent: boolean;
}

/** Things of one kind, the oldest first; `more` are not listed. */
export interface WaitingGroup {
  kind: "tickets" | "orders" | "links" | "bounties";
  items: WaitingItem[];
  more: number;
  /** Where all of them are, below the guild's address. */
  path: string;
}

/** So many of a kind are listed. */
const LISTED = 4;
/** Up to so many are counted. */
const COUNTED = 100;

interface Listed {
  number: number;
  title: string | null;
  hint: string | null;
  since: Date;
  failed: boolean;
}

const group = (kind: WaitingGroup["kind"], path: string, all: WaitingItem[]): WaitingGroup => ({
  kind,
  path,
  items: all.slice(0, LISTED),
  more: Math.max(0, all.length - LISTED),
});

async function orders(ctx: GuildContext): Promise<WaitingGroup> {
  const rows = await prepared<Listed>(
    ctx.db,
    `select number, item_name as title, player_name as hint, state_at as since, state = 'failed' as failed from shop_purchases
     where guild_id = $1 and state in ('needs_look', 'failed') and number is not null
     order by state_at limit ${COUNTED}`,
    [ctx.guildId],
  );
  return group(
    "orders",
    "/orders?show=look",
    rows.map((row) => ({
      key: `order ${row.number}`,
      title: row.title ?? "An item",
      hint: [`Order ${row.number}`, row.hint].filter(Boolean).join(" · "),
      since: row.since.toISOString(),
      path: `/orders/${row.number}`,
      urgent: true,
    })),
  );
}

async function links(ctx: GuildContext): Promise<WaitingGroup> {
  const open = await openLinkRequests(ctx);
  return group(
    "links",
    "/players",
    open.reverse().map((request) => ({
      key: `link ${request.id}`,
      title: request.player,
      hint: `${request.person} says: this is me`,
      since: request.askedAt,
      path: "/players",
      urgent: false,
    })),
  );
}

/** Claims of the last week that carry signs of an arrangement. */
async function bounties(ctx: GuildContext): Promise<WaitingGroup> {
  const rows = await prepared<Listed>(
    ctx.db,
    `select bounty_id::int as number, target_ingame_name as title, hints ->> 0 as hint, claimed_at as since, false as failed
     from bounties where guild_id = $1 and hints <> '[]'::jsonb and claimed_at >= $2 order by claimed_at limit ${COUNTED}`,
    [ctx.guildId, new Date(ctx.now.getTime() - 7 * DAY)],
  );
  return group(
    "bounties",
    "/bounties",
    rows.map((row) => ({
      key: `bounty ${row.number}`,
      title: `Bounty on ${row.title ?? "a player"}`,
      hint: row.hint ?? "Carries a hint",
      since: row.since.toISOString(),
      path: "/bounties",
      urgent: false,
    })),
  );
}

/** Tickets that wait for staff, the soonest deadline first. */
async function tickets(ctx: GuildContext): Promise<WaitingGroup> {
  const { tickets: waiting } = await inbox(ctx, "", inboxInput.parse({ view: "staff" }));
  return group(
    "tickets",
    "/tickets",
    waiting.map((ticket) => ({
      key: `ticket ${ticket.number}`,
      title: ticket.title,
      hint: `${ticket.opener.name}, number ${ticket.number}`,
      since: ticket.createdAt,
      path: `/tickets/${ticket.number}`,
      urgent: ticket.dueAt !== null && Date.parse(ticket.dueAt) < ctx.now.getTime(),
    })),
  );
}

/** What a reader may be told of. */
export interface WaitingRights {
  tickets: boolean;
  orders: boolean;
  players: boolean;
  economy: boolean;
}

/** What waits for a person, by kind; kinds without anything are left out. */
export async function waitingFor(ctx: GuildContext, may: WaitingRights): Promise<WaitingGroup[]> {
  const groups = await Promise.all([
    may.tickets ? tickets(ctx) : null,
    may.orders ? orders(ctx) : null,
    may.players ? links(ctx) : null,
    may.economy ? bounties(ctx) : null,
  ]);
  return groups.filter((one) => one !== null && one.items.length > 0) as WaitingGroup[];
}
