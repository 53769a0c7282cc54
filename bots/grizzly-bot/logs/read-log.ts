import { type GuildScope, withGuild } from "@/db/context";
import type { NitradoApi } from "@/features/nitrado/api";
import { type AdmLog, HEADER_BYTES, headersIn } from "@/features/nitrado/log/files";
import { type KnownLog, type LogSource, noteSource, seenNow, setAside } from "@/features/nitrado/log/known";
import { isFinished, nextTry, TRIES_BEFORE_NEWER, WAITS_AT_MOST } from "@/features/nitrado/log/rhythm";
import { AppError } from "@/lib/errors";
import { commitStretch, type Stretch } from "./commit-stretch";
import { Doubtful, nextBytes } from "./stretch";

export interface ReadLogInput {
  api: NitradoApi;
  scope: GuildScope;
  serviceId: string;
  log: AdmLog;
  known: KnownLog | undefined;
  /** The log that followed it; null for the newest. */
  newer: AdmLog | null;
  utcOffsetMinutes: number;
  historyUntil: Date;
  chunkBytes: number;
  /** Ends between two transactions when the time for this look is over, or the lease was lost. */
  signal: AbortSignal;
  now(): Date;
}

/**
 * `done`: everything is read, and closed where a newer log follows. `more`: the time was over. `wait`: something may
 * still be added, so a newer log has to wait. `aside`: it was set aside.
 */
export interface LogOutcome {
  state: "done" | "more" | "wait" | "aside";
  grew: boolean;
}

/** A line longer than this is not waited for in one transaction. */
const LONGEST_STRETCH = 32 * 1024 * 1024;
/** A mod may write something before the header. */
const HEADER_ROOM = 8 * HEADER_BYTES;

const emptyAt = (input: ReadLogInput, source: LogSource, at: number): Stretch => ({
  ...input,
  at,
  bytes: new Uint8Array(),
  final: true,
  source,
});

/** Sets the log aside; once that is no passing fault and a newer log follows, what it left open is closed. */
async function aside(input: ReadLogInput, reason: string): Promise<LogOutcome> {
  const { scope, serviceId, log, known, newer } = input;
  const problems = (known?.source.problems ?? 0) + 1;
  const now = input.now();
  const seen = seenNow(known?.source ?? {}, log, now);
  const source = { ...seen, problemSize: log.size, problemAt: now.toISOString(), problems };
  const lasting = problems >= TRIES_BEFORE_NEWER;
  if (lasting && newer && known && known.position > 0 && !known.completed) {
    await commitStretch(scope, emptyAt(input, seen, known.position));
  }
  await withGuild(scope, (ctx) => setAside(ctx, serviceId, log.logName, source, reason));
  return { state: lasting ? "aside" : "wait", grew: false };
}

/** Whether a log that was set aside looks as it did then, and it is not yet time to try it again. */
function stillAside({ log, known, now }: ReadLogInput): boolean {
  if (known?.problem == null || known.source.problemSize !== log.size) return false;
  const { problemAt, problems = 0 } = known.source;
  return problemAt !== undefined && now().getTime() - new Date(problemAt).getTime() < nextTry(problems);
}

/** Whether a log begins as one; null bytes yet to come are waited for. @throws Doubtful */
function hasHeader({ newer }: ReadLogInput, bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, HEADER_ROOM);
  if (headersIn(start).length > 0) return true;
  const stamped = /^\d\d:\d\d:\d\d \| /m.test(Buffer.from(start).toString("latin1"));
  if (newer || stamped || start.length >= HEADER_ROOM) {
    throw new Doubtful("It has no «AdminLog started on» header, so the day of its lines is not known.");
  }
  return false;
}

async function readOn(input: ReadLogInput): Promise<LogOutcome> {
  const { api, scope, serviceId, log, known, newer, utcOffsetMinutes, historyUntil, signal, now } = input;
  let position = known?.position ?? 0;
  let source = known?.source ?? {};
  // The header decides whether it is a log at all, so the first stretch is never smaller than it.
  let length = position === 0 ? Math.max(input.chunkBytes, HEADER_ROOM) : input.chunkBytes;
  let grew = false;
  const commit = async (bytes: Uint8Array, final: boolean) => {
    const stretch = {
      serviceId,
      log,
      at: position,
      bytes,
      final,
      source,
      utcOffsetMinutes,
      historyUntil,
      now,
    };
    const committed = await commitStretch(scope, stretch);
    source = committed.source;
    return committed.result;
  };
  if (log.size < position) {
    throw new Doubtful(`The log has ${log.size} bytes, but ${position} of it were read before.`);
  }
  while (position < log.size) {
    if (signal.aborted) return { state: "more", grew };
    const asked = Math.min(length, log.size - position);
    const bytes = await nextBytes(api, { serviceId, log, position, source }, asked);
    if (position === 0 && !hasHeader(input, bytes)) return { state: newer ? "wait" : "done", grew };
    const result = await commit(bytes, false);
    // Another reader was ahead, whatever that means for this one: the next look begins from what is committed.
    if (result.skipped) return { state: "more", grew };
    if (result.position > position) {
      grew = true;
      length = input.chunkBytes;
    } else if (bytes.length < asked) {
      return { state: "wait", grew };
    } else if (position + asked >= log.size || length >= LONGEST_STRETCH) {
      break;
    } else length *= 2;
    position = result.position;
  }
  if (!newer || (known?.completed && !grew)) return { state: "done", grew };
  return close(input, position, { grew, source }, commit);
}

type Commit = (bytes: Uint8Array, final: boolean) => Promise<{ skipped: boolean; position: number }>;

/** Closes what the log leaves open, once nothing will be added to it: the newer one is another boot. */
async function close(
  input: ReadLogInput,
  position: number,
  { grew, source }: { grew: boolean; source: LogSource },
  commit: Commit,
): Promise<LogOutcome> {
  const { api, scope, serviceId, log, newer, utcOffsetMinutes, known } = input;
  const now = input.now();
  if (!newer || (log.size === 0 && !known)) return { state: "done", grew };
  const newerStart = new Date((newer.start - utcOffsetMinutes * 60) * 1_000);
  const seen = seenNow(source, log, now);
  const sizeSince = new Date(seen.sizeSince ?? now);
  if (!isFinished({ modifiedAt: log.modifiedAt, sizeSince, newerStart, now })) {
    if (known && known.source.sizeSince !== seen.sizeSince && !grew) {
      await withGuild(scope, (ctx) => noteSource(ctx, serviceId, log.logName, seen));
    }
    const patience = now.getTime() - newerStart.getTime() > WAITS_AT_MOST;
    return { state: patience ? "done" : "wait", grew };
  }
  const rest = await nextBytes(api, { serviceId, log, position, source }, log.size - position);
  const result = await commit(rest, true);
  return { state: result.skipped || result.position < log.size ? "more" : "done", grew };
}

/** Reads a log on from what is committed, as far as the listing says that it goes. */
export async function readLog(input: ReadLogInput): Promise<LogOutcome> {
  if (stillAside(input)) return { state: "aside", grew: false };
  try {
    return await readOn(input);
  } catch (error) {
    const bad = error instanceof Doubtful || (error instanceof AppError && error.code === "invalid");
    if (!bad) throw error;
    return aside(input, error.message);
  }
}
