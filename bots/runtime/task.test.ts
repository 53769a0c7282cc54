import { describe, expect, it, vi } from "vitest";
import { type Clock, runTask, type Task, type TaskState } from "./task";

/** A clock whose sleeps return at once and are written down; `stopAfter` sleeps end the loop. */
function quickClock(stopAfter: number) {
  const stop = new AbortController();
  const waits: number[] = [];
  const clock: Clock = {
    now: () => new Date(0),
    random: () => 1,
    sleep: async (ms) => {
      waits.push(ms);
      if (waits.length >= stopAfter) stop.abort();
    },
  };
  return { clock, stop, waits };
}

const never = new AbortController().signal;
const quiet = { failed: vi.fn(), recovered: vi.fn() };

describe("a task's loop", () => {
  it("backs off while the task fails and returns to its rhythm with the first success", async () => {
    const { clock, stop, waits } = quickClock(5);
    const answers = [true, false, false, true, true];
    const task: Task = {
      name: "t",
      everyMs: 100,
      run: async () => {
        if (!answers.shift()) throw new Error("no answer");
      },
    };
    const state: TaskState = { name: "t", failures: 0 };
    const recovered = vi.fn();
    await runTask(task, state, { stop: stop.signal, cut: stop.signal }, { ...quiet, recovered }, clock);
    expect(waits).toEqual([105, 1000, 2000, 105, 105]);
    expect(recovered).toHaveBeenCalledExactlyOnceWith(state, 2);
    expect(state).toMatchObject({ failures: 0, lastError: undefined });
  });

  it("finishes the run under way before it stops, and starts no other", async () => {
    const stop = new AbortController();
    let runs = 0;
    let finished = 0;
    const task: Task = {
      name: "t",
      everyMs: 1,
      run: async () => {
        runs++;
        await new Promise((resolve) => setTimeout(resolve, 30));
        finished++;
      },
    };
    const ended = runTask(task, { name: "t", failures: 0 }, { stop: stop.signal, cut: never }, quiet);
    await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await ended;
    expect([runs, finished]).toEqual([1, 1]);
  });

  it("cuts a run that is still under way when nobody can wait any more", async () => {
    const cut = new AbortController();
    const task: Task = {
      name: "t",
      everyMs: 1,
      run: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    };
    const ended = runTask(task, { name: "t", failures: 0 }, { stop: cut.signal, cut: cut.signal }, quiet);
    cut.abort();
    await expect(ended).resolves.toBeUndefined();
  });

  it("tells a run that passes its deadline to end, and counts it as failed", async () => {
    const { clock, stop } = quickClock(1);
    let told = false;
    const task: Task = {
      name: "t",
      everyMs: 1,
      deadlineMs: 10,
      run: ({ signal }) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () => {
            told = true;
            resolve();
          }),
        ),
    };
    const state: TaskState = { name: "t", failures: 0 };
    await runTask(task, state, { stop: stop.signal, cut: stop.signal }, quiet, clock);
    expect(told).toBe(true);
    expect(state).toMatchObject({
      failures: 1,
      lastError: "took longer than 0.01 s",
      runningSince: undefined,
    });
  });

  it("runs before its time when it is woken, also by a call that came while it ran, and not while it fails", async () => {
    const stop = new AbortController();
    let wake: () => void = () => undefined;
    let ended = 0;
    let runs = 0;
    const slept: boolean[] = [];
    const waking: Clock = {
      now: () => new Date(),
      random: () => 0.5,
      sleep: async (_ms, signal) => {
        // Nobody calls before the fourth run; the fifth fails, and is not woken.
        if (runs === 3 || runs === 5) wake();
        slept.push(signal.aborted);
      },
    };
    const task: Task = {
      name: "t",
      everyMs: 1000,
      run: async () => {
        runs++;
        if (runs === 2) wake();
        if (runs === 5) throw new Error("no");
        if (runs === 6) stop.abort();
      },
      wake(now) {
        wake = now;
        return () => {
          ended++;
        };
      },
    };
    await runTask(task, { name: "t", failures: 0 }, { stop: stop.signal, cut: stop.signal }, quiet, waking);
    // After the second run nobody slept at all.
    expect(slept).toEqual([false, true, false, false]);
    expect(ended).toBe(1);
  });
});
