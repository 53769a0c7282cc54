import { withBigGuilds } from "./big-guild";
import { type GuildSize, LARGE, SMALL } from "./big-guild-size";
import { dashboardVisits, type Visit } from "./dashboard-visits";
import { record, type Sent } from "./recorded";
import type { BenchResult } from "./report";

/** What a page may take more for the large guild, at p95. */
const MOST = 3;
const ROUNDS = 60;
const WARM = 6;
/** Below this the machine's own noise decides, in milliseconds. */
const FLOOR = 2;

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const p95 = (values: readonly number[]): number =>
  sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? Number.NaN;

/** Median time of each statement, by its text. */
function statements(sent: readonly Sent[]): Map<string, number> {
  const times = new Map<string, number[]>();
  for (const { text, ms } of sent) times.set(text, [...(times.get(text) ?? []), ms]);
  return new Map([...times].map(([text, values]) => [text, median(values)]));
}

const short = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 90);

async function measure(visit: Visit, recorded: () => Sent[]): Promise<BenchResult> {
  const took = new Map<GuildSize, number[]>([
    [SMALL, []],
    [LARGE, []],
  ]);
  const sent = new Map<GuildSize, Sent[]>([
    [SMALL, []],
    [LARGE, []],
  ]);
  for (let round = -WARM; round < ROUNDS; round++) {
    for (const size of [SMALL, LARGE]) {
      recorded();
      const from = performance.now();
      await visit.open(size);
      if (round < 0) continue;
      took.get(size)?.push(performance.now() - from);
      sent.get(size)?.push(...recorded());
    }
  }
  const [small, large] = [p95(took.get(SMALL) ?? []), p95(took.get(LARGE) ?? [])];
  const ratio = large / Math.max(small, FLOOR);
  const before = statements(sent.get(SMALL) ?? []);
  const slow = [...statements(sent.get(LARGE) ?? [])]
    .map(([text, ms]) => ({ text, ms, more: ms - (before.get(text) ?? 0) }))
    .sort((a, b) => b.more - a.more)[0];
  const slowest = slow ? `${slow.ms.toFixed(1)} ms, ${slow.more.toFixed(1)} more: ${short(slow.text)}` : "";
  return {
    name: `dashboard ${visit.name}`,
    value: large,
    unit: "ms at p95",
    reference: small,
    ratio,
    limit: MOST,
    direction: "atMost",
    ok: ratio <= MOST,
    note: ratio > MOST ? `Slowest query ${slowest}` : `${before.size} statements`,
  };
}

/**
 * Every page of a guild's dashboard, with the code that Next calls, for a guild of ten million kills against one of
 * ten thousand in one database; the query that makes one miss is named. Some only: `PAGES=/players,/orders`.
 */
export async function run(): Promise<BenchResult[]> {
  const wanted = process.env.PAGES?.split(",");
  return withBigGuilds(4, async (guilds) => {
    const recorded = record(guilds.pool);
    const results: BenchResult[] = [];
    for (const visit of await dashboardVisits(guilds)) {
      if (wanted && !wanted.some((path) => visit.name.startsWith(path))) continue;
      const result = await measure(visit, recorded);
      console.error(
        `${result.ok ? "ok  " : "MISS"} ${visit.name}: ${result.ratio.toFixed(2)}, ${result.value.toFixed(1)} ms against ${result.reference.toFixed(1)}. ${result.note}`,
      );
      results.push(result);
    }
    return results;
  });
}
