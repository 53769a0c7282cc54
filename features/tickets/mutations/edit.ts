import { and, eq, isNull, lt } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { forbidden, invalid, notFound } from "@/lib/errors";
import { deleteFilesOf } from "../attachments/mutations";
import type { TicketRow } from "../data/row";
import { type Changer, changeProblem } from "../message-rules";
import { lockTicket, logChange, saveTicket } from "./locked";
import { announce } from "./tell";

type MessageRow = typeof ticketMessages.$inferSelect;

const personOf = ({ actor }: GuildContext): string | null =>
  actor.kind === "user" || actor.kind === "discord-member" ? actor.discordId : null;

/** The message with its ticket, both locked, when the actor may do this with it. */
async function changeable(
  ctx: GuildContext,
  messageId: number,
  what: "edit" | "delete",
  changer: Changer,
): Promise<{ row: TicketRow; message: MessageRow }> {
  // A browser cannot say that Discord has changed something.
  if (changer === "discord" && ctx.actor.kind === "user") throw forbidden();
  const by = personOf(ctx);
  if (changer !== "discord" && by === null) throw forbidden("Only a person can do this.");
  const gone = notFound("This message does not exist any more.");
  const m = ticketMessages;
  const its = and(eq(m.guildId, ctx.guildId), eq(m.messageId, messageId), isNull(m.deletedAt));
  const [found] = await ctx.db
    .select({ number: tickets.number })
    .from(m)
    .innerJoin(tickets, and(eq(tickets.guildId, m.guildId), eq(tickets.ticketId, m.ticketId)))
    .where(its);
  if (!found || found.number === null) throw gone;
  const row = await lockTicket(ctx, found.number);
  const [message] = await ctx.db.select().from(m).where(its).for("update");
  if (!message) throw gone;
  // What the opener may not read does not exist for them, and a right on the desk is what changes staff's words.
  if (changer === "opener" && (row.createdBy !== by || message.isStaff)) throw gone;
  if (changer === "staff" && !message.isStaff) throw forbidden("Only whoever wrote a message can change it.");
  const [before] = await ctx.db
    .select({ id: m.messageId })
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.ticketId, row.ticketId), lt(m.messageId, messageId)))
    .limit(1);
  const { userId: authorId, source, createdAt } = message;
  const problem = changeProblem({ authorId, source, createdAt, first: before === undefined }, what, {
    by,
    changer,
    now: ctx.now,
  });
  if (problem) throw invalid(problem, { text: problem });
  return { row, message };
}

async function changed(
  ctx: GuildContext,
  { row, message }: { row: TicketRow; message: MessageRow },
  what: "message_edited" | "message_deleted",
  changer: Changer,
): Promise<void> {
  const number = row.number ?? row.ticketId;
  // Neither history nor audit keeps the words: what somebody takes back is gone.
  await logChange(ctx, row, personOf(ctx) ?? message.userId, what.replace("_", "-"), {
    after: message.messageId,
  });
  await saveTicket(ctx, row, message.isInternal ? { internal: true } : {});
  await recordAudit(ctx, {
    action: `tickets.${what}`,
    subjectType: "ticket",
    subjectId: String(number),
    after: { messageId: message.messageId, in: changer === "discord" ? "discord" : "web" },
  });
  if (message.isInternal) return;
  await announce(
    ctx,
    `tickets.${what}`,
    {
      number,
      openerId: row.createdBy,
      messageId: message.messageId,
      in: changer === "discord" ? "discord" : "web",
    },
    `${message.messageId}:${row.version}`,
  );
}

/**
 * Changes the words of a message.
 * @param changer `discord` when it was changed there already: no time limit, and the mirror leaves it alone
 * @returns false when it says this already; nothing is written then
 * @throws AppError not_found, forbidden for somebody else's, invalid with the sentence of the rule
 */
export async function editMessage(
  ctx: GuildContext,
  input: { messageId: number; text: string },
  changer: Changer,
): Promise<boolean> {
  const found = await changeable(ctx, input.messageId, "edit", changer);
  if (found.message.message === input.text) return false;
  await ctx.db
    .update(ticketMessages)
    .set({ message: input.text, editedAt: ctx.now })
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, input.messageId)));
  await changed(ctx, found, "message_edited", changer);
  return true;
}

/**
 * Takes a message back: its words and its files are gone for good, a line says that somebody did it.
 * @param changer `discord` when it is gone there already
 * @throws AppError not_found, forbidden for somebody else's, invalid with the sentence of the rule
 */
export async function deleteMessage(
  ctx: GuildContext,
  input: { messageId: number },
  changer: Changer,
): Promise<void> {
  const found = await changeable(ctx, input.messageId, "delete", changer);
  await deleteFilesOf(ctx, input.messageId);
  await ctx.db
    .update(ticketMessages)
    .set({ message: null, deletedAt: ctx.now })
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, input.messageId)));
  await changed(ctx, found, "message_deleted", changer);
}
