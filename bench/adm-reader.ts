import { StringDecoder } from "node:string_decoder";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readAdmLine } from "@/features/players/adm/line";
import { AdmReader } from "@/features/players/adm/reader";
import { sampleLog } from "@/features/players/adm/testing/sample";
import type { BenchResult } from "./report";

const ROUNDS = 9;
const CHUNK = 64 * 1024;
const SAMPLE_LINES = 100_000;
const FLAT_BYTES = 1024 ** 3;
/** Issue limits: share of the rate of only splitting, milliseconds for the worst line. */
const LEAST_SHARE = 0.3;
const WORST_LINE_MS = 1;
const LONG_LINE = 10_000;
const LONGER = 4;
/** A longer line leaves the processor's nearest caches. */
const LINEAR_SLACK = 1.5;
/** Heap and buffers may grow by this much over a gigabyte of log. */
const GROWTH_MB = 32;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

function seconds(work: () => void): number {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
}

/** The control: the same bytes, in the same chunks, become one string a line and nothing else. */
function onlySplit(bytes: Buffer): number {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let lines = 0;
  let chars = 0;
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const text = rest + decoder.write(bytes.subarray(at, at + CHUNK));
    let from = 0;
    for (let lf = text.indexOf("\n"); lf >= 0; lf = text.indexOf("\n", from)) {
      const line = text.slice(from, lf);
      lines++;
      chars += line.length;
      from = lf + 1;
    }
    rest = text.slice(from);
  }
  return chars > 0 ? lines : 0;
}

function readAll(bytes: Buffer): number {
  const reader = new AdmReader();
  let lines = 0;
  for (let at = 0; at < bytes.length; at += CHUNK) {
    reader.push(bytes.subarray(at, at + CHUNK), () => {
      lines++;
    });
  }
  return lines;
}

/** Rounds interleave, so that a busy machine slows both. */
function rate(bytes: Buffer): BenchResult {
  const shares: number[] = [];
  const rates: number[] = [];
  const controls: number[] = [];
  const lines = onlySplit(bytes);
  if (readAll(bytes) !== lines)
    throw new Error("The reader and the splitter disagree on the number of lines.");
  for (let round = 0; round < ROUNDS; round++) {
    const split = seconds(() => onlySplit(bytes));
    const read = seconds(() => readAll(bytes));
    shares.push(split / read);
    rates.push(lines / read);
    controls.push(lines / split);
  }
  const ratio = median(shares);
  return {
    name: "Admin log: lines read",
    value: Math.round(median(rates)),
    unit: "lines/s",
    reference: Math.round(median(controls)),
    ratio,
    limit: LEAST_SHARE,
    direction: "atLeast",
    ok: ratio >= LEAST_SHARE,
    note: "against decoding the same bytes and splitting them into one string a line",
  };
}

/** Lines of so many chars that are built to be slow. */
function hostileLines(chars: number): string[] {
  const block = '" (DEAD) (id=X pos=<1, 2, 3>)';
  const pieces = [
    '"',
    "(id=",
    block,
    `${block} killed by Player "`,
    " into X(",
    " with ",
    " from 1 meters",
    "9",
    "a",
  ];
  const tails = ["", `${block} with VSS`, `${block}[HP: 1] hit by `];
  return pieces.flatMap((piece) =>
    tails.map(
      (tail) => `10:00:00 | Player "${piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars)}${tail}`,
    ),
  );
}

/** Milliseconds that each line takes when warm: the best of many. */
function lineTimes(lines: readonly string[]): number[] {
  return lines.map((line) =>
    Math.min(...Array.from({ length: 60 }, () => seconds(() => readAdmLine(line)) * 1000)),
  );
}

/** The slowest hostile line of 10,000 chars, and how much longer the same lines take with four times as many. */
function longLines(): BenchResult[] {
  const short = lineTimes(hostileLines(LONG_LINE));
  const long = lineTimes(hostileLines(LONG_LINE * LONGER));
  const worst = Math.max(...short);
  const growth = Math.max(...long) / worst;
  const note = "identity blocks, separators and numbers repeated to fill the line";
  return [
    {
      name: "Admin log: slowest hostile line of 10,000 chars",
      value: Number(worst.toFixed(4)),
      unit: "ms",
      reference: WORST_LINE_MS,
      ratio: worst / WORST_LINE_MS,
      limit: 1,
      direction: "atMost",
      ok: worst <= WORST_LINE_MS,
      note,
    },
    {
      name: `Admin log: slowest hostile line, ${LONGER} times as long`,
      value: Number(Math.max(...long).toFixed(4)),
      unit: "ms",
      reference: Number(worst.toFixed(4)),
      ratio: growth,
      limit: LONGER * LINEAR_SLACK,
      direction: "atMost",
      ok: growth <= LONGER * LINEAR_SLACK,
      note: `${LONGER} would be exactly linear, ${LONGER ** 2} quadratic; ${note}`,
    },
  ];
}

/** Megabytes that are in use after a full collection. */
function usedMegabytes(collect: () => void): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}

/** Reads a gigabyte in chunks and looks at what stays allocated from the second pass on. */
function memory(bytes: Buffer): BenchResult {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const reader = new AdmReader();
  let read = 0;
  let start = Number.NaN;
  let growth = 0;
  while (read < FLAT_BYTES) {
    for (let at = 0; at < bytes.length; at += CHUNK)
      reader.push(bytes.subarray(at, at + CHUNK), () => undefined);
    read += bytes.length;
    const used = usedMegabytes(collect);
    if (Number.isNaN(start)) start = used;
    growth = Math.max(growth, used - start);
  }
  return {
    name: "Admin log: memory grown over 1 GB",
    value: Number(growth.toFixed(1)),
    unit: "MB",
    reference: GROWTH_MB,
    ratio: growth / GROWTH_MB,
    limit: 1,
    direction: "atMost",
    ok: growth <= GROWTH_MB,
    note: `${Math.round(read / 1024 ** 2)} MB through one reader`,
  };
}

/** Measures the reader on a made-up log that it generates in memory. */
export async function run(): Promise<BenchResult[]> {
  const bytes = Buffer.concat(
    ["A", "B", "C"].map((_, seed) => sampleLog({ lines: SAMPLE_LINES, seed: seed + 1 })),
  );
  return [rate(bytes), ...longLines(), memory(bytes)];
}
