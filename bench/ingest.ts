import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { LogBatcher, type LogFileState } from "@/features/players/log-batch";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { linkPlayer } from "@/features/players/mutations/links";
import { HOUR } from "@/lib/time";
import { bareRows, makeBareTables } from "./bare-rows";
import { BUSY_PLAYERS, busyId, busyLog } from "./busy-log";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const SERVICE = "11849901";
const FILE = "DayZServer_X1_x64_2026-11-20_00-00-00.ADM";
const LINES = 40_000;
const ROUNDS = 5;
const CHUNK = 1024 * 1024;
/** Events a second of the whole ingest, as a share of a bare insert of the rows that it makes. */
const LEAST_SHARE = 0.5;

type Scope = ReturnType<typeof scopeForJob>;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

/** A guild of its own with a server, whose players are all known and half of them linked to people, so that coins are paid. */
async function prepare({ sql }: Scratch, nr: number): Promise<Scope> {
  const guild = String(688_446_347_673_600_000n + BigInt(nr));
  const scope = scopeForJob(guild, "bench");
  await sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $1::text, $1::text)", [guild]);
  await withGuild(scope, (ctx) =>
    saveService(ctx, {
      serviceId: SERVICE,
      name: "One",
      game: "dayzxb",
      map: "chernarusplus",
      slots: 60,
      utcOffsetMinutes: 0,
    }),
  );
  const players = await sql<{ id: string }>(
    `insert into player_profiles (guild_id, platform_id, ingame_name)
     select $1, id, 'Survivor ' || nr - 1 from unnest($2::text[]) with ordinality as t(id, nr) returning player_id as id`,
    [guild, Array.from({ length: BUSY_PLAYERS }, (_, player) => busyId(player))],
  );
  for (const [at, { id }] of players.slice(0, BUSY_PLAYERS / 2).entries()) {
    const discordId = String(315_821_024_870_400_000n + BigInt(at));
    await withGuild(scope, (ctx) => linkPlayer(ctx, { discordId, playerId: Number(id), method: "staff" }));
  }
  return scope;
}

async function ingest(scope: Scope, file: Uint8Array) {
  const total = { events: 0, rows: 0, paid: 0 };
  for (let at = 0; at < file.length; ) {
    const bytes = file.subarray(at, at + CHUNK);
    const final = at + CHUNK >= file.length;
    const result = await withGuild(scope, (ctx) =>
      ingestChunk(ctx, { serviceId: SERVICE, fileName: FILE, at, bytes, final }),
    );
    total.events += result.events;
    total.rows += result.activity + result.kills + result.sessionsOpened;
    total.paid += result.rewardsPaid;
    at = result.position;
  }
  return total;
}

/** The rows that the whole ingest makes of the same file, stretch by stretch, without writing them. */
function rowsOf(file: Uint8Array) {
  const batches = [];
  let state: LogFileState | null = null;
  for (let at = 0; at < file.length; ) {
    const batcher: LogBatcher = new LogBatcher(
      { serviceId: SERVICE, fileName: FILE, historical: false, utcOffsetMinutes: 0 },
      state,
    );
    const final = at + CHUNK >= file.length;
    const read = batcher.read(file.subarray(at, at + CHUNK), final);
    state = read.state;
    batches.push(read.batch);
    at = final ? file.length : read.state.reader.offset;
  }
  return batches;
}

async function measure(scratch: Scratch): Promise<BenchResult[]> {
  await makeBareTables(scratch.sql);
  const today = new Date(Date.now() - 12 * HOUR).toISOString().slice(0, 10);
  const file = busyLog({ lines: LINES, seed: 5, date: today });
  const batches = rowsOf(file);
  const whole: number[] = [];
  const bare: number[] = [];
  let last = { events: 0, rows: 0, paid: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    const scope = await prepare(scratch, round);
    const bareSeconds = await seconds(() => bareRows(scope, batches));
    const wholeSeconds = await seconds(async () => {
      last = await ingest(scope, file);
    });
    // The first round meets empty tables and cold plans.
    if (round === 0) await scratch.sql("analyze");
    else {
      whole.push(last.events / wholeSeconds);
      bare.push(last.events / bareSeconds);
    }
  }
  const ratio = median(whole.map((rate, round) => rate / (bare[round] ?? Number.NaN)));
  return [
    {
      name: "Ingest: file to committed rows, totals and rewards",
      value: Math.round(median(whole)),
      unit: "events/s",
      reference: Math.round(median(bare)),
      ratio,
      limit: LEAST_SHARE,
      direction: "atLeast",
      ok: ratio >= LEAST_SHARE,
      note: `against a bare UNNEST insert of the same rows into the same tables with nothing derived; ${last.rows} rows of ${last.events} events a round, ${last.paid} rewards paid`,
    },
  ];
}

/** The whole ingest against inserting the rows that it makes, in interleaved rounds on a durable Postgres. */
export async function run(): Promise<BenchResult[]> {
  return withPostgres(2, measure);
}
