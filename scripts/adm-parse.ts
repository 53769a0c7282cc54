import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { ADM_UNKNOWN, isEvent, isNoise } from "@/features/players/adm/events";
import { AdmReader, type AdmRecord } from "@/features/players/adm/reader";
import { findAdmFiles, unreadable } from "./lib/adm-files";
import { LineOutput, recordJson } from "./lib/adm-output";
import { Explained } from "./lib/explained";

const USAGE = `Usage: npm run adm:parse -- [--summary | --unknown | --all] FILE…
Reads DayZ admin logs (files, folders or patterns) and prints one JSON event a line.
  --summary  one JSON object with the counts over all files
  --unknown  only the lines that no rule knows, as they stand in the log
  --all      events, noise and unknown lines`;
const PIECE = 64 * 1024;

type Visit = (file: string, record: AdmRecord) => void;

async function readFile(file: string, visit: Visit, output: LineOutput): Promise<void> {
  const reader = new AdmReader();
  const take = (record: AdmRecord) => visit(file, record);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: PIECE })) {
      reader.push(chunk as Buffer, take);
      await output.flush(PIECE);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  reader.end(take);
}

function counter() {
  const byType = new Map<string, number>();
  return {
    count: (_file: string, { line }: AdmRecord) => byType.set(line.type, (byType.get(line.type) ?? 0) + 1),
    result(files: number, skipped: readonly string[]) {
      const sorted = [...byType].sort(([a], [b]) => (a < b ? -1 : 1));
      const sum = (entries: [string, number][]) => entries.reduce((total, [, n]) => total + n, 0);
      const noise = sorted.filter(([type]) => type.startsWith("noise."));
      const events = sorted.filter(([type]) => !type.startsWith("noise.") && type !== ADM_UNKNOWN);
      return {
        lines: sum(sorted),
        events: sum(events),
        noise: sum(noise),
        unknown: byType.get(ADM_UNKNOWN) ?? 0,
        byType: Object.fromEntries(events),
        noiseByType: Object.fromEntries(noise),
        files,
        skipped,
      };
    },
  };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      summary: { type: "boolean", default: false },
      unknown: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (positionals.length === 0) throw new Explained(USAGE);
  const { files, skipped } = await findAdmFiles(positionals);
  for (const path of skipped) console.error(`${path} holds no line of an admin log and was left out.`);
  const output = new LineOutput(process.stdout);
  const counts = counter();
  let unknown = 0;
  const print: Visit = (file, record) => {
    const { line } = record;
    if (line.type === ADM_UNKNOWN) unknown++;
    const wanted = values.unknown ? line.type === ADM_UNKNOWN : values.all || isEvent(line);
    if (wanted) output.add(recordJson(file, record, isNoise(line) || line.type === ADM_UNKNOWN));
  };
  for (const file of files) await readFile(file, values.summary ? counts.count : print, output);
  if (values.summary) output.add(JSON.stringify(counts.result(files.length, skipped)));
  await output.flush();
  if (unknown > 0 && !values.unknown && !values.all) {
    console.error(`${unknown} lines are not known and were not printed. See them with --unknown.`);
  }
}

try {
  await main();
} catch (error) {
  const typed = error instanceof TypeError && "code" in error ? `${error.message}\n${USAGE}` : null;
  if (error instanceof Explained || typed) console.error(typed ?? (error as Explained).message);
  else console.error(error);
  process.exitCode = 2;
}
