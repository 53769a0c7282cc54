import { type GuildScope, withGuild } from "@/db/context";
import { scopeForService } from "@/features/guilds/scope";
import type { NitradoApi } from "@/features/nitrado/api";
import { type AdmLog, admFiles, namedStart } from "@/features/nitrado/log/files";
import {
  forgetAside,
  type KnownLog,
  knownLogs,
  rememberLog,
  seenNow,
  setAside,
} from "@/features/nitrado/log/known";
import { beginHistory, noteLooked, type WatchedService } from "@/features/nitrado/log/services";
import { logDir } from "@/features/nitrado/paths";
import { ProviderError } from "@/lib/http/provider";
import { commitStretch } from "./commit-stretch";
import { identify, type Strange } from "./identify";
import { readLog } from "./read-log";
import { type RestartMemory, readRestarts } from "./restarts";
import type { Look } from "./rounds";
import { Moved } from "./stretch";
import { measureZone } from "./zone";

/** A look that is not done by then goes on after the others have had theirs. Each part of it gets something done. */
const PART_MS = 20_000;
const withTime = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(PART_MS)]);

export interface LookOptions {
  apiFor(scope: GuildScope, serviceId: string): Promise<NitradoApi>;
  /** Bytes of a log that one transaction takes. */
  chunkBytes: number;
  restarts: RestartMemory;
  now(): Date;
}

async function setStrangeAside(
  scope: GuildScope,
  serviceId: string,
  strange: readonly Strange[],
  known: readonly KnownLog[],
  now: Date,
): Promise<void> {
  for (const { file, reason } of strange) {
    const before = known.find(({ logName }) => logName === file.name)?.source ?? {};
    const log: AdmLog = { ...file, logName: file.name, start: before.start ?? 0, header: null };
    const { start: _, ...seen } = seenNow(before, log, now);
    const source = { ...seen, problemSize: file.size, problemAt: now.toISOString() };
    await withGuild(scope, (ctx) => setAside(ctx, serviceId, file.name, source, reason));
  }
}

/** Logs that were removed before a newer one followed: nothing can be added, so what they left open is closed. */
async function closeVanished(
  scope: GuildScope,
  service: WatchedService,
  logs: readonly AdmLog[],
  known: readonly KnownLog[],
  historyUntil: Date,
  now: () => Date,
): Promise<void> {
  const newest = logs.at(-1);
  for (const { logName, position, completed, source, problem } of known) {
    const gone = !completed && position > 0 && !logs.some((log) => log.logName === logName);
    const start = source.start ?? namedStart(logName);
    if (!gone || start === null || !newest || newest.start <= start) continue;
    const log: AdmLog = {
      name: source.name ?? logName,
      path: "",
      size: position,
      modifiedAt: null,
      namedStart: null,
      logName,
      start,
      header: source.header ?? null,
    };
    const { serviceId, utcOffsetMinutes } = service;
    const left = (source.size ?? position) - position;
    await commitStretch(scope, {
      serviceId,
      log,
      at: position,
      bytes: new Uint8Array(),
      final: true,
      source,
      utcOffsetMinutes,
      historyUntil,
      now,
    });
    const reason = left > 0 ? `It was removed before its last ${left} bytes were read.` : problem;
    if (reason) await withGuild(scope, (ctx) => setAside(ctx, serviceId, logName, source, reason));
  }
}

/**
 * One look at a service's logs: lists them, and reads what is new, the oldest boot first. A log is read to its end and
 * closed before the rows of the one that followed it.
 * @param signal ends the look between two transactions
 * @throws what Nitrado's client and the database throw; what was committed until then stays
 */
export async function lookAt(
  service: WatchedService,
  options: LookOptions,
  signal: AbortSignal,
): Promise<Look> {
  const { serviceId } = service;
  const scope = scopeForService(service, "grizzly-bot");
  const now = options.now();
  const historyUntil =
    service.historyUntil ?? (await withGuild({ ...scope, now }, (ctx) => beginHistory(ctx, serviceId)));
  const api = await options.apiFor(scope, serviceId);
  await readRestarts(api, scope, service, historyUntil, options.restarts, now).catch((error: unknown) => {
    // It only tells earlier what the game's own log tells too.
    const minor = error instanceof ProviderError && ["refused", "unavailable"].includes(error.fault);
    if (!minor) throw error;
  });
  const listed = admFiles(await api.list(serviceId, logDir(service)));
  const names = listed.map(({ name }) => name);
  const known = await withGuild(scope, (ctx) => knownLogs(ctx, serviceId, names), { readOnly: true });
  const remember = (log: AdmLog) =>
    withGuild(scope, (ctx) => rememberLog(ctx, serviceId, log.logName, seenNow({}, log, now)));
  const { logs, strange, complete } = await identify(api, serviceId, listed, known, {
    now,
    signal: withTime(signal),
    remember,
  });
  await setStrangeAside(scope, serviceId, strange, known, now);
  const cleared = logs.filter(({ name, logName }) => name !== logName).map(({ name }) => name);
  const healed = cleared.filter((name) => known.some(({ logName, problem }) => logName === name && problem));
  if (healed.length > 0) await withGuild(scope, (ctx) => forgetAside(ctx, serviceId, healed));
  // Logs are read by their age, so all of them have to be known first.
  if (!complete) return { grew: true, more: true };
  const utcOffsetMinutes = await measureZone(api, scope, service, logs, known, now);
  const look: Look = { grew: false, more: false };
  const reading = withTime(signal);
  try {
    for (const [index, log] of logs.entries()) {
      const before = known.find(({ logName }) => logName === log.logName);
      const newer = logs[index + 1] ?? null;
      if (newer && before?.completed && before.position === log.size) continue;
      const { chunkBytes } = options;
      const outcome = await readLog({
        api,
        scope,
        serviceId,
        log,
        known: before,
        newer,
        utcOffsetMinutes,
        historyUntil,
        chunkBytes,
        signal: reading,
        now: options.now,
      });
      look.grew ||= outcome.grew;
      look.more = outcome.state === "more";
      if (outcome.state === "more" || outcome.state === "wait") break;
    }
  } catch (error) {
    if (!(error instanceof Moved)) throw error;
    look.more = true;
  }
  if (!look.more) {
    await closeVanished(scope, { ...service, utcOffsetMinutes }, logs, known, historyUntil, options.now);
    await withGuild({ ...scope, now: options.now() }, (ctx) => noteLooked(ctx, serviceId));
  }
  return look;
}
