import { open } from "node:fs/promises";
import { basename } from "node:path";
import { identify } from "@/bots/grizzly-bot/logs/identify";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { nitradoFor } from "@/features/nitrado/access";
import { service } from "@/features/nitrado/data";
import { admFiles, HEADER_BYTES, logByHeader } from "@/features/nitrado/log/files";
import { logDir } from "@/features/nitrado/paths";
import { AppError } from "@/lib/errors";

/** The bytes of a log, from wherever it lies. */
export interface LogBytes {
  /** At most `length` bytes from `at`; fewer at its end. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** Logs by the name under which their rows are kept. */
export type LogSources = ReadonlyMap<string, LogBytes>;

async function fromDisk(path: string, at: number, length: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Logs that were given as files, each under its own name and under the one that its header gives it. */
export async function givenLogs(paths: readonly string[]): Promise<LogSources> {
  const found = new Map<string, LogBytes>();
  for (const path of paths) {
    const bytes: LogBytes = { read: (at, length) => fromDisk(path, at, length) };
    const name = basename(path);
    const listed = { name, path, size: 0, modifiedAt: null, namedStart: null };
    const log = logByHeader(listed, await bytes.read(0, HEADER_BYTES));
    if (log) found.set(log.logName, bytes);
    found.set(name, bytes);
  }
  return found;
}

/** The logs that Nitrado has of a service. @throws AppError when it is not connected, ProviderError */
export async function nitradoLogs(guildId: string, serviceId: string): Promise<LogSources> {
  const scope = scopeForJob(guildId, "players-rebuild");
  const { gamePath, game } = await withGuild(scope, (ctx) => service(ctx, serviceId), { readOnly: true });
  if (!game) throw new AppError("conflict", `Nitrado has not said which game ${serviceId} is.`);
  const api = await nitradoFor(scope, serviceId);
  const listed = admFiles(await api.list(serviceId, logDir({ gamePath, game })));
  const { logs } = await identify(api, serviceId, listed, [], { now: new Date() });
  return new Map(
    logs.map(({ logName, path, size }) => [
      logName,
      {
        read: (at, length) => {
          const there = Math.min(length, size - at);
          return there <= 0 ? Promise.resolve(new Uint8Array()) : api.seek(serviceId, path, at, there);
        },
      },
    ]),
  );
}
