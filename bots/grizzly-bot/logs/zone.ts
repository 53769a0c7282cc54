import { type GuildScope, withGuild } from "@/db/context";
import type { NitradoApi } from "@/features/nitrado/api";
import { lastTimeOfDay } from "@/features/nitrado/log/classes";
import type { AdmLog } from "@/features/nitrado/log/files";
import type { KnownLog } from "@/features/nitrado/log/known";
import { type ClockEvidence, lastMoment, measureOffset } from "@/features/nitrado/log/offset";
import { saveOffset, type WatchedService } from "@/features/nitrado/log/services";
import { DAY } from "@/lib/time";

const TAIL_BYTES = 4_096;
const TAILS = 3;
/** Older files may be from before the clocks were changed. */
const RECENT = 1.5 * DAY;

const starts = (logs: readonly AdmLog[]): ClockEvidence[] =>
  logs.flatMap(({ start, modifiedAt }) => (modifiedAt ? [{ local: start, writtenAt: modifiedAt }] : []));

/** Last lines of the newest files, for a service whose zone nobody knows yet. */
async function tails(api: NitradoApi, serviceId: string, logs: readonly AdmLog[]): Promise<ClockEvidence[]> {
  const gaps = starts(logs).map(({ local, writtenAt }) => writtenAt.getTime() / 1_000 - local);
  const bound = Math.min(...gaps);
  const found: ClockEvidence[] = [];
  for (const { path, size, modifiedAt } of logs.slice(-TAILS)) {
    if (!modifiedAt || size === 0) continue;
    const length = Math.min(size, TAIL_BYTES);
    const time = lastTimeOfDay(await api.seek(serviceId, path, size - length, length));
    const local = time === null ? null : lastMoment(time, modifiedAt, bound);
    if (local !== null) found.push({ local, writtenAt: modifiedAt });
  }
  return found;
}

/** Last lines as they were read, of files that were read to their end. */
function lastLines(logs: readonly AdmLog[], known: readonly KnownLog[]): ClockEvidence[] {
  return logs.flatMap(({ logName, size, modifiedAt }) => {
    const before = known.find((log) => log.logName === logName);
    const local = before?.source.lastLocal;
    return modifiedAt && local !== undefined && before?.position === size
      ? [{ local, writtenAt: modifiedAt }]
      : [];
  });
}

/**
 * Measures how far the host's clock is ahead of UTC, and keeps it where it is new or has changed.
 * @returns minutes
 */
export async function measureZone(
  api: NitradoApi,
  scope: GuildScope,
  service: WatchedService,
  logs: readonly AdmLog[],
  known: readonly KnownLog[],
  now: Date,
): Promise<number> {
  const { serviceId, utcOffsetMinutes, offsetMeasured } = service;
  const recent = logs.filter(({ modifiedAt }) => modifiedAt && now.getTime() - modifiedAt.getTime() < RECENT);
  const lines = lastLines(recent, known);
  // A start alone says little about a log that goes on for hours: without a last line nothing is changed.
  if (offsetMeasured && lines.length === 0) return utcOffsetMinutes;
  const found = offsetMeasured
    ? measureOffset([...starts(recent), ...lines])
    : measureOffset([...starts(logs), ...(await tails(api, serviceId, logs))]);
  if (found === null || (found === utcOffsetMinutes && offsetMeasured)) return utcOffsetMinutes;
  await withGuild({ ...scope, now }, (ctx) => saveOffset(ctx, serviceId, found));
  return found;
}
