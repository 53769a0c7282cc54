import { and, asc, eq, inArray } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAttachments, ticketLogs, ticketMessages } from "@/db/schema/tickets";
import type { TicketRow } from "../../data/row";
import { dataOf } from "../../data/row";
import { changeWords } from "../../words";
import type { TranscriptEntry, TranscriptFile, TranscriptPerson, TranscriptReader } from "../schema";

/** A conversation with more is no conversation any more. */
const MOST = 20_000;
/** Changes that are the opener's business. */
const THEIRS = ["closed", "reopened"];

type MessageRow = typeof ticketMessages.$inferSelect;

const iso = (at: Date | null) => at?.toISOString() ?? null;

function author(row: MessageRow, opener: string, reader: TranscriptReader): TranscriptPerson {
  if (row.source === "system" || row.userId === null)
    return { name: row.username, role: "grizzly", discordId: null };
  const role = row.isStaff || row.userId !== opener ? "staff" : "opener";
  return {
    name: row.username,
    role,
    discordId: reader === "staff" || role === "opener" ? row.userId : null,
  };
}

async function filesOf(ctx: GuildContext, ticketId: number): Promise<Map<number, TranscriptFile[]>> {
  const f = ticketAttachments;
  const rows = await ctx.db
    .select({
      messageId: f.messageId,
      id: f.id,
      name: f.fileName,
      mediaType: f.mediaType,
      size: f.size,
      sha256: f.sha256,
    })
    .from(f)
    .where(and(eq(f.guildId, ctx.guildId), eq(f.ticketId, ticketId)))
    .orderBy(asc(f.createdAt), asc(f.id));
  const found = new Map<number, TranscriptFile[]>();
  for (const { messageId, ...file } of rows)
    if (messageId !== null) found.set(messageId, [...(found.get(messageId) ?? []), file]);
  return found;
}

/** Every message and change of a ticket in its order, as far as the reader may know of it. */
export async function transcriptEntries(
  ctx: GuildContext,
  row: TicketRow,
  reader: TranscriptReader,
): Promise<TranscriptEntry[]> {
  const [m, l] = [ticketMessages, ticketLogs];
  const [messages, logs, files] = await Promise.all([
    ctx.db
      .select()
      .from(m)
      .where(
        and(
          eq(m.guildId, ctx.guildId),
          eq(m.ticketId, row.ticketId),
          reader === "opener" ? eq(m.isInternal, false) : undefined,
        ),
      )
      .orderBy(asc(m.messageId))
      .limit(MOST),
    ctx.db
      .select()
      .from(l)
      .where(
        and(
          eq(l.guildId, ctx.guildId),
          eq(l.ticketId, row.ticketId),
          reader === "opener" ? inArray(l.change, THEIRS) : undefined,
        ),
      )
      .orderBy(asc(l.id))
      .limit(MOST),
    filesOf(ctx, row.ticketId),
  ]);
  const { names = {} } = dataOf(row);
  const said = messages.map(
    (message): TranscriptEntry => ({
      kind: "message",
      id: message.messageId,
      at: message.createdAt.toISOString(),
      author: author(message, row.createdBy, reader),
      visibleTo: message.isInternal ? "staff" : "everybody",
      writtenIn: message.source as "web" | "discord" | "system",
      text: message.deletedAt === null ? (message.message ?? "") : null,
      editedAt: iso(message.editedAt),
      deletedAt: iso(message.deletedAt),
      files: message.deletedAt === null ? (files.get(message.messageId) ?? []) : [],
    }),
  );
  const done = logs
    .filter((log) => log.change !== "opened")
    .map(
      (log): TranscriptEntry => ({
        kind: "change",
        id: log.id,
        at: log.createdAt.toISOString(),
        change: log.change,
        by: log.actorId === null ? null : (names[log.actorId] ?? log.actorId),
        words: changeWords(log.change, log.after),
      }),
    );
  return [...said, ...done].sort((a, b) => a.at.localeCompare(b.at));
}
