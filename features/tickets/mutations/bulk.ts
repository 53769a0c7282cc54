import { and, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketBulks } from "@/db/schema/desk";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { actingPerson } from "@/features/economy/policy";
import { AppError, conflict, notFound } from "@/lib/errors";
import { MINUTE } from "@/lib/time";
import type { Agent } from "../assign-rules";
import { BULK_UNDO_MINUTES, type BulkAction, bulkVerdict } from "../bulk-rules";
import { agents } from "../data/agents";
import { dataOf, isOpen, priorityOf, type TicketRow } from "../data/row";
import type { BulkApplyInput, BulkInput } from "../schema";
import type { TicketPriority } from "../words";
import { assignTicket } from "./assign";
import { closeTicket, reopenTicket, setPriority } from "./change";
import { writeAsStaff } from "./message";
import { setTags } from "./tags";

/** What a change of many does to one ticket, or why nothing. */
export interface BulkLine {
  number: number;
  title: string;
  will: string | null;
  wont: string | null;
}

interface Entry {
  number: number;
  /** The version that the change left: what somebody changed since stays as it is. */
  version: number;
  assignee: string | null;
  priority: TicketPriority;
  tags: string[];
}

async function rowsOf(ctx: GuildContext, numbers: readonly number[], lock: boolean): Promise<TicketRow[]> {
  const query = ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), inArray(tickets.number, [...numbers])))
    .orderBy(tickets.number);
  return lock ? query.for("update") : query;
}

function verdicts(input: BulkInput, rows: readonly TicketRow[], staff: readonly Agent[]): BulkLine[] {
  const names = Object.fromEntries(staff.map((agent) => [agent.discordId, agent.name]));
  const { action } = input;
  const stranger = action.kind === "assign" && action.to !== null && names[action.to] === undefined;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return input.numbers.map((number) => {
    const row = byNumber.get(number);
    if (!row) return { number, title: "", will: null, wont: "It does not exist." };
    const title = row.title ?? "Without a title";
    if (stranger) return { number, title, will: null, wont: "This person may not answer tickets here." };
    const verdict = bulkVerdict(
      {
        open: isOpen(row),
        assignee: row.assignedTo,
        priority: priorityOf(row),
        tags: row.tags,
        openerId: row.createdBy,
        concerns: row.concerns,
      },
      action,
      { ...dataOf(row).names, ...names },
    );
    return { number, title, will: null, wont: null, ...verdict };
  });
}

/** Those who may get tickets, read once for all of them. */
const staffFor = async (ctx: GuildContext, action: BulkAction): Promise<Agent[]> =>
  action.kind === "assign" ? agents(ctx) : [];

/** What a change would do to each of these tickets. */
export async function previewBulk(ctx: GuildContext, input: BulkInput): Promise<BulkLine[]> {
  return verdicts(input, await rowsOf(ctx, input.numbers, false), await staffFor(ctx, input.action));
}

async function applyTo(
  ctx: GuildContext,
  { id, action }: BulkApplyInput,
  row: TicketRow,
  staff: readonly Agent[],
): Promise<void> {
  const number = row.number ?? 0;
  switch (action.kind) {
    case "assign":
      return assignTicket(ctx, { number, to: action.to }, staff);
    case "tag": {
      const others = row.tags.filter((tag) => tag !== action.tag);
      return setTags(ctx, { number, tags: action.on ? [...others, action.tag] : others });
    }
    case "priority":
      return setPriority(ctx, { number, priority: action.priority });
    case "close":
      return closeTicket(ctx, { number, reason: action.reason }, "staff");
    case "reply": {
      const key = `bulk-${id}-${number}`;
      await writeAsStaff(ctx, {
        key,
        number,
        text: action.text,
        seen: await newest(ctx, row),
        anyway: false,
      });
    }
  }
}

async function newest(ctx: GuildContext, row: TicketRow): Promise<number> {
  const [message] = await ctx.db
    .select({ id: sql<number>`coalesce(max(${ticketMessages.messageId}), 0)`.mapWith(Number) })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.ticketId, row.ticketId)));
  return message?.id ?? 0;
}

const b = ticketBulks;

