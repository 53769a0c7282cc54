import { AppError } from "@/lib/errors";
import { ProviderError, type ProviderFault } from "@/lib/http/provider";
import { MINUTE, SECOND } from "@/lib/time";

export const COMMAND_ACTIONS = ["start", "stop", "restart"] as const;
export type CommandAction = (typeof COMMAND_ACTIONS)[number];

export type CommandState = "scheduled" | "running" | "done" | "failed" | "cancelled" | "unknown";

/** `running` goes back to `scheduled` only where Nitrado said that it did nothing. */
const NEXT: Record<CommandState, readonly CommandState[]> = {
  scheduled: ["running", "failed", "cancelled"],
  running: ["done", "failed", "unknown", "scheduled"],
  unknown: ["done", "failed"],
  done: [],
  failed: [],
  cancelled: [],
};

export function mayMove(from: CommandState, to: CommandState): boolean {
  return NEXT[from].includes(to);
}

/** A command that could not be sent for this long is not sent any more: a late restart surprises players. */
export const LATE_MS = 10 * MINUTE;
/** Between two tries where Nitrado was busy. */
export const RETRY_MS = 20 * SECOND;
/** A call ends long before: what has no answer by then was sent by a process that died. */
const ANSWER_MS = 2 * MINUTE;
/** A boot's log comes about nine minutes after it; Nitrado's own note within seconds. */
export const SEEN_WITHIN_MS = 20 * MINUTE;
/** Nitrado's clock and ours may differ by this much. */
export const CLOCKS_MS = MINUTE;

interface Planned {
  state: CommandState;
  runAt: Date;
  stateAt: Date;
  outcome: string | null;
  warnMinutes: number | null;
  warnedAt: Date | null;
  repeatTimes: readonly string[] | null;
}

/** What is to be done with a scheduled command now. `spawn`: a daily one is due and makes the one that is sent. */
export function stepOf(command: Planned, now: Date): "wait" | "warn" | "spawn" | "send" | "miss" {
  if (command.state !== "scheduled") return "wait";
  const early = command.runAt.getTime() - now.getTime();
  if (early > 0) {
    const { warnMinutes, warnedAt } = command;
    return warnMinutes && !warnedAt && early <= warnMinutes * MINUTE ? "warn" : "wait";
  }
  if (command.repeatTimes) return "spawn";
  if (-early > LATE_MS) return "miss";
  const refused = command.outcome !== null;
  return refused && now.getTime() - command.stateAt.getTime() < RETRY_MS ? "wait" : "send";
}

/** How a call ended: `not_done` and `busy` are Nitrado's own word that nothing happened, `unknown` is no word at all. */
export type CallEnd = "not_done" | "busy" | "unknown";

const ENDS: Record<ProviderFault, CallEnd> = {
  unauthorized: "not_done",
  refused: "not_done",
  rate_limited: "busy",
  busy: "busy",
  maintenance: "busy",
  too_large: "unknown",
  unavailable: "unknown",
};

export function callEnd(error: unknown): CallEnd {
  if (error instanceof ProviderError) return ENDS[error.fault];
  // Ours are thrown before anything is sent: there is no access, or it cannot be renewed now.
  if (!(error instanceof AppError)) return "unknown";
  return error.code === "unavailable" || error.code === "rate_limited" ? "busy" : "not_done";
}

/** What stopped a call, for people: our sentence and Nitrado's. */
export function saidBy(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof ProviderError)) return "Nitrado's answer did not reach us.";
  return error.said ? `${error.message} It said: ${error.said}` : error.message;
}

interface Sent {
  action: CommandAction;
  state: CommandState;
  /** When it was sent. */
  stateAt: Date;
  /** What Nitrado answered; null while no answer is known. */
  outcome: string | null;
}

interface Seen {
  /** A start of the server since then, however it is known. */
  boot: { proven: boolean } | null;
  /** Nitrado's word for the server's state, if it was just asked. */
  status: string | null;
}

export interface CommandVerdict {
  to: "done" | "unknown";
  outcome: string;
}

/** What is known by now of a command that was sent; null while it is too early to say. */
export function verdictOf(sent: Sent, { boot, status }: Seen, now: Date): CommandVerdict | null {
  if (sent.state !== "running" && sent.state !== "unknown") return null;
  if (sent.action !== "stop" && boot) {
    const outcome = boot.proven
      ? "The server's own log shows the start."
      : "Nitrado noted the server's start.";
    return { to: "done", outcome };
  }
  if (sent.action === "stop" && status === "stopped") {
    return { to: "done", outcome: "Nitrado says that the server is stopped." };
  }
  if (sent.state === "unknown") return null;
  const waited = now.getTime() - sent.stateAt.getTime();
  if (sent.outcome === null) {
    const outcome = "It was sent, and no answer is known. It is not sent again by itself.";
    return waited > ANSWER_MS ? { to: "unknown", outcome } : null;
  }
  const what = sent.action === "stop" ? "the server did not stop" : "no start of the server was seen";
  const outcome = `Nitrado took it, but ${what} in ${SEEN_WITHIN_MS / MINUTE} minutes.`;
  return waited > SEEN_WITHIN_MS ? { to: "unknown", outcome } : null;
}

/** Whether nothing more is expected to come by itself, so that somebody has to look at the server. */
export function needsPerson(command: { state: CommandState; stateAt: Date }, now: Date): boolean {
  return command.state === "unknown" && now.getTime() - command.stateAt.getTime() > SEEN_WITHIN_MS;
}

/** The line that Nitrado keeps in restart.log: who and why, on one line without anything but text. */
export function commandMessage(action: CommandAction, by: string, reason: string | null): string {
  const words = `Grizzly: ${action} by ${by}${reason ? `: ${reason}` : ""}`;
  return words.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 120);
}
