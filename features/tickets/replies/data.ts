import { and, asc, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketSavedReplies, tickets } from "@/db/schema/tickets";
import { notFound } from "@/lib/errors";
import { dataOf, type TicketData } from "../data/row";
import { ticketVersion } from "../data/tickets";
import { REPLIES_MAX } from "./limits";
import type { SavedReply } from "./schema";

const r = ticketSavedReplies;

/** The guild's saved replies, by name. */
export async function savedReplies(ctx: GuildContext): Promise<SavedReply[]> {
  const rows = await ctx.db
    .select()
    .from(r)
    .where(eq(r.guildId, ctx.guildId))
    .orderBy(sql`lower(${r.title})`, asc(r.replyId))
    .limit(REPLIES_MAX);
  return rows.map((row) => ({
    id: row.replyId,
    title: row.title,
    body: row.body,
    by: row.updatedByName,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** What a ticket itself says for a saved reply. @throws AppError not_found */
export async function ticketForFields(
  ctx: GuildContext,
  number: number,
): Promise<{
  number: number;
  title: string;
  openerId: string;
  data: TicketData;
  dueAt: Date | null;
  order: number | null;
}> {
  await ticketVersion(ctx, number);
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number)));
  if (!row) throw notFound("This ticket does not exist.");
  const about = row.subjectType === "order" && /^\d{1,9}$/.test(row.subjectId ?? "");
  return {
    number,
    title: row.title ?? "",
    openerId: row.createdBy,
    data: dataOf(row),
    dueAt: row.dueAt,
    order: about ? Number(row.subjectId) : null,
  };
}