/** Does to each of these tickets what its preview says, all in one transaction. The same id again does nothing more. */
export async function applyBulk(ctx: GuildContext, input: BulkApplyInput): Promise<BulkLine[]> {
  const by = actingPerson(ctx.actor);
  const [made] = await ctx.db
    .insert(b)
    .values({
      id: input.id,
      guildId: ctx.guildId,
      madeBy: by,
      action: input.action,
      entries: [],
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: b.id });
  if (!made) return [];
  const rows = await rowsOf(ctx, input.numbers, true);
  const staff = await staffFor(ctx, input.action);
  const lines = verdicts(input, rows, staff);
  const chosen = new Set(lines.flatMap((line) => (line.will === null ? [] : [line.number])));
  const touched = rows.filter((row) => row.number !== null && chosen.has(row.number));
  for (const row of touched) await applyTo(ctx, input, row, staff);
  const left = new Map((await rowsOf(ctx, [...chosen], false)).map((row) => [row.number, row.version]));
  const entries: Entry[] = touched.map((row) => ({
    number: row.number ?? 0,
    version: left.get(row.number) ?? row.version,
    assignee: row.assignedTo,
    priority: priorityOf(row),
    tags: row.tags,
  }));
  await ctx.db
    .update(b)
    .set({ entries })
    .where(and(eq(b.guildId, ctx.guildId), eq(b.id, input.id)));
  await recordAudit(ctx, {
    action: "tickets.bulk",
    subjectType: "tickets",
    subjectId: input.id,
    after: {
      kind: input.action.kind,
      tickets: touched.filter((row) => !row.isPrivate).map((row) => row.number),
    },
  });
  return lines;
}

async function back(
  ctx: GuildContext,
  entry: Entry,
  action: BulkAction,
  staff: readonly Agent[],
): Promise<void> {
  const { number } = entry;
  if (action.kind === "assign") await assignTicket(ctx, { number, to: entry.assignee }, staff);
  else if (action.kind === "tag") await setTags(ctx, { number, tags: entry.tags });
  else if (action.kind === "priority") await setPriority(ctx, { number, priority: entry.priority });
  else if (action.kind === "close") await reopenTicket(ctx, number);
}

/**
 * Takes a change of many back, for as long as {@link BULK_UNDO_MINUTES}. What somebody changed since stays.
 * @throws AppError conflict for answers, which were read, for a change that is too old or undone already
 */
export async function undoBulk(ctx: GuildContext, id: string): Promise<BulkLine[]> {
  const by = actingPerson(ctx.actor);
  const [bulk] = await ctx.db
    .select()
    .from(b)
    .where(and(eq(b.guildId, ctx.guildId), eq(b.id, id), eq(b.madeBy, by)))
    .for("update");
  if (!bulk) throw notFound("There is no such change of yours.");
  const action = bulk.action as BulkAction;
  if (action.kind === "reply") throw conflict("Answers cannot be taken back: people may have read them.");
  if (bulk.undoneAt) throw conflict("This was undone already.");
  if (ctx.now.getTime() - bulk.createdAt.getTime() > BULK_UNDO_MINUTES * MINUTE)
    throw conflict(`This was more than ${BULK_UNDO_MINUTES} minutes ago. Change the tickets themselves.`);
  const entries = bulk.entries as Entry[];
  const rows = await rowsOf(
    ctx,
    entries.map((entry) => entry.number),
    true,
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const staff = await staffFor(ctx, action);
  const lines: BulkLine[] = [];
  for (const entry of entries) {
    const row = byNumber.get(entry.number);
    const line = { number: entry.number, title: row?.title ?? "" };
    const moved = row?.version !== entry.version;
    const wont = moved
      ? "Somebody changed it since, so it stays as it is."
      : await refusal(back(ctx, entry, action, staff));
    lines.push({ ...line, wont, will: wont === null ? "Is as it was before" : null });
  }
  await ctx.db
    .update(b)
    .set({ undoneAt: ctx.now })
    .where(and(eq(b.guildId, ctx.guildId), eq(b.id, id)));
  await recordAudit(ctx, { action: "tickets.bulk.undo", subjectType: "tickets", subjectId: id });
  return lines;
}

/** Why a verb refused, before it wrote anything; null where it did not. */
async function refusal(work: Promise<void>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return error.message;
    throw error;
  }
}
