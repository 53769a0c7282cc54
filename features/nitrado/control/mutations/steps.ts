import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverCommands } from "@/db/schema/deliveries";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { nextRestarts } from "@/features/monitoring/restarts";
import { conflict } from "@/lib/errors";
import { type CommandRow, commandRow, toCommand } from "../data/commands";
import { waitingOrders } from "../data/orders";
import { lockTarget } from "../data/target";
import type { CommandEvent } from "../events";
import { type CommandState, mayMove, stepOf } from "../rules";

const c = serverCommands;

/** Tells everybody that listens: Discord warns players, the dashboard shows it. */
export async function tellCommand(
  ctx: GuildContext,
  row: CommandRow,
  kind: CommandEvent["kind"],
): Promise<void> {
  const { id, serviceId, action, runAt, repeatTimes, reason, outcome } = toCommand(row, ctx.now);
  const starts = action !== "stop" && (kind === "scheduled" || kind === "warning" || kind === "running");
  const payload: CommandEvent = {
    serviceId,
    commandId: id,
    action,
    kind,
    runAt,
    repeatTimes,
    reason,
    by: toCommand(row, ctx.now).by,
    outcome,
    waitingOrders: starts ? await waitingOrders(ctx, serviceId) : null,
  };
  await publish(ctx, {
    type: "servers.command",
    key: `${id}:${kind}:${runAt}`,
    payload,
    orderKey: serviceId,
  });
}

/** Writes a command's next state, with its audit line and its event. @returns false when it had moved meanwhile */
export async function moveCommand(
  ctx: GuildContext,
  row: CommandRow,
  to: CommandState,
  outcome: string | null,
): Promise<boolean> {
  const from = row.state as CommandState;
  if (!mayMove(from, to)) throw conflict(`This command is ${from} already.`);
  // While it is running or unknown, `state_at` is when it was sent: boots since then are its evidence.
  const stateAt = to === "unknown" ? row.stateAt : ctx.now;
  const [moved] = await ctx.db
    .update(c)
    .set({ state: to, stateAt, outcome, updatedAt: ctx.now })
    .where(and(eq(c.guildId, ctx.guildId), eq(c.id, row.id), eq(c.state, from)))
    .returning();
  if (!moved) return false;
  if (to !== "scheduled") {
    await recordAudit(ctx, {
      action: `nitrado.command.${to}`,
      subjectType: "service",
      subjectId: row.serviceId,
      before: { commandId: row.id, state: from },
      after: { commandId: row.id, state: to, action: row.action, outcome },
    });
    await tellCommand(ctx, moved, to);
  }
  return true;
}

/** Players are told now. False when another process told them. */
export async function warnCommand(ctx: GuildContext, row: CommandRow): Promise<boolean> {
  const [warned] = await ctx.db
    .update(c)
    .set({ warnedAt: ctx.now, updatedAt: ctx.now })
    .where(
      and(
        eq(c.guildId, ctx.guildId),
        eq(c.id, row.id),
        eq(c.state, "scheduled"),
        isNull(c.warnedAt),
        eq(c.runAt, row.runAt),
      ),
    )
    .returning();
  if (warned) await tellCommand(ctx, warned, "warning");
  return Boolean(warned);
}

/** Makes today's command of a daily one and moves that on to its next time: both or neither. */
export async function spawnDaily(ctx: GuildContext, row: CommandRow): Promise<void> {
  const { timeZone } = await lockTarget(ctx, row.serviceId);
  const [next] = nextRestarts(row.repeatTimes ?? [], timeZone, ctx.now, 1);
  const [moved] = await ctx.db
    .update(c)
    .set({ runAt: next ?? row.runAt, warnedAt: null, stateAt: ctx.now, updatedAt: ctx.now })
    .where(
      and(eq(c.guildId, ctx.guildId), eq(c.id, row.id), eq(c.state, "scheduled"), eq(c.runAt, row.runAt)),
    )
    .returning({ id: c.id });
  if (!moved) return;
  await ctx.db
    .insert(c)
    .values({
      id: randomUUID(),
      guildId: ctx.guildId,
      serviceId: row.serviceId,
      action: row.action,
      reason: row.reason,
      requestedBy: row.requestedBy,
      discordId: row.discordId,
      runAt: row.runAt,
      stateAt: ctx.now,
      idempotencyKey: `daily:${row.id}:${row.runAt.toISOString()}`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing();
}

/**
 * Marks the command as sent, before it is: whoever marks it sends it, and after a crash nobody sends it again.
 * @returns null when it is not due any more, or another process has it
 */
export async function beginCommand(ctx: GuildContext, id: string): Promise<CommandRow | null> {
  const row = await commandRow(ctx, id);
  const { refusal } = await lockTarget(ctx, row.serviceId);
  const step = stepOf({ ...row, state: row.state as CommandState }, ctx.now);
  if (step === "miss" || (step === "send" && refusal)) {
    const late =
      row.outcome ?? "It was due while Grizzly Bot or Nitrado could not be reached. Nothing was sent.";
    await moveCommand(ctx, row, "failed", step === "miss" ? late : refusal);
    return null;
  }
  if (step !== "send") return null;
  const begun = await moveCommand(ctx, row, "running", null);
  return begun ? { ...row, state: "running", stateAt: ctx.now, outcome: null } : null;
}

/** Writes what Nitrado answered; `scheduled` is tried again soon. Nothing happens where the outcome is known already. */
export async function answerCommand(
  ctx: GuildContext,
  id: string,
  to: "running" | "scheduled" | "failed" | "unknown",
  outcome: string,
): Promise<void> {
  const row = await commandRow(ctx, id);
  if (row.state !== "running") return;
  if (to !== "running") {
    await moveCommand(ctx, row, to, outcome);
    return;
  }
  await ctx.db
    .update(c)
    .set({ outcome, updatedAt: ctx.now })
    .where(and(eq(c.guildId, ctx.guildId), eq(c.id, id), eq(c.state, "running")));
}
