import { and, eq, gt, isNull, ne } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { conflict, invalid } from "@/lib/errors";
import { takeAlong } from "../attachments/mutations";
import type { TicketRow } from "../data/row";
import type { NoteInput, OwnReplyInput, ReplyInput } from "../schema";
import { lockTicket, logChange, nameOf, saveTicket, stepped } from "./locked";
import { announce, tellOpener } from "./tell";

export interface WrittenMessage {
  id: number;
  replayed: boolean;
}

interface NewMessage {
  key: string;
  text: string;
  by: string;
  name: string;
  staff: boolean;
  internal: boolean;
  files: readonly string[] | undefined;
}

/** @returns null where the key has written already */
async function insert(ctx: GuildContext, row: TicketRow, message: NewMessage): Promise<number | null> {
  const { files = [] } = message;
  if (message.text === "" && files.length === 0)
    throw invalid("Say something first.", { text: "Say something first." });
  const [made] = await ctx.db
    .insert(ticketMessages)
    .values({
      guildId: ctx.guildId,
      ticketId: row.ticketId,
      userId: message.by,
      username: message.name,
      message: message.text,
      isStaff: message.staff,
      isInternal: message.internal,
      idempotencyKey: message.key,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: ticketMessages.messageId });
  if (made) await takeAlong(ctx, { ticketId: row.ticketId, messageId: made.id }, files);
  return made?.id ?? null;
}

async function writtenBy(ctx: GuildContext, row: TicketRow, key: string): Promise<WrittenMessage> {
  const [known] = await ctx.db
    .select({ id: ticketMessages.messageId, ticketId: ticketMessages.ticketId })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.idempotencyKey, key)));
  if (known?.ticketId !== row.ticketId)
    throw conflict("This request was already used for something else. Load the page and try again.", {
      code: "key-reused",
    });
  return { id: known.id, replayed: true };
}

const keyOf = (by: string, key: string) => `write:${by}:${key}`;

/**
 * The opener writes in their ticket. Under a closed one it is a last word, or opens it again where they ask for it.
 * @throws AppError not_found for somebody else's ticket, conflict where it was closed too long ago to be opened again
 */
export async function writeAsOpener(ctx: GuildContext, input: OwnReplyInput): Promise<WrittenMessage> {
  const by = actingPerson(ctx.actor);
  const [row, name] = await Promise.all([lockTicket(ctx, input.number, by), nameOf(ctx, by)]);
  const state = stepped(row, { kind: "opener-writes", reopen: input.reopen }, ctx.now);
  const key = keyOf(by, input.key);
  const { text, files } = input;
  const id = await insert(ctx, row, { key, text, files, by, name, staff: false, internal: false });
  if (id === null) return writtenBy(ctx, row, key);
  const ticket = { number: input.number, openerId: row.createdBy };
  const reopened = row.closedAt !== null && state.open;
  await Promise.all([
    saveTicket(ctx, row, { state, names: { [by]: name } }),
    reopened && logChange(ctx, row, by, "reopened"),
    reopened && announce(ctx, "tickets.reopened", ticket),
    announce(ctx, "tickets.message", { ...ticket, messageId: id, by: "opener" }, String(id)),
  ]);
  return { id, replayed: false };
}

/** The newest public message of others that came behind the one that a writer saw. */
async function newerThan(ctx: GuildContext, row: TicketRow, seen: number, by: string) {
  const [newer] = await ctx.db
    .select({ id: ticketMessages.messageId, name: ticketMessages.username })
    .from(ticketMessages)
    .where(
      and(
        eq(ticketMessages.guildId, ctx.guildId),
        eq(ticketMessages.ticketId, row.ticketId),
        gt(ticketMessages.messageId, seen),
        eq(ticketMessages.isInternal, false),
        // Nobody can read what was taken back.
        isNull(ticketMessages.deletedAt),
        ne(ticketMessages.userId, by),
      ),
    )
    .limit(1);
  return newer ?? null;
}

/**
 * Staff answer. An unassigned ticket becomes the writer's. Where somebody else wrote since the writer last looked,
 * nothing is sent and they are asked.
 * @throws AppError conflict with `details.code`: `outdated` (and `name`), `state`, `key-reused`
 */
export async function writeAsStaff(ctx: GuildContext, input: ReplyInput): Promise<WrittenMessage> {
  const by = actingPerson(ctx.actor);
  const [row, name] = await Promise.all([lockTicket(ctx, input.number), nameOf(ctx, by)]);
  const key = keyOf(by, input.key);
  const newer = input.anyway ? null : await newerThan(ctx, row, input.seen, by);
  if (newer && !(await isWritten(ctx, key)))
    throw conflict(`${newer.name} wrote while you did. Read it first; your words are kept.`, {
      code: "outdated",
      name: newer.name,
    });
  const state = stepped(row, { kind: "staff-writes", by }, ctx.now);
  const { text, files } = input;
  const id = await insert(ctx, row, { key, text, files, by, name, staff: true, internal: false });
  if (id === null) return writtenBy(ctx, row, key);
  const ticket = { number: input.number, openerId: row.createdBy };
  await Promise.all([
    saveTicket(ctx, row, { state, names: { [by]: name } }),
    row.assignedTo === null && logChange(ctx, row, by, "taken"),
    announce(ctx, "tickets.message", { ...ticket, messageId: id, by: "staff" }, String(id)),
    tellOpener(ctx, row, {
      what: "answered",
      title: `${name} answered “${row.title ?? "your ticket"}”`,
      body: text === "" ? "With files." : text.length > 140 ? `${text.slice(0, 139)}…` : text,
      key: `message:${id}`,
    }),
  ]);
  return { id, replayed: false };
}

async function isWritten(ctx: GuildContext, key: string): Promise<boolean> {
  const [known] = await ctx.db
    .select({ id: ticketMessages.messageId })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.idempotencyKey, key)));
  return known !== undefined;
}

/** A note that staff alone read; it moves no clock. */
export async function writeNote(ctx: GuildContext, input: NoteInput): Promise<WrittenMessage> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, input.number);
  const key = keyOf(by, input.key);
  const name = await nameOf(ctx, by);
  const { text, files } = input;
  const id = await insert(ctx, row, { key, text, files, by, name, staff: true, internal: true });
  if (id === null) return writtenBy(ctx, row, key);
  await saveTicket(ctx, row, { names: { [by]: name }, internal: true });
  return { id, replayed: false };
}
