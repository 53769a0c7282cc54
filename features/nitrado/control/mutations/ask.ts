import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Actor, GuildContext } from "@/db/context";
import { serverCommands } from "@/db/schema/deliveries";
import { recordAudit } from "@/features/audit/mutations";
import { nextRestarts } from "@/features/monitoring/restarts";
import { conflict, invalid, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { MINUTE } from "@/lib/time";
import { commandRow, toCommand } from "../data/commands";
import { lockTarget } from "../data/target";
import { requestedBy } from "../requester";
import { type CommandDto, type CommandInput, commandInput, planProblem, type When } from "../schema";
import { moveCommand, tellCommand } from "./steps";

const c = serverCommands;

/** Two commands nearer than this to one server are one too many. */
const APART_MS = 2 * MINUTE;
const MOST_PLANNED = 20;

function firstRun(when: When, zone: string, now: Date): Date {
  if (when.kind === "now") return new Date(now.getTime() + when.inMinutes * MINUTE);
  if (when.kind === "once") return new Date(when.at);
  const [next] = nextRestarts(when.times, zone, now, 1);
  if (!next) throw invalid("These times never come.");
  return next;
}

/** @throws AppError conflict where another command is on its way to this server at about the same time */
async function assertRoom(ctx: GuildContext, serviceId: string, runAt: Date, once: boolean): Promise<void> {
  const open = await ctx.db
    .select()
    .from(c)
    .where(
      and(eq(c.guildId, ctx.guildId), eq(c.serviceId, serviceId), inArray(c.state, ["scheduled", "running"])),
    );
  if (open.length >= MOST_PLANNED) throw conflict("This server has 20 plans already. Cancel one first.");
  // One that runs was sent at `state_at`; whether it came to anything may take many minutes to show.
  const near = open.find((row) => {
    const at = row.state === "running" ? row.stateAt : row.runAt;
    return Math.abs(at.getTime() - runAt.getTime()) < APART_MS;
  });
  if (once && near)
    throw conflict(`A ${near.action} of this server is on its way already. Nothing was asked.`);
}

const discordOf = (actor: Actor): string | null =>
  actor.kind === "user" || actor.kind === "discord-member" ? actor.discordId : null;

/**
 * Asks for a start, stop or restart, once or every day. The bot sends it; the same key asks once.
 * @param by the person's name as others know them
 * @throws AppError not_found, invalid, conflict
 */
export async function askCommand(ctx: GuildContext, given: CommandInput, by: string): Promise<CommandDto> {
  const input = parseInput(commandInput, given);
  const target = await lockTarget(ctx, input.serviceId);
  const [known] = await ctx.db
    .select()
    .from(c)
    .where(and(eq(c.guildId, ctx.guildId), eq(c.idempotencyKey, input.key)));
  if (known) {
    if (known.serviceId !== input.serviceId || known.action !== input.action)
      throw conflict("This form was used for another command. Load the page again.");
    return toCommand(known, ctx.now);
  }
  if (target.refusal) throw conflict(target.refusal);
  const problem = planProblem(input.when, ctx.now);
  if (problem) throw invalid(problem, { at: problem });
  const runAt = firstRun(input.when, target.timeZone, ctx.now);
  await assertRoom(ctx, input.serviceId, runAt, input.when.kind !== "daily");
  const [row] = await ctx.db
    .insert(c)
    .values({
      id: randomUUID(),
      guildId: ctx.guildId,
      serviceId: input.serviceId,
      action: input.action,
      reason: input.reason || null,
      requestedBy: requestedBy(ctx.actor, by),
      discordId: discordOf(ctx.actor),
      runAt,
      warnMinutes: input.when.kind === "now" && input.when.inMinutes === 0 ? null : input.warnMinutes,
      repeatTimes: input.when.kind === "daily" ? input.when.times : null,
      stateAt: ctx.now,
      idempotencyKey: input.key,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!row) throw notFound();
  await recordAudit(ctx, {
    action: "nitrado.command.ask",
    subjectType: "service",
    subjectId: row.serviceId,
    after: {
      commandId: row.id,
      action: row.action,
      runAt,
      repeatTimes: row.repeatTimes,
      warnMinutes: row.warnMinutes,
    },
    ...(input.reason && { reason: input.reason }),
  });
  await tellCommand(ctx, row, "scheduled");
  return toCommand(row, ctx.now);
}

/** Takes a planned command back. @throws AppError not_found, or conflict when it has been sent */
export async function cancelCommand(ctx: GuildContext, id: string): Promise<void> {
  const row = await commandRow(ctx, id);
  if (row.state !== "scheduled" || !(await moveCommand(ctx, row, "cancelled", null)))
    throw conflict("It was sent already, so it cannot be taken back.");
}

/** What a person saw in Nitrado's panel, for a command whose outcome nobody else can tell. */
export async function settleCommand(
  ctx: GuildContext,
  { id, to, by }: { id: string; to: "done" | "failed"; by: string },
): Promise<void> {
  const row = await commandRow(ctx, id);
  const words = to === "done" ? "it happened" : "it did not happen";
  if (row.state !== "unknown" || !(await moveCommand(ctx, row, to, `${by} looked: ${words}.`)))
    throw conflict("This command's outcome is known already.");
}
