import { hostname } from "node:os";
import type { Logger } from "pino";
import { loggerFor } from "@/lib/logger";
import { deadlineOf, runTask, type Task, type TaskState } from "./task";
import { watchEventLoop } from "./watchdog";

/** What a bot says about itself with each heartbeat. */
export interface Pulse {
  name: string;
  version: string;
  /** This process: host and id. */
  instance: string;
  startedAt: Date;
  tasks: readonly TaskState[];
}

export interface BotOptions {
  name: string;
  version: string;
  tasks: readonly Task[];
  /** Called about every `heartbeatMs`; failures back off like a task's. */
  heartbeat?: (pulse: Pulse) => Promise<void>;
  /** Default 15 seconds. */
  heartbeatMs?: number;
  /** How long runs under way may take after the signal to stop; told to end after four fifths. Default 7 seconds. */
  stopMs?: number;
  /** Called once after the tasks have ended: close pools and sockets here. */
  onStop?: () => Promise<void>;
}

/** A run that ignores its signal this long past its deadline holds the bot: it ends, and its supervisor decides. */
const HUNG_AFTER_MS = 60_000;

function watchForHang(tasks: readonly Task[], states: readonly TaskState[], log: Logger): NodeJS.Timeout {
  return setInterval(() => {
    tasks.forEach((task, index) => {
      const since = states[index]?.runningSince;
      const limit = deadlineOf(task) + HUNG_AFTER_MS;
      if (!since || Date.now() - since.getTime() < limit) return;
      log.fatal({ task: task.name, since }, "a task hangs and does not end; the bot ends instead");
      process.exit(70);
    });
  }, 5_000).unref();
}

/**
 * Runs a bot until SIGTERM or SIGINT: every task in its own loop, heartbeats, a watchdog. Runs under way are finished
 * within `stopMs`. Returns after `onStop`; the caller exits.
 */
export async function runBot(options: BotOptions): Promise<void> {
  const { name, version, heartbeat, stopMs = 7_000 } = options;
  const log = loggerFor(name);
  const stop = new AbortController();
  const cut = new AbortController();
  const startedAt = new Date();
  const states: TaskState[] = [];
  const tasks = [...options.tasks];
  if (heartbeat) {
    const pulse = () => ({
      name,
      version,
      instance: `${hostname()}:${process.pid}`,
      startedAt,
      tasks: states,
    });
    tasks.push({ name: "heartbeat", everyMs: options.heartbeatMs ?? 15_000, run: () => heartbeat(pulse()) });
  }
  states.push(...tasks.map((task) => ({ name: task.name, failures: 0 })));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort(signal));
  const reports = {
    failed: (state: TaskState, error: unknown, waitMs: number) =>
      log.warn({ task: state.name, failures: state.failures, waitMs, err: error }, "task failed"),
    recovered: (state: TaskState, failures: number) =>
      log.info({ task: state.name, failures }, "task recovered"),
  };
  const hang = watchForHang(tasks, states, log);
  const lag = watchEventLoop((ms) => log.warn({ ms }, "the event loop stood still"));
  log.info({ version, tasks: tasks.map((task) => task.name) }, "bot started");
  const loops = tasks.map((task, index) =>
    runTask(
      task,
      states[index] ?? { name: task.name, failures: 0 },
      { stop: stop.signal, cut: cut.signal },
      reports,
    ),
  );
  await new Promise<void>((resolve) =>
    stop.signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  log.info({ signal: stop.signal.reason }, "bot stops");
  const ended = Promise.all(loops).then(() => true);
  const within = (ms: number) => Promise.race([ended, new Promise((next) => setTimeout(next, ms, false))]);
  if (!(await within(stopMs * 0.8))) {
    cut.abort(new Error("The bot stops."));
    if (!(await within(stopMs * 0.2))) {
      const running = states.filter((state) => state.runningSince).map((state) => state.name);
      log.warn({ tasks: running }, "tasks did not end in time");
    }
  }
  clearInterval(hang);
  lag.stop();
  await options.onStop?.();
  log.info("bot stopped");
}
