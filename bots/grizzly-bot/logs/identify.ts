import type { NitradoApi } from "@/features/nitrado/api";
import {
  type AdmLog,
  HEADER_BYTES,
  type ListedLog,
  logByHeader,
  logByName,
  looksLikePage,
} from "@/features/nitrado/log/files";
import type { KnownLog } from "@/features/nitrado/log/known";
import { ProviderError } from "@/lib/http/provider";
import { HOUR } from "@/lib/time";

/** A listed file that is no log, or none yet. */
export interface Strange {
  file: ListedLog;
  reason: string;
}

/** PC's live log: its name stays while the file behind it changes. */
const isLive = (name: string) => !/\d{4}[_-]\d\d/.test(name);

function unchanged(file: ListedLog, known: readonly KnownLog[]): KnownLog | undefined {
  return known.find(
    ({ source }) =>
      source.name === file.name &&
      source.start !== undefined &&
      // A rotated file keeps its name and its header; the live one is known only as long as nothing was written.
      (!isLive(file.name) ||
        (source.size === file.size && source.modifiedAt === (file.modifiedAt?.toISOString() ?? null))),
  );
}

const LOOKED_AT_FOR = HOUR;

/** Set aside for good: it has looked the same for an hour. Until then Nitrado may have sent something else by mistake. */
function givenUp(file: ListedLog, known: readonly KnownLog[], now: Date): boolean {
  const source = known.find(({ logName }) => logName === file.name)?.source;
  if (source?.problemSize !== file.size || !source.sizeSince) return false;
  return now.getTime() - new Date(source.sizeSince).getTime() > LOOKED_AT_FOR;
}

async function byHeader(
  api: NitradoApi,
  serviceId: string,
  file: ListedLog,
): Promise<AdmLog | Strange | null> {
  if (file.size === 0) return null;
  let head: Uint8Array;
  try {
    head = await api.seek(serviceId, file.path, 0, Math.min(file.size, HEADER_BYTES));
  } catch (error) {
    // Renamed between listing and reading: the next look finds it under its new name.
    if (error instanceof ProviderError && error.fault === "refused") return null;
    throw error;
  }
  const log = logByHeader(file, head);
  if (log) return log;
  if (looksLikePage(head)) return { file, reason: "Nitrado sent a page instead of the log." };
  // A header that is only just being written comes with the next look.
  return head.length < HEADER_BYTES && !/\d\d:\d\d:\d\d \| /.test(Buffer.from(head).toString("latin1"))
    ? null
    : { file, reason: "It has no «AdminLog started on» header, so the day of its lines is not known." };
}

export interface Identified {
  logs: AdmLog[];
  strange: Strange[];
  /** False when the time was over before every file was looked at. */
  complete: boolean;
}

export interface IdentifyOptions {
  now: Date;
  signal?: AbortSignal;
  /** Keeps what a file's first bytes told, so that hundreds of them are asked for once, over several looks. */
  remember?(log: AdmLog): Promise<void>;
}

/** Says of each listed file which log it is, oldest boot first. What the name does not tell, the first bytes do. */
export async function identify(
  api: NitradoApi,
  serviceId: string,
  listed: readonly ListedLog[],
  known: readonly KnownLog[],
  { now, signal, remember }: IdentifyOptions,
): Promise<Identified> {
  const logs = new Map<string, AdmLog>();
  const strange: Strange[] = [];
  let complete = true;
  for (const file of listed) {
    if (signal?.aborted) {
      complete = false;
      break;
    }
    const before = unchanged(file, known);
    const log =
      logByName(file) ??
      (before
        ? {
            ...file,
            logName: before.logName,
            start: before.source.start ?? 0,
            header: before.source.header ?? null,
          }
        : givenUp(file, known, now)
          ? null
          : await byHeader(api, serviceId, file));
    if (log === null) continue;
    if ("reason" in log) {
      strange.push(log);
      continue;
    }
    if (!before && log.header !== null) await remember?.(log);
    const other = logs.get(log.logName);
    // The same log twice, as a copy of somebody's: the longer one has all of the shorter one.
    if (!other || other.size < log.size) logs.set(log.logName, log);
  }
  return { logs: [...logs.values()].sort((a, b) => a.start - b.start), strange, complete };
}
