import { open } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { type ChunkResult, ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { AppError } from "@/lib/errors";

const USAGE =
  "Usage: npm run adm:ingest -- --guild GUILD_ID --service SERVICE_ID [--growing] [--historical] FILE…";
const CHUNK = 1024 * 1024;

/** Reads a file on from its committed position, a megabyte a transaction. */
async function ingestFile(
  guildId: string,
  serviceId: string,
  path: string,
  growing: boolean,
  historical: boolean,
) {
  const scope = scopeForJob(guildId, "adm-ingest");
  const file = await open(path, "r");
  const total = {
    kills: 0,
    sessionsOpened: 0,
    sessionsClosed: 0,
    rewardsPaid: 0,
    rewardsHeld: 0,
    lines: 0,
    events: 0,
    unknownLines: 0,
  };
  try {
    const { size } = await file.stat();
    let at = 0;
    let length = CHUNK;
    for (;;) {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(length, size - at)),
        0,
        undefined,
        at,
      );
      const final = !growing && at + bytesRead >= size;
      const chunk = {
        serviceId,
        fileName: basename(path),
        at,
        bytes: buffer.subarray(0, bytesRead),
        final,
        historical,
      };
      const result: ChunkResult = await withGuild(scope, (ctx) => ingestChunk(ctx, chunk));
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += result[key];
      // A line longer than the stretch: take more at once, up to the whole file.
      length = result.position === at ? length * 2 : CHUNK;
      const stuck = result.position === at && at + bytesRead >= size;
      at = result.position;
      if (at >= size || stuck) return { file: path, bytes: size, position: at, ...total };
    }
  } finally {
    await file.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      guild: { type: "string" },
      service: { type: "string" },
      growing: { type: "boolean", default: false },
      historical: { type: "boolean", default: false },
    },
  });
  const { guild, service, growing, historical } = values;
  if (!guild || !service || positionals.length === 0) throw new AppError("invalid", USAGE);
  for (const path of positionals) {
    console.log(JSON.stringify(await ingestFile(guild, service, path, growing, historical)));
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const sentence = missing
      ? `There is no file ${(error as NodeJS.ErrnoException).path}.`
      : (error as Error).message;
    console.error(
      error instanceof AppError || missing ? sentence : `The log could not be read in: ${sentence}`,
    );
    process.exit(error instanceof AppError || missing ? 2 : 1);
  },
);
