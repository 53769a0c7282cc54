import { and, eq, notInArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { isMember } from "@/features/guilds/data/members";
import { moderation } from "@/features/guilds/moderation/data";
import { personByDiscord } from "@/features/identity/data/people";
import { linkedPlayer } from "@/features/players/data/links";
import { orderDetail } from "@/features/shop/data/order";
import { tierOf } from "@/features/supporters/data/plans";
import { conflict, invalid, notFound } from "@/lib/errors";
import { takeAlong } from "../attachments/mutations";
import { agentNamed, othersRead } from "../data/agents";
import { type FormAnswers, TICKET_FORMS } from "../forms";
import { dueAt, openProblem } from "../rules";
import type { OpenTicketInput } from "../schema";
import { auditTicket } from "./audit";
import { logChange, nameOf } from "./locked";
import { insertNumbered, oneAtATime } from "./number";
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
 * @param always whoever was judged may ask again, whatever the guild's rules for tickets say
 */
export async function openTicket(
  ctx: GuildContext,
  input: OpenTicketInput,
  always = false,
): Promise<OpenedTicket> {
  const opener = actingPerson(ctx.actor);
  const key = `open:${opener}:${input.key}`;
  await oneAtATime(ctx);
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
  if (problem && !always) throw conflict(problem, { code: "refused" });
  if (!rules.desk.types.includes(input.type) && !always)
    throw invalid("This guild does not take tickets of this kind.", {
      type: "Choose another kind. Nothing was sent.",
    });
  if (input.order !== null) await checkOrder(ctx, opener, input.order);
  const privacy = input.type === "staff" ? await privacyOf(ctx, opener, input.staff) : PUBLIC;
  const row = await insertNumbered(ctx, {
    type: input.type,
    title: input.title,
    status: "open",
    waitingFor: "staff",
    subjectType: input.order === null ? null : "order",
    subjectId: input.order === null ? null : String(input.order),
    isPrivate: privacy.isPrivate,
    concerns: privacy.concerns,
    data: {
      tier,
      openerName: name,
      openerUserId: person?.id ?? null,
      waitingSince: ctx.now.toISOString(),
      names: { [opener]: name, ...privacy.names },
      answers: given(input),
    },
    createdBy: opener,
    dueAt: dueAt(ctx.now, tier, "medium", rules.desk.hours),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const [first] = await ctx.db
    .insert(ticketMessages)
    .values({
      guildId: ctx.guildId,
      ticketId: row.ticketId,
      userId: opener,
      username: name,
      message: input.text,
      idempotencyKey: key,
      createdAt: ctx.now,
    })
    .returning({ id: ticketMessages.messageId });
  if (first) await takeAlong(ctx, { ticketId: row.ticketId, messageId: first.id }, input.files ?? []);
  const { type, title } = input;
  await logChange(ctx, row, opener, "opened", { after: type });
  await auditTicket(ctx, row, "open", { after: { type, title, order: input.order } });
  await announce(
    ctx,
    "tickets.opened",
    {
      number: row.number,
      openerId: opener,
      type,
      title: row.isPrivate ? "A report about staff" : title,
      isPrivate: row.isPrivate,
    },
    String(row.number),
  );
  return { number: row.number, replayed: false };
}

const PUBLIC = { isPrivate: false, concerns: null, names: {} };

/** Whom a report about staff is about. Where they alone could read it, nobody would. */
async function privacyOf(ctx: GuildContext, opener: string, named: string | undefined) {
  const agent = named === undefined ? null : await agentNamed(ctx, named);
  if (named !== undefined && !agent)
    throw invalid("We do not know this staff member. Nothing was sent.", {
      staff: "Write the name as it stands in Discord, or leave it empty.",
    });
  if (agent?.discordId === opener)
    throw invalid("A report about yourself would be hidden from you. Choose another kind.", {
      staff: "This is you.",
    });
  if (agent && !(await othersRead(ctx, agent.discordId)))
    throw conflict(
      "Nobody but this person could read it in this guild. Write to Grizzly's own staff instead. Nothing was sent.",
      { code: "refused" },
    );
  return {
    isPrivate: true,
    concerns: agent?.discordId ?? null,
    names: agent ? { [agent.discordId]: agent.name } : {},
  };
}

/** The answers to the fields that the type asks for. */
function given(input: OpenTicketInput): FormAnswers {
  const all: FormAnswers = { ...input, order: input.order === null ? undefined : String(input.order) };
  return Object.fromEntries(
    TICKET_FORMS[input.type].fields.flatMap(({ id }) => (all[id] ? [[id, all[id]]] : [])),
  );
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
