import { parseArgs } from "node:util";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { recount } from "@/features/players/data/recount";
import {
  differences,
  type ReadLogFile,
  type RowDifference,
  readLogFiles,
  storedCells,
  storedRows,
} from "@/features/players/data/reread";
import { LINE_TABLES, noRows, Reread } from "@/features/players/reread";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { givenLogs, type LogBytes, type LogSources, nitradoLogs } from "./lib/log-sources";

const USAGE = `Usage: npm run players:rebuild -- --guild GUILD_ID [--service SERVICE_ID] [--compare] [FILE…]
Reads all known logs of a guild again, from Nitrado or from the files given, and compares what they lead to with what
is stored, table by table, and every total with its rows. It always only compares and writes nothing.`;
const CHUNK = 1024 * 1024;
const SHOWN = 20;

const scopeOf = (guildId: string) => scopeForJob(guildId, "players-rebuild");

async function readAgain(file: ReadLogFile, bytes: LogBytes, now: Date): Promise<Reread | null> {
  const reread = new Reread({ ...file, final: file.completed, now });
  let length = CHUNK;
  for (let at = 0; at < file.position; ) {
    const wanted = Math.min(length, file.position - at);
    const part = await bytes.read(at, wanted);
    // Shorter than what was read before: another file, or its end is lost.
    if (part.length < wanted) return null;
    const rest = reread.push(part, at + wanted >= file.position);
    length = rest === part.length ? length * 2 : CHUNK;
    if (at + wanted >= file.position) break;
    at += part.length - rest;
  }
  return reread;
}

function print(where: string, found: readonly RowDifference[]): void {
  for (const { table, key, stored, reread } of found.slice(0, SHOWN)) {
    console.log(`${where} ${table} ${key}\n  stored: ${stored ?? "–"}\n  reread: ${reread ?? "–"}`);
  }
  if (found.length > SHOWN) console.log(`${where}: and ${found.length - SHOWN} more`);
}

/** @returns how many rows differ */
async function compareService(
  guildId: string,
  serviceId: string,
  files: readonly ReadLogFile[],
  sources: LogSources,
): Promise<number> {
  const now = new Date();
  const cells = noRows();
  let wrong = 0;
  const missing: string[] = [];
  for (const listed of files) {
    const bytes = sources.get(listed.fileName);
    // How far it was read and what that led to are looked up together: the bot may go on meanwhile.
    const { file, stored } = await withGuild(
      { ...scopeOf(guildId), now },
      async (ctx) => ({
        file: (await readLogFiles(ctx, serviceId, listed.fileName))[0] ?? listed,
        stored: await storedRows(ctx, serviceId, listed.fileName),
      }),
      { readOnly: true },
    );
    const reread = bytes ? await readAgain(file, bytes, now) : null;
    if (!reread) {
      missing.push(`${file.fileName}${bytes ? " (shorter than what was read)" : ""}`);
      continue;
    }
    for (const [cell, hits] of reread.rows.position_cells) {
      const before = Number(cells.position_cells.get(cell) ?? 0);
      cells.position_cells.set(cell, String(before + Number(hits)));
    }
    const rows = { ...reread.rows, position_cells: new Map<string, string>() };
    const found = differences(stored, rows);
    print(`${serviceId} ${file.fileName}`, found);
    wrong += found.length;
    const counts = LINE_TABLES.filter((table) => table !== "position_cells");
    const sizes = counts.map((table) => `${rows[table].size} ${table}`).join(", ");
    console.log(`${serviceId} ${file.fileName}: ${reread.lines} lines, ${sizes}: ${found.length} differ`);
  }
  if (missing.length > 0) {
    const some = missing.slice(0, 3).join(", ");
    console.log(
      `${serviceId}: ${missing.length} logs are no longer there, so only their sums are compared: ${some}${missing.length > 3 ? " …" : ""}`,
    );
  } else {
    // Cells are kept by service: they can be compared only where every log is there.
    const stored = noRows();
    stored.position_cells = await withGuild(scopeOf(guildId), (ctx) => storedCells(ctx, serviceId), {
      readOnly: true,
    });
    const found = differences(stored, cells);
    print(serviceId, found);
    wrong += found.length;
    console.log(`${serviceId}: ${cells.position_cells.size} position_cells: ${found.length} differ`);
  }
  return wrong;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      guild: { type: "string" },
      service: { type: "string" },
      compare: { type: "boolean", default: true },
    },
  });
  const { guild, service } = values;
  if (!guild) throw new AppError("invalid", USAGE);
  const all = await withGuild(scopeOf(guild), readLogFiles, { readOnly: true });
  const files = all.filter(({ serviceId }) => !service || serviceId === service);
  if (files.length === 0) throw new AppError("not_found", "No log of this guild was read yet.");
  const given = positionals.length > 0 ? await givenLogs(positionals) : null;
  let wrong = 0;
  for (const serviceId of new Set(files.map((file) => file.serviceId))) {
    const sources = given ?? (await nitradoLogs(guild, serviceId));
    const own = files.filter((file) => file.serviceId === serviceId);
    wrong += await compareService(guild, serviceId, own, sources);
  }
  const totals = await withGuild(scopeOf(guild), recount, { readOnly: true, statementTimeoutMs: 600_000 });
  for (const { table, key, stored, counted } of totals.wrong) {
    console.log(
      `${table} ${JSON.stringify(key)}\n  stored: ${JSON.stringify(stored)}\n  counted: ${JSON.stringify(counted)}`,
    );
  }
  const counted = Object.entries(totals.rows).map(([table, rows]) => `${rows} ${table}`);
  console.log(`Totals: ${counted.join(", ")}: ${totals.wrong.length} differ`);
  return wrong + totals.wrong.length;
}

main().then(
  (wrong) => process.exit(wrong > 0 ? 1 : 0),
  (error: unknown) => {
    const known = error instanceof AppError || error instanceof ProviderError;
    console.error(known ? error.message : error);
    process.exit(2);
  },
);
