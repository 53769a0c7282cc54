import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAttachments, ticketMessages } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { forbidden, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { HOUR } from "@/lib/time";
import { FILE_COLUMNS, roomOf } from "./data";
import { WAITING_HOURS } from "./limits";
import { refusedFile } from "./refused";
import { ticketRoomProblem, waitingProblem } from "./rules";
import type { ReadyFile, TicketFile } from "./schema";

const f = ticketAttachments;

function uploader({ actor }: GuildContext): string {
  if (actor.kind === "user") return actor.userId;
  throw forbidden("Only a person can do this.");
}

const waitingOf = (ctx: GuildContext, userId: string) =>
  and(eq(f.guildId, ctx.guildId), isNull(f.ticketId), eq(f.uploadedBy, userId));

const valuesOf = (ctx: GuildContext, { name, ...file }: ReadyFile) => ({
  guildId: ctx.guildId,
  id: newId(),
  fileName: name,
  ...file,
  createdAt: ctx.now,
});

/**
 * Keeps an upload of the acting person until a message takes it along; what nobody sent is forgotten after a day.
 * @throws AppError invalid where too many of theirs wait
 */
export async function keepUpload(ctx: GuildContext, file: ReadyFile): Promise<TicketFile> {
  const by = uploader(ctx);
  // Two uploads at once of one person count each other.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${by}`}, 0))`);
  const old = new Date(ctx.now.getTime() - WAITING_HOURS * HOUR);
  await ctx.db.delete(f).where(and(eq(f.guildId, ctx.guildId), isNull(f.ticketId), lt(f.createdAt, old)));
  const problem = waitingProblem(await roomOf(ctx, { waitingOf: by }), file.size);
  if (problem) throw refusedFile(problem);
  const [kept] = await ctx.db
    .insert(f)
    .values({ ...valuesOf(ctx, file), uploadedBy: by })
    .returning(FILE_COLUMNS);
  if (!kept) throw new Error("The file was not stored.");
  return kept;
}

/** Forgets an own upload that was not sent. @throws AppError not_found */
export async function dropUpload(ctx: GuildContext, id: string): Promise<void> {
  const gone = await ctx.db
    .delete(f)
    .where(and(waitingOf(ctx, uploader(ctx)), eq(f.id, id)))
    .returning({ id: f.id });
  if (gone.length === 0) throw notFound("This file does not wait here any more.");
}

interface Place {
  ticketId: number;
  messageId: number;
}

async function checkRoom(ctx: GuildContext, ticketId: number, sizes: readonly number[]): Promise<void> {
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const problem = ticketRoomProblem(await roomOf(ctx, { ticketId }), { files: sizes.length, bytes });
  if (problem) throw refusedFile(problem);
}

/**
 * Puts uploads of the acting person into a message that they write; the ticket is locked by the caller.
 * @throws AppError invalid where one is gone or the ticket is full
 */
export async function takeAlong(ctx: GuildContext, place: Place, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const mine = and(waitingOf(ctx, uploader(ctx)), inArray(f.id, wanted));
  const waiting = await ctx.db.select({ id: f.id, size: f.size }).from(f).where(mine).for("update");
  if (waiting.length < wanted.length)
    throw refusedFile("A file of this message is not here any more. Remove it and add it again.");
  await checkRoom(
    ctx,
    place.ticketId,
    waiting.map((file) => file.size),
  );
  await ctx.db
    .update(f)
    .set({ ...place, position: sql`array_position(${sql.param(wanted)}::uuid[], ${f.id})` })
    .where(mine);
}

/**
 * Keeps files that came with a message from elsewhere, such as Discord; once a message, in the transaction that
 * writes it. Prepare them before (`prepareFiles`).
 * @returns what the ticket had no room for, with the sentence why
 */
export async function attachFiles(
  ctx: GuildContext,
  messageId: number,
  files: readonly ReadyFile[],
): Promise<{ kept: TicketFile[]; refused: { name: string; why: string }[] }> {
  const m = ticketMessages;
  const [message] = await ctx.db
    .select({ ticketId: m.ticketId })
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.messageId, messageId)));
  if (!message) throw notFound("This message does not exist any more.");
  const { ticketId } = message;
  const room = await roomOf(ctx, { ticketId });
  const kept: TicketFile[] = [];
  const refused: { name: string; why: string }[] = [];
  for (const [position, file] of files.entries()) {
    const why = ticketRoomProblem(room, { files: 1, bytes: file.size });
    if (why) {
      refused.push({ name: file.name, why });
      continue;
    }
    const [made] = await ctx.db
      .insert(f)
      .values({ ...valuesOf(ctx, file), ticketId, messageId, position })
      .returning(FILE_COLUMNS);
    if (made) kept.push(made);
    room.files += 1;
    room.bytes += file.size;
  }
  return { kept, refused };
}

/** Deletes the files of a message, with their bytes. The audit says which they were. */
export async function deleteFilesOf(ctx: GuildContext, messageId: number): Promise<void> {
  const gone = await ctx.db
    .delete(f)
    .where(and(eq(f.guildId, ctx.guildId), eq(f.messageId, messageId)))
    .returning({ id: f.id, sha256: f.sha256, size: f.size });
  if (gone.length === 0) return;
  await recordAudit(ctx, {
    action: "tickets.files_deleted",
    subjectType: "ticket_message",
    subjectId: String(messageId),
    before: { files: gone },
  });
}
