import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { inbox, inboxCounts } from "@/features/tickets/data/inbox";
import { foundLines, searchTickets } from "@/features/tickets/data/search";
import { inboxInput } from "@/features/tickets/schema";
import { VIEWS } from "@/features/tickets/words";
import { newId } from "@/lib/ids";
import { agentOf, type DeskSize, makeDesks } from "./desk-data";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

/** Tickets of the large guild; its messages are ten times as many. Smaller for a look: `DESK_TICKETS=5000`. */
const TICKETS = Number(process.env.DESK_TICKETS ?? 100_000);
const LARGE: DeskSize = { guild: "688446347673720012", slug: "big-desk", tickets: TICKETS, messages: 10 };
const SMALL: DeskSize = { guild: "688446347673720011", slug: "small-desk", tickets: 1_000, messages: 10 };

/** What a view may take more for the large guild. */
const MOST = 1.5;
/** Longest that a search may take, in milliseconds. */
const SEARCH_MS = 200;
const ROUNDS = 41;
const WARM = 8;

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? Number.NaN;
const p95 = (values: readonly number[]): number =>
  sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

const READ = { readOnly: true };
const scopeOf = (size: DeskSize): GuildScope => ({
  ...scopeForJob(size.guild, "bench"),
  actor: { kind: "user", userId: newId(), discordId: agentOf(size, 1) },
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** What the desk reads for a view: its first page and the counts of all views. */
async function view(size: DeskSize, query: object): Promise<void> {
  const agent = agentOf(size, 1);
  await withGuild(
    scopeOf(size),
    (ctx) => Promise.all([inbox(ctx, agent, inboxInput.parse(query)), inboxCounts(ctx, agent)]),
    READ,
  );
}

async function viewResult(name: string, query: object): Promise<BenchResult> {
  const [small, large]: [number[], number[]] = [[], []];
  for (let round = -WARM; round < ROUNDS; round++) {
    const [one, other] = [await timed(() => view(SMALL, query)), await timed(() => view(LARGE, query))];
    if (round < 0) continue;
    small.push(one);
    large.push(other);
  }
  const [value, reference] = [median(large), median(small)];
  const ratio = value / reference;
  return {
    name: `desk ${name}`,
    value,
    unit: "ms",
    reference,
    ratio,
    limit: MOST,
    direction: "atMost",
    ok: ratio <= MOST,
    note: `The same with ${SMALL.tickets.toLocaleString("en-GB")} tickets.`,
  };
}

/** A rare word, one in a hundredth of the messages, one that is everywhere, several, a beginning, a number, none. */
const SEARCHES = [
  "ref4711",
  "trader",
  "word0",
  "word1 trader ref17",
  "word29",
  "4711",
  "word0 word1 word2",
  "nowhere",
];

async function searchResult(text: string): Promise<BenchResult> {
  const scope = scopeOf(LARGE);
  const agent = agentOf(LARGE, 1);
  const took: number[] = [];
  let found = 0;
  for (let round = -3; round < 20; round++) {
    const ms = await timed(async () => {
      const reader = { discordId: agent, readsPrivate: false };
      const hits = await withSystem(
        { kind: "system", job: "bench" },
        (ctx) => searchTickets(ctx, scope.guildId, reader, text),
        READ,
      );
      found = (await withGuild(scope, (ctx) => foundLines(ctx, agent, hits, text), READ)).length;
    });
    if (round >= 0) took.push(ms);
  }
  const value = p95(took);
  return {
    name: `desk search “${text}”`,
    value,
    unit: "ms at p95",
    reference: SEARCH_MS,
    ratio: value / SEARCH_MS,
    limit: 1,
    direction: "atMost",
    ok: value <= SEARCH_MS,
    note: `${found} tickets found among ${(TICKETS * LARGE.messages).toLocaleString("en-GB")} messages, ${median(took).toFixed(1)} ms at the median.`,
  };
}

async function walked(scratch: Scratch): Promise<number> {
  // What other connections did is counted a moment later.
  await scratch.superuser("select pg_sleep(1.5)");
  const [row] = await scratch.superuser<{ scans: string }>(
    "select sum(seq_scan) as scans from pg_stat_user_tables where relname in ('tickets', 'ticket_messages', 'ticket_tags')",
  );
  return Number(row?.scans);
}

/**
 * The desk of a guild with 100,000 tickets and a million messages against one with 1,000, in one database: the first
 * page and the counts of each view, and searches. No table of tickets is ever read from its beginning to its end.
 */
export async function run(): Promise<BenchResult[]> {
  return withPostgres(4, async (scratch) => {
    const from = performance.now();
    await makeDesks(scratch.superuser, [SMALL, LARGE]);
    console.error(`made in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
    const before = await walked(scratch);
    const results: BenchResult[] = [];
    for (const name of VIEWS) results.push(await viewResult(`view ${name}`, { view: name }));
    results.push(await viewResult("view by type", { type: "report" }));
    results.push(await viewResult("view by tag", { tag: "tag-3" }));
    for (const text of SEARCHES) results.push(await searchResult(text));
    const scans = (await walked(scratch)) - before;
    results.push({
      name: "desk tables read whole",
      value: scans,
      unit: "times",
      reference: 1,
      ratio: scans,
      limit: 0,
      direction: "atMost",
      ok: scans === 0,
      note: "Sequential scans that Postgres counted during all of the above.",
    });
    return results;
  });
}
