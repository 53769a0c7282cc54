import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketTags } from "@/db/schema/desk";
import { ticketLogs, tickets } from "@/db/schema/tickets";
import { memberById } from "@/features/guilds/data/members";
import { moderation } from "@/features/guilds/moderation/data";
import type { Moderation } from "@/features/guilds/moderation/rules";
import { personByDiscord } from "@/features/identity/data/people";
import { wakeSql } from "@/features/live/wake";
import { conflict, notFound } from "@/lib/errors";
import { keepWait } from "../analytics/mutations/wait";
import { dataOf, priorityOf, stateOf, type TicketData, type TicketRow } from "../data/row";
import { dueAt, step, type TicketState, type TicketStep } from "../rules";
import type { TicketPriority, TicketType } from "../words";

/** Whether the acting person works on tickets or writes in their own. */
export type Side = "opener" | "staff";

/**
 * A ticket of the guild, locked until the transaction ends: what two people do at once comes one after the other.
 * @param openerId only a ticket of this person's; all others do not exist
 * @throws AppError not_found
 */
export async function lockTicket(ctx: GuildContext, number: number, openerId?: string): Promise<TicketRow> {
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number)))
    .for("update");
  if (!row || (openerId !== undefined && row.createdBy !== openerId))
    throw notFound("This ticket does not exist.");
  return row;
}

/** What a person is called in a ticket: their account's name, else the name in the guild, else the Discord id. */
export async function nameOf(ctx: GuildContext, discordId: string): Promise<string> {
  const person = await personByDiscord(ctx, discordId);
  return person?.name ?? (await memberById(ctx, discordId))?.name ?? discordId;
}

/** Takes a step by the rules. @throws AppError conflict with the sentence of the rule */
export function stepped(row: TicketRow, next: TicketStep, now: Date): TicketState {
  const state = step(stateOf(row), next, now);
  if (typeof state === "string") throw conflict(state, { code: "state" });
  return state;
}

interface Change {
  state?: TicketState;
  priority?: TicketPriority;
  names?: Record<string, string>;
  closed?: { by: string; reason: string } | undefined;
  rating?: number;
  tags?: readonly string[];
  assignedBy?: string;
  type?: TicketType;
  privacy?: { isPrivate: boolean; concerns: string | null };
  /** Number of the ticket that its messages went to; null when they came back. */
  mergedInto?: number | null;
  /** The guild's hours, where the caller has read them already. */
  hours?: Moderation["desk"]["hours"];
  /** The opener knows nothing of it, and is not told that something happened. */
  internal?: true;
}

/** Writes a changed ticket; its deadline follows from who waits since when. */
export async function saveTicket(ctx: GuildContext, row: TicketRow, change: Change): Promise<void> {
  const state = change.state ?? stateOf(row);
  const priority = change.priority ?? priorityOf(row);
  const data: TicketData = {
    ...dataOf(row),
    waitingSince: state.waitingSince?.toISOString() ?? null,
    names: { ...dataOf(row).names, ...change.names },
  };
  const due = state.waitingSince
    ? dueAt(state.waitingSince, data.tier, priority, change.hours ?? (await moderation(ctx)).desk.hours)
    : null;
  const isPrivate = change.privacy?.isPrivate ?? row.isPrivate;
  const saved = ctx.db
    .update(tickets)
    .set({
      status: state.open ? "open" : "closed",
      waitingFor: state.waitingFor,
      dueAt: due,
      assignedTo: state.assignee,
      firstAnswerAt: state.firstAnswerAt,
      closedAt: state.closedAt,
      resolvedAt: state.closedAt,
      closedBy: change.closed?.by ?? (state.open ? null : row.closedBy),
      closeReason: change.closed ? change.closed.reason || null : state.open ? null : row.closeReason,
      priority,
      rating: change.rating ?? row.rating,
      type: change.type ?? row.type,
      tags: change.tags ? [...change.tags] : row.tags,
      assignedBy: change.assignedBy ?? row.assignedBy,
      mergedInto: change.mergedInto === undefined ? row.mergedInto : change.mergedInto,
      ...(change.privacy ?? {}),
      data: { ...data },
      updatedAt: ctx.now,
      version: row.version + 1,
    })
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, row.ticketId)))
    .returning({
      told: wakeSql({
        kind: change.internal ? "note" : "ticket",
        guildId: ctx.guildId,
        number: row.number ?? row.ticketId,
        version: row.version + 1,
      }),
    });
  const tagged = change.tags || row.tags.length > 0;
  // One flight for all of them: a person waits.
  await Promise.all([
    saved,
    keepWait(ctx, row, state, change.closed?.by ?? Object.keys(change.names ?? {})[0]),
    tagged && keepTags(ctx, row.ticketId, isPrivate ? [] : (change.tags ?? row.tags), state.open, due),
  ]);
}

/** The rows by which tags are listed, as the ticket is now. */
async function keepTags(
  ctx: GuildContext,
  ticketId: number,
  tags: readonly string[],
  open: boolean,
  due: Date | null,
): Promise<void> {
  const { guildId } = ctx;
  await Promise.all([
    ctx.db.delete(ticketTags).where(and(eq(ticketTags.guildId, guildId), eq(ticketTags.ticketId, ticketId))),
    tags.length > 0 &&
      ctx.db.insert(ticketTags).values(tags.map((tag) => ({ guildId, tag, ticketId, open, dueAt: due }))),
  ]);
}

/** A line of the ticket's own history. */
export async function logChange(
  ctx: GuildContext,
  row: Pick<TicketRow, "ticketId">,
  by: string | null,
  change: string,
  values: { before?: unknown; after?: unknown } = {},
): Promise<void> {
  await ctx.db.insert(ticketLogs).values({
    guildId: ctx.guildId,
    ticketId: row.ticketId,
    actorKind: ctx.actor.kind,
    actorId: by,
    change,
    before: values.before ?? null,
    after: values.after ?? null,
    createdAt: ctx.now,
  });
}
