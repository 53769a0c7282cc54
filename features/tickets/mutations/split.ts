import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { moderation } from "@/features/guilds/moderation/data";
import { conflict, invalid } from "@/lib/errors";
import { dataOf, isOpen } from "../data/row";
import { dueAt } from "../rules";
import type { SplitInput } from "../schema";
import { auditTicket } from "./audit";
import { storeLink } from "./link";
import { lockTicket, logChange, nameOf, saveTicket } from "./locked";
import { moveMessages } from "./merge";
import { insertNumbered, oneAtATime } from "./number";
import { announce, announceChange } from "./tell";

/**
 * Moves chosen messages of a ticket to a new one of the same opener, and links the two.
 * @returns the new ticket's number
 * @throws AppError conflict for a closed ticket; invalid where a message is not in it, or none would be left
 */
export async function splitTicket(ctx: GuildContext, input: SplitInput): Promise<number> {
  const by = actingPerson(ctx.actor);
  await oneAtATime(ctx);
  const row = await lockTicket(ctx, input.number);
  if (!isOpen(row)) throw conflict("This ticket is closed. Open it again first.", { code: "state" });
  if (input.type === "staff" && !row.isPrivate)
    throw invalid("A report about staff is opened as one. Nothing was changed.", {
      type: "Choose another kind.",
    });
  const m = ticketMessages;
  const there = await ctx.db
    .select({ id: m.messageId, internal: m.isInternal, at: m.createdAt })
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.ticketId, row.ticketId)));
  const wanted = new Set(input.messages);
  const chosen = there.filter((message) => wanted.has(message.id));
  if (chosen.length < wanted.size)
    throw invalid("One of these messages is not in this ticket any more. Nothing was changed.", {
      messages: "Choose again.",
    });
  if (!chosen.some((message) => !message.internal) || chosen.length === there.length)
    throw invalid("The new ticket needs a public message, and this one must keep one. Nothing was changed.", {
      messages: "Choose some of the messages.",
    });
  const { tier, openerName, openerUserId, names = {} } = dataOf(row);
  const { hours } = (await moderation(ctx)).desk;
  const made = await insertNumbered(ctx, {
    type: input.type,
    title: input.title,
    status: "open",
    waitingFor: "staff",
    isPrivate: row.isPrivate,
    concerns: row.concerns,
    assignedTo: row.assignedTo,
    data: { tier, openerName, openerUserId, names, waitingSince: ctx.now.toISOString() },
    createdBy: row.createdBy,
    dueAt: dueAt(ctx.now, tier, "medium", hours),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const ids = await moveMessages(ctx, row, made, [...wanted]);
  await storeLink(ctx, row, made, by);
  await saveTicket(ctx, row, { names: { [by]: await nameOf(ctx, by) } });
  await logChange(ctx, row, by, "split", { before: { messages: ids }, after: String(made.number) });
  await logChange(ctx, made, by, "split-here", { after: String(row.number) });
  await auditTicket(ctx, row, "split", { after: { into: made.number, messages: ids.length } });
  const { type, isPrivate } = made;
  const title = isPrivate ? "A report about staff" : input.title;
  await announce(
    ctx,
    "tickets.opened",
    { number: made.number, openerId: row.createdBy, type: input.type, title, isPrivate },
    String(made.number),
  );
  await announceChange(ctx, row, `split:${type}`);
  return made.number;
}
