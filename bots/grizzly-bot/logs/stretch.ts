import { crc32 } from "node:zlib";
import type { NitradoApi } from "@/features/nitrado/api";
import { type AdmLog, HEADER_BYTES, logByHeader, looksLikePage } from "@/features/nitrado/log/files";
import type { LogSource } from "@/features/nitrado/log/known";
import { ProviderError } from "@/lib/http/provider";

/** The bytes are no log, or not the one that was read before: they are set aside, and the position stays. */
export class Doubtful extends Error {
  override name = "Doubtful";
}

/** The file is not what the listing said: it was renamed meanwhile. The next look sorts it out. */
export class Moved extends Error {
  override name = "Moved";
}

/** A whole file larger than this is not taken into memory; reading on by stretches goes on without the comparison. */
const MAX_WHOLE = 32 * 1024 * 1024;
/** Every so many reads the whole file is compared with what was read of it. */
const COMPARE_EVERY = 20;
const LF = 10;

export interface Place {
  serviceId: string;
  log: AdmLog;
  /** Bytes that were read and committed. */
  position: number;
  source: LogSource;
}

function headOf(log: AdmLog, bytes: Uint8Array): boolean {
  return log.header === null || logByHeader(log, bytes)?.header === log.header;
}

/** The whole file, proven to be the one that was read up to the position. @throws Doubtful, Moved, ProviderError */
async function whole(api: NitradoApi, { serviceId, log, position, source }: Place): Promise<Uint8Array> {
  const bytes = await api.download(serviceId, log.path, MAX_WHOLE);
  if (looksLikePage(bytes)) throw new Doubtful("Nitrado sent a page instead of the log.");
  if (!headOf(log, bytes)) throw new Moved(`${log.name} has become another log.`);
  if (bytes.length < position) {
    throw new Doubtful(`The log has ${bytes.length} bytes, but ${position} of it were read before.`);
  }
  if (source.crcTo === position && source.crc !== crc32(bytes.subarray(0, position))) {
    throw new Doubtful("What was read of this log before is not what stands in it now.");
  }
  return bytes;
}

const passes = (error: unknown) =>
  error instanceof ProviderError && ["unavailable", "refused", "too_large"].includes(error.fault);

/** New bytes by `seek`, with the byte before them; null where they do not fit to what was read. */
async function sought(api: NitradoApi, place: Place, length: number): Promise<Uint8Array | null> {
  const { serviceId, log, position, source } = place;
  const before = position > 0 ? 1 : 0;
  let bytes: Uint8Array;
  try {
    bytes = await api.seek(serviceId, log.path, position - before, length + before);
  } catch (error) {
    if (passes(error)) return null;
    throw error;
  }
  if (bytes.length <= before || bytes.length > length + before) return null;
  if (before === 1 && bytes[0] !== (source.lastByte ?? LF)) return null;
  const fresh = bytes.subarray(before);
  return looksLikePage(fresh) ? null : fresh;
}

/**
 * The next bytes of a log, at most `length`. By `seek` with one byte of overlap; where that fails or does not fit,
 * from the whole file. A file that is renamed on rotation is looked at again afterwards, so that the bytes are its own.
 * @throws Doubtful, Moved, ProviderError
 */
export async function nextBytes(api: NitradoApi, place: Place, length: number): Promise<Uint8Array> {
  const { log, position, source, serviceId } = place;
  if (length <= 0) return new Uint8Array();
  let fresh = await sought(api, place, length);
  const compare = (source.reads ?? 0) % COMPARE_EVERY === COMPARE_EVERY - 1 && log.size <= MAX_WHOLE;
  if (fresh === null || compare) {
    const all = await whole(api, place);
    const there = all.subarray(position, position + length);
    if (there.length === 0)
      throw new Doubtful(`The log has ${all.length} bytes, the listing says ${log.size}.`);
    if (fresh === null || Buffer.compare(fresh, there.subarray(0, fresh.length)) !== 0) fresh = there;
  } else if (log.header !== null) {
    const head = await api.seek(serviceId, log.path, 0, Math.min(log.size, HEADER_BYTES));
    if (!headOf(log, head)) throw new Moved(`${log.name} has become another log.`);
  }
  return fresh;
}
