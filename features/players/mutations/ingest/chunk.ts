import type { GuildContext } from "@/db/context";
import { claimBounties } from "@/features/bounties/mutations/claim";
import { rewardKills } from "@/features/economy/mutations/rewards";
import { lockLogState, service } from "@/features/nitrado/data";
import { beginLog, saveLogState } from "@/features/nitrado/mutations";
import { invalid } from "@/lib/errors";
import { peopleOfPlayers } from "../../data/links";
import type { IngestResult } from "../../ingest";
import { LogBatcher, type LogFileState, type ReadLog } from "../../log-batch";
import { addsToTotals } from "../totals-lock";
import { doubtDates, writeActivity } from "./activity";
import { announce } from "./announce";
import { insertDeaths } from "./deaths";
import { upsertPlayers } from "./profiles";
import { killsToReward } from "./reward-facts";
import { addFootprint, writeSessions, writeSightings } from "./sessions";
import { moveRuns, recountStreaks, runsBefore } from "./streaks";
import { writeTotals } from "./totals";

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
  /** When the file was last written to, if `bytes` reach its end as it was then: shows midnights that the log is silent about. */
  writtenAt?: Date;
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

/** Read at once at most: what one transaction can grow to stays bounded, and the caller reads on from `position`. */
export const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

const NOTHING: Omit<ChunkResult, "position"> = {
  kills: 0,
  activity: 0,
  sessionsOpened: 0,
  sessionsClosed: 0,
  rewardsPaid: 0,
  rewardsHeld: 0,
  lines: 0,
  events: 0,
  unknownLines: 0,
  skipped: true,
};

const LF = 10;

/** The stretch to read now: whole lines within the bound, or all of it where a single line is longer. */
function within(chunk: LogChunk): Pick<LogChunk, "bytes" | "final" | "writtenAt"> {
  const { bytes } = chunk;
  if (bytes.length <= MAX_CHUNK_BYTES) return chunk;
  const end = bytes.lastIndexOf(LF, MAX_CHUNK_BYTES - 1) + 1;
  return end === 0 ? chunk : { bytes: bytes.subarray(0, end), final: false };
}

/**
 * Reads a stretch of a log file: rows, totals, rewards, events and the file's position are one transaction.
 * The file's row is locked first, so two readers of one file wait for each other, and the later one skips.
 * @throws AppError not_found for a service of another guild; invalid for a file without a header
 */
export async function ingestChunk(ctx: GuildContext, chunk: LogChunk): Promise<ChunkResult> {
  const { serviceId, fileName } = chunk;
  const [{ utcOffsetMinutes, map }, , log] = await Promise.all([
    service(ctx, serviceId),
    beginLog(ctx, serviceId, fileName),
    lockLogState(ctx, serviceId, fileName),
    addsToTotals(ctx),
  ]);
  const position = log?.position ?? 0;
  if (position !== chunk.at) return { ...NOTHING, position };
  const historical = chunk.historical ?? false;
  const before = (log?.state as LogFileState | null | undefined) ?? null;
  const { bytes, final, writtenAt } = within(chunk);
  const batcher = new LogBatcher({ serviceId, fileName, historical, utcOffsetMinutes }, before);
  const read = batcher.read(bytes, final, writtenAt ?? null);
  if (read.headless) {
    throw invalid(
      `${fileName} has lines before any «AdminLog started on» header, so their day is not known.`,
    );
  }
  const written = await write(ctx, read, map);
  const next = final ? chunk.at + bytes.length : read.state.reader.offset;
  const { lines, events, unknownLines, lastLineAt } = read;
  const state = { ...read.state };
  const counts = { lines, events, unknownLines };
  await saveLogState(ctx, {
    serviceId,
    fileName,
    position: next,
    ...counts,
    lastLineAt,
    state,
    completed: final,
  });
  return { ...written, ...counts, position: next, skipped: false };
}

/** Everything that a stretch comes to. Statements that do not wait for each other's answer travel together. */
async function write(ctx: GuildContext, read: ReadLog, map: string | null): Promise<IngestResult> {
  const { batch } = read;
  const { serviceId, fileName, historical } = batch;
  if (read.doubtFrom !== null) await doubtDates(ctx, serviceId, fileName, read.doubtFrom);
  const players = await upsertPlayers(ctx, batch);
  const people = await peopleOfPlayers(ctx, [...players.values()]);
  const [activity, sessions, , , deaths] = await Promise.all([
    writeActivity(ctx, batch, players),
    writeSessions(ctx, batch, players),
    writeSightings(ctx, batch, players),
    map ? addFootprint(ctx, batch, map) : null,
    insertDeaths(ctx, batch, players, people, map),
  ]);
  const runs = await runsBefore(ctx, deaths);
  const moved = moveRuns(deaths, runs);
  await Promise.all([
    writeTotals(ctx, players, { deaths, closed: sessions.closed, runs: moved }),
    recountStreaks(ctx, moved.again),
  ]);
  const kills = killsToReward(deaths, runs, serviceId, historical);
  const rewards = kills.length === 0 ? null : await rewardKills(ctx, kills);
  if (rewards) await claimBounties(ctx, kills);
  if (!historical) await announce(ctx, { serviceId, fileName, deaths, ...sessions }, players);
  return {
    kills: deaths.length,
    activity,
    sessionsOpened: sessions.opened.length,
    sessionsClosed: sessions.closed.length,
    rewardsPaid: rewards?.paid ?? 0,
    rewardsHeld: rewards?.held ?? 0,
  };
}
