import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAttachments, ticketMessages, tickets } from "@/db/schema/tickets";
import { prepared } from "@/db/transaction";
import { isMember } from "@/features/guilds/data/members";
import { forbidden } from "@/lib/errors";
import type { ByteRange } from "./rules";
import type { TicketFile } from "./schema";

const f = ticketAttachments;

export const FILE_COLUMNS = {
  id: f.id,
  name: f.fileName,
  mediaType: f.mediaType,
  size: f.size,
  width: f.width,
  height: f.height,
};

/** The files of messages, by message, in the order in which they were added. Their bytes are not read. */
export async function filesOf(
  ctx: GuildContext,
  messageIds: readonly number[],
): Promise<Map<number, TicketFile[]>> {
  const found = new Map<number, TicketFile[]>();
  if (messageIds.length === 0) return found;
  const rows = await ctx.db
    .select({ messageId: f.messageId, ...FILE_COLUMNS })
    .from(f)
    .where(and(eq(f.guildId, ctx.guildId), inArray(f.messageId, [...messageIds])))
    .orderBy(asc(f.position), asc(f.createdAt), asc(f.id));
  for (const { messageId, ...file } of rows) {
    if (messageId !== null) found.set(messageId, [...(found.get(messageId) ?? []), file]);
  }
  return found;
}

/**
 * A file of a ticket; null where the ticket has none with this id.
 * @param openerId for the opener: only in their own ticket, and none of a note
 */
export async function fileOf(
  ctx: GuildContext,
  number: number,
  id: string,
  openerId?: string,
): Promise<(TicketFile & { sha256: string; hasPreview: boolean }) | null> {
  const m = ticketMessages;
  const [row] = await ctx.db
    .select({ ...FILE_COLUMNS, sha256: f.sha256, hasPreview: sql<boolean>`${f.preview} is not null` })
    .from(f)
    .innerJoin(tickets, and(eq(tickets.guildId, f.guildId), eq(tickets.ticketId, f.ticketId)))
    .innerJoin(m, and(eq(m.guildId, f.guildId), eq(m.messageId, f.messageId)))
    .where(
      and(
        eq(f.guildId, ctx.guildId),
        eq(f.id, id),
        eq(tickets.number, number),
        openerId === undefined ? undefined : and(eq(tickets.createdBy, openerId), eq(m.isInternal, false)),
      ),
    );
  return row ?? null;
}

/** Bytes of a file: a part of them, the small picture, or all. Nobody's right is checked here. */
export async function fileBytes(
  ctx: GuildContext,
  id: string,
  part: ByteRange | "preview" | null = null,
): Promise<Buffer | null> {
  const whole = part === null || part === "preview";
  const what = part === "preview" ? "preview" : whole ? "content" : "substring(content from $3 for $4)";
  const [row] = await prepared<{ bytes: Buffer | null }>(
    ctx.db,
    `select ${what} as bytes from ticket_attachments where guild_id = $1 and id = $2::uuid`,
    whole ? [ctx.guildId, id] : [ctx.guildId, id, part.from + 1, part.to - part.from + 1],
  );
  return row?.bytes ?? null;
}

/** How many files there are, and of how many bytes together: of a ticket, or waiting of a person. */
export async function roomOf(
  ctx: GuildContext,
  of: { ticketId: number } | { waitingOf: string },
): Promise<{ files: number; bytes: number }> {
  const [row] = await ctx.db
    .select({
      files: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(${f.size}), 0)`.mapWith(Number),
    })
    .from(f)
    .where(
      and(
        eq(f.guildId, ctx.guildId),
        "ticketId" in of
          ? eq(f.ticketId, of.ticketId)
          : and(sql`${f.ticketId} is null`, eq(f.uploadedBy, of.waitingOf)),
      ),
    );
  return row ?? { files: 0, bytes: 0 };
}

/** @throws AppError forbidden for whoever is neither a member of the guild nor has a ticket in it */
export async function mayUpload(ctx: GuildContext, discordId: string): Promise<void> {
  if (await isMember(ctx, discordId)) return;
  const [own] = await ctx.db
    .select({ ticketId: tickets.ticketId })
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.createdBy, discordId)))
    .limit(1);
  if (!own) throw forbidden("Tickets are for members of this guild's Discord server. Join it first.");
}
