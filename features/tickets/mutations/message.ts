import { and, eq, gt, isNull, ne } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { moderation } from "@/features/guilds/moderation/data";
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

/** A message that a verb has just stored, as its row holds it. */
export type StoredMessage = typeof ticketMessages.$inferSelect;

/** What a verb did, with what those who follow the ticket are told of it. */
export interface Wrote extends WrittenMessage {
  /** The message and the ticket's version with it; null where it stood there already. */
  news: { message: StoredMessage; version: number } | null;
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

/** @throws AppError conflict where the key has written in another ticket meanwhile */
async function insert(ctx: GuildContext, row: TicketRow, message: NewMessage): Promise<StoredMessage> {
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
    .returning();
  if (!made) throw keyReused();
  await takeAlong(ctx, { ticketId: row.ticketId, messageId: made.messageId }, files);
  return made;
}

const keyReused = () =>
  conflict("This request was already used for something else. Load the page and try again.", {
    code: "key-reused",
  });

/** What a key has written already. Behind the ticket's lock, so that the same key twice at once finds itself. */
async function keptUnder(ctx: GuildContext, key: string) {
  const [known] = await ctx.db
    .select({ id: ticketMessages.messageId, ticketId: ticketMessages.ticketId })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.idempotencyKey, key)));
  return known ?? null;
}

/** A repeat answers as the first time, whatever happened to the ticket since. @throws AppError conflict */
function repeated(known: { id: number; ticketId: number }, row: TicketRow): Wrote {
  if (known.ticketId !== row.ticketId) throw keyReused();
  return { id: known.id, replayed: true, news: null };
}

const wrote = (row: TicketRow, message: StoredMessage): Wrote => ({
  id: message.messageId,
  replayed: false,
  news: { message, version: row.version + 1 },
});

const keyOf = (by: string, key: string) => `write:${by}:${key}`;

/**
 * The opener writes in their ticket. Under a closed one it is a last word, or opens it again where they ask for it.
 * @throws AppError not_found for somebody else's ticket, conflict where it was closed too long ago to be opened again
 */
export async function writeAsOpener(ctx: GuildContext, input: OwnReplyInput): Promise<Wrote> {
  const by = actingPerson(ctx.actor);
  const key = keyOf(by, input.key);
  // One flight for all that is read, the lock first: what follows it sees what was stored before it was given.
  const [row, known, name, { desk }] = await Promise.all([
    lockTicket(ctx, input.number, by),
    keptUnder(ctx, key),
    nameOf(ctx, by),
    moderation(ctx),
  ]);
  if (known) return repeated(known, row);
  const state = stepped(row, { kind: "opener-writes", reopen: input.reopen }, ctx.now);
  const { text, files } = input;
  const reopened = row.closedAt !== null && state.open;
  const [message] = await Promise.all([
    insert(ctx, row, { key, text, files, by, name, staff: false, internal: false }),
    saveTicket(ctx, row, { state, names: { [by]: name }, hours: desk.hours }),
    reopened && logChange(ctx, row, by, "reopened"),
  ]);
  const id = message.messageId;
  const ticket = { number: input.number, openerId: row.createdBy };
  await Promise.all([
    reopened && announce(ctx, "tickets.reopened", ticket),
    announce(ctx, "tickets.message", { ...ticket, messageId: id, by: "opener" }, String(id)),
  ]);
  return wrote(row, message);
}

/** The newest public message of others that came behind the one that a writer saw. */
async function newerThan(ctx: GuildContext, number: number, seen: number, by: string) {
  const m = ticketMessages;
  const [newer] = await ctx.db
    .select({ name: m.username })
    .from(m)
    .innerJoin(tickets, and(eq(tickets.guildId, m.guildId), eq(tickets.ticketId, m.ticketId)))
    .where(
      and(
        eq(tickets.guildId, ctx.guildId),
        eq(tickets.number, number),
        gt(m.messageId, seen),
        eq(m.isInternal, false),
        // Nobody can read what was taken back.
        isNull(m.deletedAt),
        ne(m.userId, by),
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
export async function writeAsStaff(ctx: GuildContext, input: ReplyInput): Promise<Wrote> {
  const by = actingPerson(ctx.actor);
  const key = keyOf(by, input.key);
  const [row, known, newer, name] = await Promise.all([
    lockTicket(ctx, input.number),
    keptUnder(ctx, key),
    input.anyway ? null : newerThan(ctx, input.number, input.seen, by),
    nameOf(ctx, by),
  ]);
  if (known) return repeated(known, row);
  if (newer)
    throw conflict(`${newer.name} wrote while you did. Read it first; your words are kept.`, {
      code: "outdated",
      name: newer.name,
    });
  const state = stepped(row, { kind: "staff-writes", by }, ctx.now);
  const { text, files } = input;
  const [message] = await Promise.all([
    insert(ctx, row, { key, text, files, by, name, staff: true, internal: false }),
    saveTicket(ctx, row, { state, names: { [by]: name } }),
    row.assignedTo === null && logChange(ctx, row, by, "taken"),
  ]);
  const id = message.messageId;
  const ticket = { number: input.number, openerId: row.createdBy };
  await Promise.all([
    announce(ctx, "tickets.message", { ...ticket, messageId: id, by: "staff" }, String(id)),
    tellOpener(ctx, row, {
      what: "answered",
      title: `${name} answered “${row.title ?? "your ticket"}”`,
      body: text === "" ? "With files." : text.length > 140 ? `${text.slice(0, 139)}…` : text,
      key: `message:${id}`,
    }),
  ]);
  return wrote(row, message);
}

/** A note that staff alone read; it moves no clock. */
export async function writeNote(ctx: GuildContext, input: NoteInput): Promise<Wrote> {
  const by = actingPerson(ctx.actor);
  const key = keyOf(by, input.key);
  const [row, known, name] = await Promise.all([
    lockTicket(ctx, input.number),
    keptUnder(ctx, key),
    nameOf(ctx, by),
  ]);
  if (known) return repeated(known, row);
  const { text, files } = input;
  const [message] = await Promise.all([
    insert(ctx, row, { key, text, files, by, name, staff: true, internal: true }),
    saveTicket(ctx, row, { names: { [by]: name }, internal: true }),
  ]);
  return wrote(row, message);
}
