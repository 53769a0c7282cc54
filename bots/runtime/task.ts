import { nextWait } from "./backoff";

export interface TaskRun {
  /** Ends when the run has taken too long, or the bot cannot wait for it any more: pass it to fetch, check it. */
  signal: AbortSignal;
}

/** One thing that a bot does again and again. Runs of one task never overlap. */
export interface Task {
  name: string;
  everyMs: number;
  run(run: TaskRun): Promise<void>;
  /** A run that takes longer is told to end (`signal`) and counts as failed. Default: a minute, or thrice `everyMs`. */
  deadlineMs?: number;
  /** Calls back when there is something to do before the time; not heeded while the task fails. Returns the end of it. */
  wake?(now: () => void): () => void;
}

export interface TaskState {
  name: string;
  failures: number;
  lastError?: string;
  lastSuccessAt?: Date;
  /** Set while a run is under way. */
  runningSince?: Date;
}

/** What the loop needs from the world, so that tests can give it a clock of their own. */
export interface Clock {
  now(): Date;
  random(): number;
  /** Resolves after the time or at once when the signal ends; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => new Date(),
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done, { once: true });
    }),
};

export interface TaskReports {
  failed(state: TaskState, error: unknown, waitMs: number): void;
  recovered(state: TaskState, afterFailures: number): void;
}

export function deadlineOf(task: Task): number {
  return task.deadlineMs ?? Math.max(60_000, task.everyMs * 3);
}

class TooSlow extends Error {
  override name = "TooSlow";
}

/** `stop`: start nothing more. `cut`: end what runs, too. */
export interface Stops {
  stop: AbortSignal;
  cut: AbortSignal;
}

async function runOnce(task: Task, state: TaskState, clock: Clock, cut: AbortSignal): Promise<unknown> {
  const run = new AbortController();
  const end = () => run.abort(cut.reason);
  cut.addEventListener("abort", end, { once: true });
  const deadline = deadlineOf(task);
  const timer = setTimeout(() => run.abort(new TooSlow(`took longer than ${deadline / 1000} s`)), deadline);
  state.runningSince = clock.now();
  try {
    await task.run({ signal: run.signal });
    // A task that overlooked its signal has still been too slow.
    return run.signal.aborted && !cut.aborted ? run.signal.reason : undefined;
  } catch (error) {
    return error ?? new Error("the task failed with nothing");
  } finally {
    clearTimeout(timer);
    cut.removeEventListener("abort", end);
    state.runningSince = undefined;
  }
}

/** Sleeps until the time, the bot's end, or a wake that came since the last run began. */
function sleeper(task: Task, clock: Clock, stop: AbortSignal) {
  let woken = false;
  let early: AbortController | undefined;
  const end = task.wake?.(() => {
    woken = true;
    early?.abort();
  });
  return {
    begin() {
      woken = false;
    },
    async sleep(ms: number, mayWake: boolean): Promise<void> {
      if (!end || !mayWake) return clock.sleep(ms, stop);
      if (woken) return;
      early = new AbortController();
      const abort = () => early?.abort();
      stop.addEventListener("abort", abort, { once: true });
      if (stop.aborted) abort();
      await clock.sleep(ms, early.signal);
      stop.removeEventListener("abort", abort);
    },
    end: () => end?.(),
  };
}

/** Runs a task until `stop`; a run under way may finish until `cut`. A failing task waits longer and never throws. */
export async function runTask(
  task: Task,
  state: TaskState,
  { stop, cut }: Stops,
  reports: TaskReports,
  clock: Clock = realClock,
): Promise<void> {
  const pause = sleeper(task, clock, stop);
  while (!stop.aborted) {
    pause.begin();
    const error = await runOnce(task, state, clock, cut);
    if (stop.aborted) break;
    if (error === undefined) {
      if (state.failures > 0) reports.recovered(state, state.failures);
      state.failures = 0;
      state.lastError = undefined;
      state.lastSuccessAt = clock.now();
    } else {
      state.failures++;
      state.lastError = error instanceof Error ? error.message : String(error);
    }
    const wait = nextWait(task.everyMs, state.failures, clock.random(), error);
    if (error !== undefined) reports.failed(state, error, wait);
    await pause.sleep(wait, error === undefined);
  }
  pause.end();
}
