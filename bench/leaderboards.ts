import { withGuild, withPublic } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { BOARDS } from "@/features/players/boards";
import { leaderboardPage } from "@/features/players/data/leaderboard";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { HOUR } from "@/lib/time";
import { historyId, loadHistories } from "./kill-history";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const SMALL = { guild: "688446347673700001", serviceId: "71", kills: 10_000, players: 200, days: 60 };
const LARGE = { guild: "688446347673700002", serviceId: "72", kills: 10_000_000, players: 2_000, days: 365 };
/** What a thousand times the kills may cost more. */
const MOST = 1.5;
const ROUNDS = 60;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Times the same work for both guilds, turn by turn. */
async function compare(
  name: string,
  note: string,
  work: (guild: typeof SMALL, round: number) => Promise<unknown>,
): Promise<BenchResult> {
  const small: number[] = [];
  const large: number[] = [];
  for (let round = -5; round < ROUNDS; round++) {
    const times = [
      await milliseconds(() => work(SMALL, round)),
      await milliseconds(() => work(LARGE, round)),
    ];
    if (round < 0) continue;
    small.push(times[0] ?? Number.NaN);
    large.push(times[1] ?? Number.NaN);
  }
  const ratio = median(large) / median(small);
  return {
    name,
    value: median(large),
    unit: "ms",
    reference: median(small),
    ratio,
    limit: MOST,
    direction: "atMost",
    ok: ratio <= MOST,
    note,
  };
}

const header = (at: Date) =>
  `${"*".repeat(78)}\nAdminLog started on ${at.toISOString().slice(0, 10)} at ${at.toISOString().slice(11, 19)}\n`;

/** A log that goes on by one kill at a time, between players with long histories. */
function growingLog({ players }: typeof SMALL, started: Date) {
  const text = (nr: number) => {
    const at = new Date(started.getTime() + nr * 1_000).toISOString().slice(11, 19);
    const who = (one: number, dead = "") =>
      `Player "Player ${one}"${dead} (id=${historyId(one)} pos=<5000.5, 6000.5, 100>)`;
    const [killer, victim] = [1 + ((nr * 37) % players), 1 + ((nr * 37 + 11) % players)];
    return `${at} | ${who(victim, " (DEAD)")} killed by ${who(killer)} with M4-A1 from 50.5 meters \n`;
  };
  let position = 0;
  return {
    next: (nr: number) => Buffer.from(position === 0 ? header(started) + text(nr) : text(nr)),
    at: () => position,
    moved: (to: number) => {
      position = to;
    },
  };
}

async function measure({ sql, superuser }: Scratch): Promise<BenchResult[]> {
  for (const { guild, serviceId } of [SMALL, LARGE]) {
    await sql(
      "insert into guilds (guild_id, name, slug, is_public) values ($1::varchar, $1::text, $1::text, true)",
      [guild],
    );
    const service = {
      serviceId,
      name: "One",
      game: "dayzxb",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: 0,
    } as const;
    await withGuild(scopeForJob(guild, "bench"), (ctx) => saveService(ctx, service));
  }
  await loadHistories(superuser, [SMALL, LARGE]);
  const boards = await compare(
    "Leaderboards: 10 million kills against 10,000",
    `first pages of ${BOARDS.length} boards, as a visitor sees them`,
    ({ guild }) =>
      withPublic(async (ctx) => {
        for (const board of BOARDS) {
          const { rows } = await leaderboardPage(ctx, guild, board);
          if (rows.length < 50) throw new Error(`The board ${board} is not full.`);
        }
      }),
  );
  const started = new Date(Date.now() - HOUR / 2);
  const logs = new Map([SMALL, LARGE].map((one) => [one.guild, growingLog(one, started)]));
  const line = await compare(
    "Ingest: one more kill after 10 million against after 10,000",
    "read, rows, totals, runs of kills, reward, event and position committed",
    async ({ guild, serviceId }, round) => {
      const log = logs.get(guild);
      if (!log) throw new Error("Both guilds have a log.");
      const bytes = log.next(round + 10);
      const chunk = { serviceId, fileName: "DayZServer_X1_x64_now.ADM", at: log.at(), bytes, final: false };
      const result = await withGuild(scopeForJob(guild, "bench"), (ctx) => ingestChunk(ctx, chunk));
      if (result.kills !== 1) throw new Error("Each round reads one kill.");
      log.moved(result.position);
    },
  );
  return [boards, line];
}

/** A guild with ten million kills against one with ten thousand, in one database: pages of boards, and one more line. */
export async function run(): Promise<BenchResult[]> {
  return withPostgres(2, measure);
}
