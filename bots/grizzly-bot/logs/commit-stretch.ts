import { crc32 } from "node:zlib";
import { type GuildScope, withGuild } from "@/db/context";
import { recordBoot } from "@/features/nitrado/log/boots";
import { classesSeen } from "@/features/nitrado/log/classes";
import { type AdmLog, headersIn } from "@/features/nitrado/log/files";
import { newsBegin } from "@/features/nitrado/log/history";
import { type LogSource, logReaderState, noteSource, seenNow } from "@/features/nitrado/log/known";
import { noteClasses } from "@/features/nitrado/log/services";
import type { LogFileState } from "@/features/players/log-batch";
import { type ChunkResult, ingestChunk } from "@/features/players/mutations/ingest/chunk";

export interface Stretch {
  serviceId: string;
  log: AdmLog;
  at: number;
  bytes: Uint8Array;
  /** Nothing will be added to this log. */
  final: boolean;
  /** What is known about the log before the stretch. */
  source: LogSource;
  utcOffsetMinutes: number;
  historyUntil: Date;
  now(): Date;
}

export interface Committed {
  result: ChunkResult;
  source: LogSource;
}

/** How many of the bytes are history, or news: a stretch is one or the other. */
async function sameKind(
  scope: GuildScope,
  { serviceId, log, at, bytes, utcOffsetMinutes, historyUntil }: Stretch,
): Promise<{ length: number; historical: boolean }> {
  const boundary = historyUntil.getTime() / 1_000 + utcOffsetMinutes * 60;
  if (log.start > boundary) return { length: bytes.length, historical: false };
  if (log.modifiedAt && log.modifiedAt < historyUntil) return { length: bytes.length, historical: true };
  const state = await withGuild(scope, (ctx) => logReaderState(ctx, serviceId, log.logName), {
    readOnly: true,
  });
  const reader = (state as LogFileState | null)?.reader ?? null;
  const news = newsBegin(reader, at, bytes, boundary);
  return news === 0 ? { length: bytes.length, historical: false } : { length: news, historical: true };
}

function sourceAfter(
  { source, bytes, at, log, utcOffsetMinutes }: Stretch,
  taken: number,
  now: Date,
): LogSource {
  const before = source.crcTo === at ? source.crc : at === 0 ? 0 : undefined;
  const { problemSize: _, problemAt: __, problems: ___, ...rest } = seenNow(source, log, now);
  return {
    ...rest,
    ...(before === undefined ? {} : { crc: crc32(bytes.subarray(0, taken), before), crcTo: at + taken }),
    ...(taken > 0 && { lastByte: bytes[taken - 1] ?? 0 }),
    reads: (source.reads ?? 0) + 1,
    utcOffsetMinutes,
  };
}

/**
 * Commits a stretch: rows, rewards, events, position, checksum and the boots in it are one transaction. Takes less
 * than it was given where history ends within it, or a line is not whole.
 */
export async function commitStretch(scope: GuildScope, stretch: Stretch): Promise<Committed> {
  const { serviceId, log, at, utcOffsetMinutes } = stretch;
  const { length, historical } = await sameKind(scope, stretch);
  const bytes = stretch.bytes.subarray(0, length);
  const final = stretch.final && length === stretch.bytes.length;
  const atEnd = at + length >= log.size;
  return withGuild({ ...scope, now: stretch.now() }, async (ctx) => {
    const chunk = { serviceId, fileName: log.logName, at, bytes, final, historical };
    const result = await ingestChunk(ctx, {
      ...chunk,
      ...(atEnd && log.modifiedAt && { writtenAt: log.modifiedAt }),
    });
    if (result.skipped) return { result, source: stretch.source };
    const taken = result.position - at;
    const read = bytes.subarray(0, taken);
    const source = sourceAfter({ ...stretch, bytes }, taken, ctx.now);
    const lastLineAt = await noteSource(ctx, serviceId, log.logName, source);
    if (lastLineAt && taken > 0) {
      source.lastLocal = Math.round(lastLineAt.getTime() / 1_000) + utcOffsetMinutes * 60;
      await noteSource(ctx, serviceId, log.logName, source);
      await noteClasses(ctx, serviceId, classesSeen(read, lastLineAt), lastLineAt);
    }
    for (const header of headersIn(read)) {
      await recordBoot(ctx, {
        serviceId,
        startedAt: new Date((header.start - utcOffsetMinutes * 60) * 1_000),
        source: "adm",
        historical,
        bootKey: `${log.logName}:${at + header.at}`,
        evidence: { file: log.name, header: new Date(header.start * 1_000).toISOString().slice(0, 19) },
      });
    }
    return { result, source };
  });
}
