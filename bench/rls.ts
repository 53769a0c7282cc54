import { isDeepStrictEqual } from "node:util";
import { createPool, type DbClient } from "@/db/client";
import { isSnowflake } from "@/lib/ids";
import { withBigGuilds } from "./big-guild";
import { LARGE } from "./big-guild-size";
import { dashboardVisits } from "./dashboard-visits";
import { record, type Sent } from "./recorded";
import type { BenchResult } from "./report";

/** What the walls may cost. */
const MOST = 1.2;
const HEAVIEST = 10;
const ROUNDS = 61;
const WARM = 10;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const READS = /^\s*(select|with)\b/i;
const ofGuild = ({ text, values }: Sent) =>
  READS.test(text) && values.some((value) => typeof value === "string" && isSnowflake(value));

/** The scope of a dashboard's transaction; `none` is the superuser's own, to whom no policy applies. */
const scope = (role: "grizzly_app" | "none") =>
  `begin read only; select set_config('role','${role}',true), set_config('app.guild_id','${LARGE.guild}',true),
   set_config('app.user_id','',true), set_config('app.discord_id','',true)`;

/** Prepares the statement as the contexts do. @returns runs it, and tells how long it took and what it answered */
async function ready(client: DbClient, role: "grizzly_app" | "none", { text, values }: Sent, name: string) {
  await client.query(scope(role));
  return async () => {
    const from = performance.now();
    const { rows } = await client.query({ name, text, values });
    return { ms: performance.now() - from, rows: rows as unknown[] };
  };
}

/** The heaviest statements that the dashboard's pages send, each once, with the values of one visit. */
async function heaviest(
  visits: Awaited<ReturnType<typeof dashboardVisits>>,
  recorded: () => Sent[],
): Promise<Sent[]> {
  const found = new Map<string, Sent>();
  for (const { open } of visits) {
    // The least of some visits: one that was kept waiting by something else is not heavy.
    const least = new Map<string, Sent>();
    for (let round = 0; round < 4; round++) {
      recorded();
      await open(LARGE);
      for (const sent of recorded().filter(ofGuild)) {
        if (round > 0 && sent.ms < (least.get(sent.text)?.ms ?? Number.POSITIVE_INFINITY))
          least.set(sent.text, sent);
      }
    }
    for (const sent of least.values())
      if (sent.ms > (found.get(sent.text)?.ms ?? 0)) found.set(sent.text, sent);
  }
  return [...found.values()].sort((a, b) => b.ms - a.ms).slice(0, HEAVIEST);
}

async function compare(walled: DbClient, open: DbClient, sent: Sent, nr: number): Promise<BenchResult> {
  const closedRun = await ready(walled, "grizzly_app", sent, `q${nr}`);
  const openRun = await ready(open, "none", sent, `q${nr}`);
  const [closed, free]: [number[], number[]] = [[], []];
  for (let round = -WARM; round < ROUNDS; round++) {
    const [one, two] = [await closedRun(), await openRun()];
    if (round === -WARM && !isDeepStrictEqual(one.rows, two.rows))
      throw new Error(
        `This answers differently without the walls, so it does not name its guild: ${sent.text}`,
      );
    if (round < 0) continue;
    closed.push(one.ms);
    free.push(two.ms);
  }
  await Promise.all([walled.query("rollback"), open.query("rollback")]);
  const ratio = median(closed) / median(free);
  return {
    name: `row-level security, query ${nr + 1} of ${HEAVIEST}`,
    value: median(closed),
    unit: "ms",
    reference: median(free),
    ratio,
    limit: MOST,
    direction: "atMost",
    ok: ratio <= MOST,
    note: sent.text.replace(/\s+/g, " ").trim().slice(0, 140),
  };
}

/** The ten heaviest statements of all dashboard pages, with row-level security against the same without it. */
export async function run(): Promise<BenchResult[]> {
  return withBigGuilds(4, async (guilds) => {
    const recorded = record(guilds.pool);
    const chosen = await heaviest(await dashboardVisits(guilds), recorded);
    const superuser = createPool(guilds.server.superuserUrl, { max: 1, driver: "pg" });
    const [walled, open] = [await guilds.pool.connect(), await superuser.connect()];
    try {
      const results: BenchResult[] = [];
      for (const [nr, sent] of chosen.entries()) results.push(await compare(walled, open, sent, nr));
      return results;
    } finally {
      walled.release();
      open.release();
      await superuser.end();
    }
  });
}
