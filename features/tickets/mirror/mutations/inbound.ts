import { and, eq, isNull, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, ticketMirrors, tickets } from "@/db/schema/tickets";
import { attachFiles } from "../../attachments/mutations";
import type { ReadyFile } from "../../attachments/schema";
import { stateOf, type TicketRow } from "../../data/row";
import { deleteMessage, editMessage } from "../../mutations/edit";
import { askLastWord } from "../../mutations/last-word";
import { logChange, saveTicket } from "../../mutations/locked";
import { announce, tellOpener } from "../../mutations/tell";
import { step, type TicketState } from "../../rules";
import { isTicketStaff } from "../data/side";
import type { Taken, Written } from "../schema";
import { DELETED_THERE, THREAD_GONE } from "../words";
import { forgetThread, seenAnew } from "./outcome";

/** The ticket of a thread, locked until the transaction ends; null for any other thread. */
async function lockThread(ctx: GuildContext, threadId: string): Promise<TicketRow | null> {
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.threadId, threadId)))
    .for("update");
  return row ?? null;
}

const byDiscordId = (ctx: GuildContext, row: TicketRow, messageId: string) =>
  and(
    eq(ticketMessages.guildId, ctx.guildId),
    eq(ticketMessages.ticketId, row.ticketId),
    eq(ticketMessages.discordMessageId, messageId),
  );

/** Everything of the thread up to a message has been read. */
export async function readUpTo(ctx: GuildContext, threadId: string, messageId: string): Promise<void> {
  await ctx.db.execute(sql`
    update ticket_mirrors m set seen_message_id = ${messageId}
    from tickets t
    where t.guild_id = ${ctx.guildId} and t.thread_id = ${threadId}
      and m.guild_id = t.guild_id and m.ticket_id = t.ticket_id
      and (m.seen_message_id is null or m.seen_message_id::numeric < ${messageId}::numeric)`);
}

/** Under a closed ticket words are last words: they are kept and move nothing. */
function stateAfter(row: TicketRow, staff: boolean, by: string, at: Date): TicketState {
  const before = stateOf(row);
  const next = step(
    before,
    staff ? { kind: "staff-writes", by } : { kind: "opener-writes", reopen: false },
    at,
  );
  return typeof next === "string" ? before : next;
}

/**
 * Takes what somebody wrote in a ticket's thread into the ticket, once: the opener's words and staff's, which count as
 * an answer. What others write there stays in Discord.
 * @param files checked already; what the ticket has no room for is named in the words
 */
export async function takeIn(
  ctx: GuildContext,
  written: Written,
  files: readonly ReadyFile[] = [],
): Promise<Taken> {
  const { threadId, messageId, by, text, at } = written;
  const row = await lockThread(ctx, threadId);
  if (!row) return "no-ticket";
  const opener = by.discordId === row.createdBy;
  const staff = !opener && (await isTicketStaff(ctx, by.discordId, by.roleIds));
  if (!opener && !staff) return "not-theirs";
  const [made] = await ctx.db
    .insert(ticketMessages)
    .values({
      guildId: ctx.guildId,
      ticketId: row.ticketId,
      userId: by.discordId,
      username: by.name,
      message: text,
      isStaff: staff,
      source: "discord",
      idempotencyKey: `discord:${messageId}`,
      discordMessageId: messageId,
      mirrorState: "delivered",
      mirroredAt: at,
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: ticketMessages.messageId });
  if (!made) return "known";
  await attach(ctx, made.id, text, files);
  const state = stateAfter(row, staff, by.discordId, at);
  if (row.assignedTo === null && state.assignee !== null) await logChange(ctx, row, by.discordId, "taken");
  await saveTicket(ctx, row, { state, names: { [by.discordId]: by.name } });
  const ticket = { number: row.number ?? row.ticketId, openerId: row.createdBy };
  const side = staff ? "staff" : "opener";
  await announce(ctx, "tickets.message", { ...ticket, messageId: made.id, by: side }, String(made.id));
  if (opener && !state.open) await askLastWord(ctx, row);
  if (staff)
    await tellOpener(ctx, row, {
      what: "answered",
      title: `${by.name} answered “${row.title ?? "your ticket"}”`,
      body: text.length > 140 ? `${text.slice(0, 139)}…` : text,
      key: `message:${made.id}`,
    });
  return "taken";
}

async function attach(
  ctx: GuildContext,
  messageId: number,
  text: string,
  files: readonly ReadyFile[],
): Promise<void> {
  if (files.length === 0) return;
  const { refused } = await attachFiles(ctx, messageId, files);
  if (refused.length === 0) return;
  const lines = refused.map(({ name, why }) => `Not kept, look at it in Discord: ${name}. ${why}`);
  await ctx.db
    .update(ticketMessages)
    .set({ message: [text, ...lines].filter(Boolean).join("\n") })
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, messageId)));
}

/**
 * Somebody changed what they had written in the thread. What is older than the change that is known does nothing.
 * Open the context at the moment of the change.
 */
export async function changeIn(
  ctx: GuildContext,
  changed: { threadId: string; messageId: string; text: string },
): Promise<void> {
  const row = await lockThread(ctx, changed.threadId);
  const known = row && (await knownMessage(ctx, row, changed.messageId));
  if (known?.source !== "discord" || (known.editedAt ?? known.createdAt) >= ctx.now) return;
  await editMessage(ctx, { messageId: known.messageId, text: changed.text }, "discord");
  // Also where the words are the same, so that it is not looked at again.
  await ctx.db
    .update(ticketMessages)
    .set({ editedAt: ctx.now, mirroredAt: ctx.now })
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, known.messageId)));
}

async function knownMessage(ctx: GuildContext, row: TicketRow, messageId: string) {
  const [known] = await ctx.db
    .select()
    .from(ticketMessages)
    .where(and(byDiscordId(ctx, row, messageId), isNull(ticketMessages.deletedAt)));
  return known;
}

/**
 * Messages of the thread were deleted there. What somebody had written there goes from the ticket too; what was ours
 * stays, and staff see that Discord has it no more.
 */
export async function removeIn(
  ctx: GuildContext,
  removed: { threadId: string; messageIds: readonly string[] },
): Promise<void> {
  const row = await lockThread(ctx, removed.threadId);
  if (!row) return;
  for (const messageId of removed.messageIds) {
    const known = await knownMessage(ctx, row, messageId);
    if (!known) continue;
    const theirs = known.source === "discord";
    if (theirs) await deleteMessage(ctx, { messageId: known.messageId }, "discord");
    await ctx.db
      .update(ticketMessages)
      .set(
        theirs
          ? { mirrorState: "none" }
          : { mirrorState: "failed", mirrorError: DELETED_THERE, discordMessageId: null },
      )
      .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, known.messageId)));
    if (!theirs) await seenAnew(ctx, row.ticketId);
  }
}

/** The whole thread was deleted in Discord. */
export async function threadDeleted(ctx: GuildContext, threadId: string): Promise<void> {
  const row = await lockThread(ctx, threadId);
  if (!row) return;
  await ctx.db
    .update(ticketMirrors)
    .set({ state: "wanted", problem: THREAD_GONE, seenMessageId: null, updatedAt: ctx.now })
    .where(and(eq(ticketMirrors.guildId, ctx.guildId), eq(ticketMirrors.ticketId, row.ticketId)));
  await forgetThread(ctx, row.ticketId);
}
