import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { withSystem } from "@/db/context";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { runDueSync } from "@/features/supporters/full-sync";
import { askSync } from "@/features/supporters/mutations/sync-runs";
import { configuredPatreon } from "@/features/supporters/sync";
import { sandboxClient } from "@/sandbox/client";
import { startSandbox } from "@/sandbox/start";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const MEMBERS = 50_000;
/** So many of them have an account here, with the plan that follows. */
const LINKED = 500;
const BUDGET_S = 60;
/** Of the heap after a page near the end against one near the beginning. */
const GROWTH = 1.25;
const FIRST_USER = 90_000_000;
const SYSTEM = { kind: "system", job: "bench" } as const;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed;
};
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One full sync. @returns seconds, and the heap after each page */
async function sync(): Promise<{ seconds: number; heaps: number[] }> {
  await withSystem(SYSTEM, (ctx) => askSync(ctx, null));
  const service = configuredPatreon();
  const heaps: number[] = [];
  const members: typeof service.members = async (cursor) => {
    heaps.push(heap());
    return service.members(cursor);
  };
  const started = performance.now();
  await runDueSync({ service: { ...service, members } });
  return { seconds: (performance.now() - started) / 1_000, heaps };
}

async function tally(scratch: Scratch) {
  const [line] = await scratch.sql<{ seen: number; changed: number; failed: number; state: string }>(
    "select seen, changed, failed, state from patreon_sync_logs order by started_at desc limit 1",
  );
  if (line?.state !== "done" || line.failed > 0 || line.seen < MEMBERS)
    throw new Error(`the sync went wrong: ${JSON.stringify(line)}`);
  return line;
}

const within = (
  name: string,
  value: number,
  reference: number,
  unit: string,
  limit: number,
  note: string,
) => ({
  name,
  value,
  unit,
  reference,
  ratio: value / reference,
  limit,
  direction: "atMost" as const,
  ok: value / reference <= limit,
  note,
});

/** A full sync of 50,000 members against the sandbox: the first, one where nothing changed, one where one in a hundred did. */
export async function run(): Promise<BenchResult[]> {
  const sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url));
  const control = sandboxClient(sandbox.url);
  try {
    return await withPostgres(4, async (scratch) => {
      await control.crowd(MEMBERS);
      await scratch.sql(
        `insert into grizzly_users (discord_id, display_name, patreon_user_id)
         select (300000000000000000 + n)::text, 'Member ' || n, (${FIRST_USER} + n * 97)::text from generate_series(1, ${LINKED}) n`,
      );
      const results: BenchResult[] = [];
      for (const [name, turn, wait] of [
        ["the first", 0, false],
        ["nothing new", 0, true],
        ["one in a hundred changed", 1, true],
      ] as const) {
        // The limit of a hundred calls a minute is Patreon's, not ours: each sync has a minute of its own.
        if (wait) await new Promise((resolve) => setTimeout(resolve, 60_000));
        await control.crowd(MEMBERS, turn);
        const { seconds, heaps } = await sync();
        const { seen, changed } = await tally(scratch);
        const note = `${seen} members, ${changed} changed, ${LINKED} linked; the budget.`;
        results.push(within(`full sync, ${name}`, seconds, BUDGET_S, "s", 1, note));
        const [early, late] = [middle(heaps.slice(5, 15)), middle(heaps.slice(-10))];
        const MB = 1_048_576;
        results.push(
          within(
            `its heap, ${name}`,
            late / MB,
            early / MB,
            "MB",
            GROWTH,
            "The last ten pages against pages 6 to 15.",
          ),
        );
      }
      return results;
    });
  } finally {
    await sandbox.stop();
  }
}
