import { and, desc, eq, inArray } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAttachments, ticketLogs, ticketMessages } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { conflict } from "@/lib/errors";
import { isOpen, stateOf, type TicketRow } from "../data/row";
import { mergeProblem } from "../merge-rules";
import type { TicketState } from "../rules";
import type { PairInput } from "../schema";
import { auditTicket } from "./audit";
import { logChange, nameOf, saveTicket } from "./locked";
import { lockPair } from "./pair";
import { announce, announceChange, tellOpener } from "./tell";

const m = ticketMessages;

/** What a merge leaves in the history, so that it can be taken back. */
interface Merged {
  messages: number[];
  open: boolean;
}

/** Moves messages with their files. @returns their ids */
export async function moveMessages(
  ctx: GuildContext,
  from: TicketRow,
  to: TicketRow,
  only?: readonly number[],
): Promise<number[]> {
  const { guildId } = ctx;
  const chosen = only ? inArray(m.messageId, [...only]) : undefined;
  const moved = await ctx.db
    .update(m)
    .set({ ticketId: to.ticketId })
    .where(and(eq(m.guildId, guildId), eq(m.ticketId, from.ticketId), chosen))
    .returning({ id: m.messageId });
  const ids = moved.map((row) => row.id);
  if (ids.length > 0)
    await ctx.db
      .update(ticketAttachments)
      .set({ ticketId: to.ticketId })
      .where(and(eq(ticketAttachments.guildId, guildId), inArray(ticketAttachments.messageId, ids)));
  return ids;
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

/** Where a ticket stands that took another one in: whoever waited longer is waited for since then. */
function together(into: TicketState, from: TicketState): TicketState {
  const waits = [into, from].filter((state) => state.waitingFor === "staff");
  return {
    ...into,
    assignee: into.assignee ?? from.assignee,
    firstAnswerAt: earlier(into.firstAnswerAt, from.firstAnswerAt),
    ...(waits.length > 0 && {
      waitingFor: "staff",
      waitingSince: waits.reduce<Date | null>((since, state) => earlier(since, state.waitingSince), null),
    }),
  };
}

/**
 * Puts a ticket's messages and files under another one of the same opener, and closes it with a pointer there.
 * @param input `number` goes into `other`
 * @throws AppError conflict where the two may not become one
 */
export async function mergeTickets(ctx: GuildContext, input: PairInput): Promise<void> {
  const by = actingPerson(ctx.actor);
  const [from, into] = await lockPair(ctx, input);
  const problem = mergeProblem(from, into);
  if (problem) throw conflict(problem, { code: "merge" });
  const messages = await moveMessages(ctx, from, into);
  const names = { [by]: await nameOf(ctx, by) };
  const before: Merged = { messages, open: isOpen(from) };
  if (isOpen(from)) await saveTicket(ctx, into, { state: together(stateOf(into), stateOf(from)), names });
  else await saveTicket(ctx, into, { names });
  await saveTicket(ctx, from, {
    state: {
      ...stateOf(from),
      open: false,
      waitingFor: null,
      waitingSince: null,
      closedAt: from.closedAt ?? ctx.now,
    },
    closed: { by, reason: `Goes on in ticket ${into.number}.` },
    mergedInto: into.number,
    names,
  });
  await logChange(ctx, from, by, "merged", { before, after: String(into.number) });
  await logChange(ctx, into, by, "merged-here", { after: String(from.number) });
  await auditTicket(ctx, from, "merge", { after: { into: into.number, messages: messages.length } });
  if (before.open)
    await announce(ctx, "tickets.closed", {
      number: input.number,
      openerId: from.createdBy,
      byOpener: false,
    });
  await announceChange(ctx, into, "merged");
  await tellOpener(ctx, from, {
    what: "closed",
    title: `“${from.title ?? "Your ticket"}” goes on in ticket ${into.number}`,
    body: "Its messages stand there now.",
    key: `merged:${from.version}`,
  });
}

async function mergeLog(ctx: GuildContext, row: TicketRow): Promise<Merged> {
  const [log] = await ctx.db
    .select({ before: ticketLogs.before })
    .from(ticketLogs)
    .where(
      and(
        eq(ticketLogs.guildId, ctx.guildId),
        eq(ticketLogs.ticketId, row.ticketId),
        eq(ticketLogs.change, "merged"),
      ),
    )
    .orderBy(desc(ticketLogs.id))
    .limit(1);
  const kept = (log?.before ?? {}) as Partial<Merged>;
  return { messages: Array.isArray(kept.messages) ? kept.messages : [], open: kept.open === true };
}

/**
 * Takes a merge back: the messages that came with it return, and the ticket is as open as it was. What was written
 * since stays where it is.
 * @throws AppError conflict where nothing was merged
 */
export async function unmergeTicket(ctx: GuildContext, number: number, into: number): Promise<void> {
  const by = actingPerson(ctx.actor);
  const [row, target] = await lockPair(ctx, { number, other: into });
  if (row.mergedInto !== into) throw conflict("This ticket is not merged into that one.", { code: "merge" });
  const kept = await mergeLog(ctx, row);
  await moveMessages(ctx, target, row, kept.messages.length > 0 ? kept.messages : [0]);
  const names = { [by]: await nameOf(ctx, by) };
  const state = stateOf(row);
  await saveTicket(ctx, row, {
    state: kept.open
      ? { ...state, open: true, closedAt: null, waitingFor: "staff", waitingSince: ctx.now }
      : state,
    mergedInto: null,
    names,
  });
  await saveTicket(ctx, target, { names });
  await logChange(ctx, row, by, "unmerged", { after: String(into) });
  await logChange(ctx, target, by, "unmerged-here", { after: String(number) });
  await auditTicket(ctx, row, "unmerge", { after: { from: into } });
  if (kept.open) await announce(ctx, "tickets.reopened", { number, openerId: row.createdBy });
  await announceChange(ctx, target, "merged");
}
