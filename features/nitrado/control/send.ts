import { type GuildScope, withGuild } from "@/db/context";
import type { NitradoApi } from "../api";
import { bootsSince } from "../log/boots";
import { openCommandRows, requesterName } from "./data/commands";
import { answerCommand, beginCommand, moveCommand, spawnDaily, warnCommand } from "./mutations/steps";
import {
  type CallEnd,
  CLOCKS_MS,
  type CommandAction,
  type CommandState,
  callEnd,
  commandMessage,
  saidBy,
  stepOf,
  verdictOf,
} from "./rules";

/** Gives Nitrado's API for a server. @throws AppError where it is not connected or cannot be asked now */
export type ApiFor = (scope: GuildScope, serviceId: string) => Promise<NitradoApi>;

const AFTER: Record<CallEnd, "scheduled" | "failed" | "unknown"> = {
  not_done: "failed",
  busy: "scheduled",
  unknown: "unknown",
};

/** Warns players, makes today's commands of the daily ones, and names those that are due to be sent. */
export async function prepareCommands(scope: GuildScope, serviceId: string): Promise<string[]> {
  return withGuild(scope, async (ctx) => {
    const due: string[] = [];
    for (const row of await openCommandRows(ctx, serviceId)) {
      const step = stepOf({ ...row, state: row.state as CommandState }, ctx.now);
      if (step === "warn") await warnCommand(ctx, row);
      if (step === "spawn") await spawnDaily(ctx, row);
      if (step === "send" || step === "miss") due.push(row.id);
    }
    return due;
  });
}

/**
 * Sends one due command. It is marked as sent before it is, so that after a crash nobody sends it again; what is not
 * known then is left to {@link watchCommands} and, after that, to a person.
 */
export async function sendCommand(
  scope: GuildScope,
  serviceId: string,
  id: string,
  apiFor: ApiFor,
  signal?: AbortSignal,
): Promise<void> {
  // Asked for before the mark: a token that cannot be had now is no command that was sent.
  const access = await apiFor(scope, serviceId).then(
    (api) => ({ api }),
    (error: unknown) => ({ error }),
  );
  signal?.throwIfAborted();
  const row = await withGuild(scope, (ctx) => beginCommand(ctx, id));
  if (!row) return;
  const answer = (to: Parameters<typeof answerCommand>[2], outcome: string) =>
    withGuild(scope, (ctx) => answerCommand(ctx, id, to, outcome));
  if ("error" in access) {
    const passes = callEnd(access.error) !== "not_done";
    return answer(passes ? "scheduled" : "failed", `${saidBy(access.error)} Nothing was sent.`);
  }
  const { api } = access;
  const action = row.action as CommandAction;
  const message = commandMessage(action, requesterName(row.requestedBy), row.reason);
  try {
    // Nitrado starts a stopped server by restarting it.
    await (action === "stop" ? api.stop(serviceId, message) : api.restart(serviceId, message));
  } catch (error) {
    return answer(AFTER[callEnd(error)], saidBy(error));
  }
  await answer("running", "Nitrado took it.");
}

/**
 * Looks whether what was sent has happened: a start of the server proves a start or restart, Nitrado's word a stop.
 * @param statusOf asks Nitrado for the server's state; null where it does not answer. Only called for a stop.
 */
export async function watchCommands(
  scope: GuildScope,
  serviceId: string,
  statusOf: () => Promise<string | null>,
): Promise<void> {
  const sent = await withGuild(scope, async (ctx) =>
    (await openCommandRows(ctx, serviceId)).filter((row) => row.state !== "scheduled"),
  );
  if (sent.length === 0) return;
  const status = sent.some((row) => row.action === "stop") ? await statusOf() : null;
  await withGuild(scope, async (ctx) => {
    for (const row of sent) {
      const [boot] = await bootsSince(ctx, serviceId, new Date(row.stateAt.getTime() - CLOCKS_MS));
      const state = row.state as CommandState;
      const facts = { ...row, state, action: row.action as CommandAction };
      const verdict = verdictOf(facts, { boot: boot ?? null, status }, ctx.now);
      if (verdict) await moveCommand(ctx, row, verdict.to, verdict.outcome);
    }
  });
}
