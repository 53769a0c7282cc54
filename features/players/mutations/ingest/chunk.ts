import type { GuildContext } from "@/db/context";
import { type KillToReward, rewardKills } from "@/features/economy/mutations/rewards";
import { publish } from "@/features/events/mutations";
import { lockLogState, service } from "@/features/nitrado/data";
import { beginLog, saveLogState } from "@/features/nitrado/mutations";
import { invalid } from "@/lib/errors";
import { DAY } from "@/lib/time";
import { peopleOfPlayers } from "../../data/links";
import type { IngestResult } from "../../ingest";
import { LogBatcher, type LogFileState } from "../../log-batch";
import { insertDeaths, isHeadshot, type NewDeath } from "./deaths";
import { upsertPlayers } from "./profiles";
import { addFootprint, writeSessions, writeSightings } from "./sessions";
import { recountStreaks, streaksOf } from "./streaks";

export interface LogChunk {
  serviceId: string;
  fileName: string;
  /** Where the bytes begin in the file. */
  at: number;
  bytes: Uint8Array;
  /** Nothing will follow: open sessions end at the last line. */
  final: boolean;
  /** Read at a first connection: counts, but is neither announced nor paid. */
  historical?: boolean;
}

export interface ChunkResult extends IngestResult {
  /** Read on from here. Not where the chunk ended, if it ended within a line. */
  position: number;
  lines: number;
  events: number;
  unknownLines: number;
  /** Another reader was ahead: nothing of the chunk was taken. */
  skipped: boolean;
}

// Older kills are news to nobody: after a long outage they count, but are not announced.
const ANNOUNCED_FOR = DAY;

const NOTHING: Omit<ChunkResult, "position"> = {
  kills: 0,
  sessionsOpened: 0,
  sessionsClosed: 0,
  rewardsPaid: 0,
  rewardsHeld: 0,
  lines: 0,
  events: 0,
  unknownLines: 0,
  skipped: true,
};

async function toReward(ctx: GuildContext, fresh: NewDeath[], serviceId: string, historical: boolean) {
  const runs = await streaksOf(
    ctx,
    fresh.flatMap((death) => (death.killerId === null ? [] : [death.killerId])),
  );
  return fresh.map(({ record, killId, killerId, victimId }): KillToReward => {
    const counts = record.kind === "pvp" && !record.inferred && killerId !== null;
    const streak = counts ? (runs.get(killerId) ?? 0) + 1 : 0;
    if (counts) runs.set(killerId, streak);
    runs.set(victimId, 0);
    return {
      killId,
      kind: record.kind,
      inferred: record.inferred || (record.kind === "pvp" && !record.payable),
      historical,
      at: record.at,
      serviceId,
      killer: killerId === null || !record.killer ? null : { playerId: killerId, name: record.killer.name },
      victim: { playerId: victimId, name: record.victim.name },
      weapon: record.weapon,
      distance: record.distance,
      headshot: record.bodyPart === null ? null : isHeadshot(record),
      streak,
      victimLifeMs: record.victimLifeMs,
    };
  });
}

async function announce(ctx: GuildContext, fresh: NewDeath[], chunk: LogChunk): Promise<void> {
  const since = Date.now() - ANNOUNCED_FOR;
  for (const { record, killId } of fresh) {
    if (chunk.historical || record.kind !== "pvp" || record.at.getTime() < since) continue;
    await publish(ctx, {
      type: "players.kill",
      key: `${chunk.serviceId}:${chunk.fileName}:${record.byteOffset}`,
      payload: {
        killId,
        killer: record.killer?.name ?? null,
        victim: record.victim.name,
        weapon: record.weapon,
        distance: record.distance,
        inferred: record.inferred,
        at: record.at.toISOString(),
      },
    });
  }
}

/**
 * Reads a stretch of a log file: rows, totals, rewards, events and the file's position are one transaction.
 * The file's row is locked first, so two readers of one file wait for each other, and the later one skips.
 * @throws AppError not_found for a service of another guild; invalid for a file without a header
 */
export async function ingestChunk(ctx: GuildContext, chunk: LogChunk): Promise<ChunkResult> {
  const { serviceId, fileName } = chunk;
  const { utcOffsetMinutes, map } = await service(ctx, serviceId);
  await beginLog(ctx, serviceId, fileName);
  const log = await lockLogState(ctx, serviceId, fileName);
  const position = log?.position ?? 0;
  if (position !== chunk.at) return { ...NOTHING, position };
  const historical = chunk.historical ?? false;
  const before = (log?.state as LogFileState | null | undefined) ?? null;
  const read = new LogBatcher({ serviceId, fileName, historical, utcOffsetMinutes }, before).read(
    chunk.bytes,
    chunk.final,
  );
  if (read.headless) {
    throw invalid(
      `${fileName} has lines before any «AdminLog started on» header, so their day is not known.`,
    );
  }
  const players = await upsertPlayers(ctx, read.batch);
  const people = await peopleOfPlayers(ctx, [...players.values()]);
  const sessions = await writeSessions(ctx, read.batch, players);
  await writeSightings(ctx, read.batch, players);
  if (map) await addFootprint(ctx, read.batch, map);
  const fresh = await insertDeaths(ctx, read.batch, players, people);
  const rewards =
    fresh.length === 0 ? null : await rewardKills(ctx, await toReward(ctx, fresh, serviceId, historical));
  await recountStreaks(
    ctx,
    fresh.flatMap(({ killerId, victimId }) => (killerId === null ? [victimId] : [killerId, victimId])),
  );
  await announce(ctx, fresh, chunk);
  const next = chunk.final ? chunk.at + chunk.bytes.length : read.state.reader.offset;
  await saveLogState(ctx, {
    serviceId,
    fileName,
    position: next,
    lines: read.lines,
    events: read.events,
    unknownLines: read.unknownLines,
    lastLineAt: read.lastLineAt,
    state: { ...read.state },
    completed: chunk.final,
  });
  return {
    kills: fresh.length,
    sessionsOpened: sessions.opened,
    sessionsClosed: sessions.closed,
    rewardsPaid: rewards?.paid ?? 0,
    rewardsHeld: rewards?.held ?? 0,
    position: next,
    lines: read.lines,
    events: read.events,
    unknownLines: read.unknownLines,
    skipped: false,
  };
}
