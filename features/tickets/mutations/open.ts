import { and, eq, notInArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { actingPerson } from "@/features/economy/policy";
import { isMember } from "@/features/guilds/data/members";
import { moderation } from "@/features/guilds/moderation/data";
import { personByDiscord } from "@/features/identity/data/people";
import { linkedPlayer } from "@/features/players/data/links";
import { orderDetail } from "@/features/shop/data/order";
import { tierOf } from "@/features/supporters/data/plans";
import { conflict, notFound } from "@/lib/errors";
import { dueAt, openProblem } from "../rules";
import type { OpenTicketInput } from "../schema";
import { logChange, nameOf } from "./locked";
import { announce } from "./tell";

const CLOSED = ["closed", "resolved"];

export interface OpenedTicket {
  number: number;
  replayed: boolean;
}

/**
 * Opens a ticket of the acting person with its first message. The same key again answers with the ticket that it
 * opened.
 * @throws AppError conflict where the guild's rules or an open ticket about the same order refuse it; not_found for
 * an order that is not the opener's
 */
export async function openTicket(ctx: GuildContext, input: OpenTicketInput): Promise<OpenedTicket> {
  const opener = actingPerson(ctx.actor);
  const key = `open:${opener}:${input.key}`;
  // Numbers count within the guild without a gap, and opening is rare: one at a time.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tickets:${ctx.guildId}`}, 0))`);
  const known = await openedBy(ctx, key);
  if (known !== null) return { number: known, replayed: true };
  const person = await personByDiscord(ctx, opener);
  const [rules, open, member, player, name, tier] = await Promise.all([
    moderation(ctx),
    openCount(ctx, opener),
    isMember(ctx, opener),
    linkedPlayer(ctx, ctx.guildId, opener),
    person?.name ?? nameOf(ctx, opener),
    person ? tierOf(ctx, person.id) : ("none" as const),
  ]);
  const problem = openProblem({
    ...rules.tickets,
    open,
    member,
    linked: player !== null,
    lastSeenAt: player?.lastSeenAt ? new Date(player.lastSeenAt) : null,
    now: ctx.now,
  });
  if (problem) throw conflict(problem, { code: "refused" });
  if (input.order !== null) await checkOrder(ctx, opener, input.order);
  const [{ next = 1 } = {}] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${tickets.number}), 0) + 1`.mapWith(Number) })
    .from(tickets)
    .where(eq(tickets.guildId, ctx.guildId));
  const [row] = await ctx.db
    .insert(tickets)
    .values({
      guildId: ctx.guildId,
      number: next,
      type: input.type,
      title: input.title,
      status: "open",
      waitingFor: "staff",
      subjectType: input.order === null ? null : "order",
      subjectId: input.order === null ? null : String(input.order),
      data: {
        tier,
        openerName: name,
        openerUserId: person?.id ?? null,
        waitingSince: ctx.now.toISOString(),
        names: { [opener]: name },
      },
      createdBy: opener,
      dueAt: dueAt(ctx.now, tier, "medium"),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning({ ticketId: tickets.ticketId });
  if (!row) throw new Error("The ticket was not stored.");
  await ctx.db.insert(ticketMessages).values({
    guildId: ctx.guildId,
    ticketId: row.ticketId,
    userId: opener,
    username: name,
    message: input.text,
    idempotencyKey: key,
    createdAt: ctx.now,
  });
  const { type, title } = input;
  await logChange(ctx, row, opener, "opened", { after: type });
  await recordAudit(ctx, {
    action: "tickets.open",
    subjectType: "ticket",
    subjectId: String(next),
    after: { type, title, order: input.order },
  });
  await announce(ctx, "tickets.opened", { number: next, openerId: opener, type, title }, String(next));
  return { number: next, replayed: false };
}

async function openedBy(ctx: GuildContext, key: string): Promise<number | null> {
  const [row] = await ctx.db
    .select({ number: tickets.number })
    .from(ticketMessages)
    .innerJoin(
      tickets,
      and(eq(tickets.guildId, ticketMessages.guildId), eq(tickets.ticketId, ticketMessages.ticketId)),
    )
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.idempotencyKey, key)));
  return row?.number ?? null;
}

async function openCount(ctx: GuildContext, opener: string): Promise<number> {
  const [row] = await ctx.db
    .select({ open: sql<number>`count(*)`.mapWith(Number) })
    .from(tickets)
    .where(
      and(
        eq(tickets.guildId, ctx.guildId),
        eq(tickets.createdBy, opener),
        notInArray(tickets.status, CLOSED),
      ),
    );
  return row?.open ?? 0;
}

/** An order has one open ticket at a time, so that two agents do not work on the same crate. */
async function checkOrder(ctx: GuildContext, opener: string, order: number): Promise<void> {
  await orderDetail(ctx, order, { discordId: opener });
  const [row] = await ctx.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(
      and(
        eq(tickets.guildId, ctx.guildId),
        eq(tickets.subjectType, "order"),
        eq(tickets.subjectId, String(order)),
        notInArray(tickets.status, CLOSED),
      ),
    );
  if (!row) return;
  if (row.number === null) throw notFound("This ticket does not exist.");
  throw conflict(`Ticket ${row.number} is about this order already. Write in it.`, {
    code: "open-already",
    number: row.number,
  });
}
