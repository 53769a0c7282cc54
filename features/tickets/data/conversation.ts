import { and, desc, eq, gte, isNull, lt } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import { filesOf } from "../attachments/data";
import type { TicketFile } from "../attachments/schema";
import type { TicketMessage } from "../schema";

const m = ticketMessages;

/** Messages that a page shows at first, and that each step back adds. */
const PAGE = 60;
/** A page never shows more; older words are in the transcript. */
const MOST = 500;

/** Which part of a conversation: all that fits, the newest, or from a message up to the newest. */
export type Part = "all" | "newest" | { from: number };

function toMessage(row: typeof m.$inferSelect, files: TicketFile[]): TicketMessage {
  return {
    id: row.messageId,
    author: { discordId: row.userId, name: row.username },
    text: row.message ?? "",
    kind: row.isInternal ? "note" : row.isStaff ? "staff" : "opener",
    source: row.source as TicketMessage["source"],
    files,
    at: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}

/**
 * A part of a ticket's messages, oldest first.
 * @param notes also those among staff
 * @returns `older` is the message from which to show one page more; null at the beginning
 */
export async function messagesOf(
  ctx: GuildContext,
  ticketId: number,
  { notes, part }: { notes: boolean; part: Part },
): Promise<{ messages: TicketMessage[]; older: number | null }> {
  const its = and(
    eq(m.guildId, ctx.guildId),
    eq(m.ticketId, ticketId),
    isNull(m.deletedAt),
    notes ? undefined : eq(m.isInternal, false),
  );
  const newest = await ctx.db
    .select()
    .from(m)
    .where(and(its, typeof part === "object" ? gte(m.messageId, part.from) : undefined))
    .orderBy(desc(m.messageId))
    .limit(part === "newest" ? PAGE : MOST);
  const rows = newest.reverse();
  const first = rows[0]?.messageId;
  const [files, behind] = await Promise.all([
    filesOf(
      ctx,
      rows.map((row) => row.messageId),
    ),
    first === undefined
      ? []
      : ctx.db
          .select({ id: m.messageId })
          .from(m)
          .where(and(its, lt(m.messageId, first)))
          .orderBy(desc(m.messageId))
          .limit(PAGE),
  ]);
  return {
    messages: rows.map((row) => toMessage(row, files.get(row.messageId) ?? [])),
    older: behind.at(-1)?.id ?? null,
  };
}
