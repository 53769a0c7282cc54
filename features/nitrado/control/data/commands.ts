import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverCommands } from "@/db/schema/deliveries";
import { notFound } from "@/lib/errors";
import { type CommandAction, type CommandState, needsPerson } from "../rules";
import type { CommandDto } from "../schema";

const c = serverCommands;
export type CommandRow = typeof c.$inferSelect;

/** The name that was kept with whatever somebody asked for. */
export function requesterName(requestedBy: Record<string, unknown>): string {
  return typeof requestedBy.name === "string" ? requestedBy.name : "Grizzly Bot";
}

export function toCommand(row: CommandRow, now: Date): CommandDto {
  const state = row.state as CommandState;
  return {
    id: row.id,
    serviceId: row.serviceId,
    action: row.action as CommandAction,
    reason: row.reason,
    by: requesterName(row.requestedBy),
    runAt: row.runAt.toISOString(),
    warnMinutes: row.warnMinutes,
    warnedAt: row.warnedAt?.toISOString() ?? null,
    repeatTimes: row.repeatTimes,
    state,
    stateAt: row.stateAt.toISOString(),
    outcome: row.outcome,
    needsPerson: needsPerson({ state, stateAt: row.stateAt }, now),
  };
}

/** @throws AppError not_found, also for a command of another guild, or of another server where one is named */
export async function commandRow(ctx: GuildContext, id: string, serviceId?: string): Promise<CommandRow> {
  const [row] = await ctx.db
    .select()
    .from(c)
    .where(and(eq(c.guildId, ctx.guildId), eq(c.id, id)));
  if (!row || (serviceId && row.serviceId !== serviceId)) throw notFound("There is no such command.");
  return row;
}

/** Commands of a server that are planned, under way or without a known outcome, soonest first. */
export async function openCommandRows(ctx: GuildContext, serviceId: string): Promise<CommandRow[]> {
  return ctx.db
    .select()
    .from(c)
    .where(
      and(
        eq(c.guildId, ctx.guildId),
        eq(c.serviceId, serviceId),
        inArray(c.state, ["scheduled", "running", "unknown"]),
      ),
    )
    .orderBy(c.runAt, c.id);
}

/** What was asked of a server: open ones soonest first, then the newest of the past. */
export async function commandsOf(
  ctx: GuildContext,
  serviceId: string,
  past = 20,
): Promise<{ open: CommandDto[]; past: CommandDto[] }> {
  const open = await openCommandRows(ctx, serviceId);
  const over = await ctx.db
    .select()
    .from(c)
    .where(
      and(
        eq(c.guildId, ctx.guildId),
        eq(c.serviceId, serviceId),
        or(eq(c.state, "done"), eq(c.state, "failed"), eq(c.state, "cancelled")),
      ),
    )
    .orderBy(desc(c.createdAt))
    .limit(past);
  return {
    open: open.map((row) => toCommand(row, ctx.now)),
    past: over.map((row) => toCommand(row, ctx.now)),
  };
}
