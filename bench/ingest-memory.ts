import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { LogBatcher, type LogFileState } from "@/features/players/log-batch";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { busyLog } from "./busy-log";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const CHUNK = 1024 * 1024;
const GIGABYTE = 1024 ** 3;
/** What goes through the database as well: a gigabyte there takes minutes. */
const WRITTEN = 40 * CHUNK;
const LOOK_EVERY = 8 * CHUNK;
/** What may stay allocated from the first look on. */
const GROWTH_MB = 32;
const FILE = { serviceId: "11849902", fileName: "DayZServer_X1_x64_2026-01-05_00-00-00.ADM" };

function lookAtMemory() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let start = Number.NaN;
  let growth = 0;
  return {
    growth: () => growth,
    look: () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      const used = (heapUsed + external) / 1024 ** 2;
      if (Number.isNaN(start)) start = used;
      growth = Math.max(growth, used - start);
    },
  };
}

/** A log without end: boot after boot in one file, in stretches that begin where the reader stands. */
function* endless(block: Buffer, total: number, position: () => number) {
  while (position() < total) {
    const at = position() % block.length;
    const end = Math.min(at + CHUNK, block.length);
    yield block.subarray(at, end);
  }
}

/** @param take gives where to read on */
async function flow(
  block: Buffer,
  total: number,
  take: (at: number, bytes: Buffer) => number | Promise<number>,
): Promise<{ growth: number; read: number }> {
  const memory = lookAtMemory();
  let position = 0;
  let next = 2 * LOOK_EVERY;
  for (const bytes of endless(block, total, () => position)) {
    position = await take(position, bytes);
    if (position < next) continue;
    next = position + (total > WRITTEN ? 8 * LOOK_EVERY : LOOK_EVERY);
    memory.look();
  }
  return { growth: memory.growth(), read: position };
}

function result(name: string, { growth, read }: { growth: number; read: number }, note: string): BenchResult {
  return {
    name,
    value: Number(growth.toFixed(1)),
    unit: "MB",
    reference: GROWTH_MB,
    ratio: growth / GROWTH_MB,
    limit: 1,
    direction: "atMost",
    ok: growth <= GROWTH_MB,
    note: `${Math.round(read / 1024 ** 2)} MB, ${note}`,
  };
}

async function written({ sql }: Scratch, block: Buffer): Promise<BenchResult> {
  const guild = "688446347673600098";
  await sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'Bench', 'bench')", [guild]);
  const scope = scopeForJob(guild, "bench");
  const service = {
    serviceId: FILE.serviceId,
    name: "One",
    game: "dayzxb",
    map: "enoch",
    slots: 60,
  } as const;
  await withGuild(scope, (ctx) => saveService(ctx, { ...service, utcOffsetMinutes: 0 }));
  const flowed = await flow(block, WRITTEN, async (at, bytes) => {
    const chunk = { ...FILE, at, bytes, final: false };
    return (await withGuild(scope, (ctx) => ingestChunk(ctx, chunk))).position;
  });
  return result("Ingest: memory grown with everything written", flowed, "to committed rows");
}

async function read(block: Buffer): Promise<BenchResult> {
  let state: LogFileState | null = null;
  const flowed = await flow(block, GIGABYTE, (_, bytes) => {
    const batcher: LogBatcher = new LogBatcher({ ...FILE, historical: false, utcOffsetMinutes: 0 }, state);
    // As it would come back from the database.
    state = JSON.parse(JSON.stringify(batcher.read(bytes, false).state)) as LogFileState;
    return state.reader.offset;
  });
  return result(
    "Ingest: memory grown over 1 GB",
    flowed,
    "lines to rows ready to be written, with the state saved and taken up a stretch at a time",
  );
}

/** Whether memory stays flat however long a log is. */
export async function run(): Promise<BenchResult[]> {
  const block = busyLog({ lines: 60_000, seed: 3, date: "2026-01-05" });
  return [await read(block), await withPostgres(2, (scratch) => written(scratch, block))];
}
