import type { ActivityColumns } from "./activity-columns";
import type { AdmPosition } from "./adm/events";
import type { LogPlayer } from "./log-player";
import type { KillKind } from "./schema";

/** A line of a file: its first byte, counted from the file's start. With service and file it is the event's identity. */
export interface LogSource {
  byteOffset: number;
  rawLine: string;
}

export interface DeathRecord extends LogSource {
  kind: KillKind;
  /** Null where the game had lost who it was; then `victimName` is what it wrote instead. */
  victim: LogPlayer | null;
  victimName: string;
  victimAt: AdmPosition | null;
  /** Null where nobody did it, or the game had lost who. */
  killer: LogPlayer | null;
  killerName: string | null;
  killerAt: AdmPosition | null;
  /** What the log names as the cause where no player did it. */
  cause: string | null;
  weapon: string | null;
  distance: number | null;
  bodyPart: string | null;
  at: Date;
  inferred: boolean;
  /** A kill line of its own, by another player with a known id: the only thing that pays. */
  payable: boolean;
  /** Since the victim last spawned anew; null where the log does not show it. */
  victimLifeMs: number | null;
}

export interface SessionRecord {
  player: LogPlayer;
  startedAt: Date;
  startOffset: number;
  /** Null while it goes on. */
  end: { at: Date; by: "disconnect" | "restart" | "reconnect" | "silence"; byteOffset: number | null } | null;
}

/** The last that a batch says about a player. */
export interface Sighting {
  player: LogPlayer;
  at: Date;
  online: boolean;
  /** Null where the batch does not tell. */
  alive: boolean | null;
  position: AdmPosition | null;
}

/** A player as the lines of a batch name them. */
export interface SeenPlayer {
  platformId: string;
  /** Of the last line. */
  name: string;
  first: Date;
  last: Date;
  /** Names that the batch's lines left behind, oldest first, each with its last line's time. */
  earlier: { name: string; until: Date }[];
}

/** What a stretch of one log file comes to. Everything in it is written in one transaction, or nothing. */
export interface IngestBatch {
  serviceId: string;
  fileName: string;
  /** Read at a first connection: counts in totals, is neither announced nor paid. */
  historical: boolean;
  deaths: DeathRecord[];
  sessions: SessionRecord[];
  sightings: Sighting[];
  activity: ActivityColumns;
  /** Players of failed logins, in seconds since 1970. */
  refused: { player: LogPlayer; at: number }[];
  /** Platform ids of players who wrote a report, whose names their lines do not give. */
  reporters: string[];
  /** Everybody whom a line of the batch names, by platform id. */
  seen: Map<string, SeenPlayer>;
  /** From this byte on the dates may be a day early or more: the log was silent over a midnight that it does not show. */
  uncertainFrom: number | null;
  /** How often players were seen in a cell of 30 m, by the cell's number: what the footprint is drawn from. */
  cells: Map<number, number>;
}

export interface IngestResult {
  /** Rows that were not there before. */
  kills: number;
  activity: number;
  sessionsOpened: number;
  sessionsClosed: number;
  rewardsPaid: number;
  rewardsHeld: number;
}

/**
 * Every player that a batch's rows need, in id order so that writers cannot deadlock. A death or the end of a session
 * can come out after the last line about a player: then it counts as no line, and its time is the row's own.
 */
export function playersOf(batch: IngestBatch): SeenPlayer[] {
  const all = new Map(batch.seen);
  const need = (player: LogPlayer | null, at: Date) => {
    if (!player || all.has(player.platformId)) return;
    all.set(player.platformId, { ...player, first: at, last: at, earlier: [] });
  };
  for (const death of batch.deaths) {
    need(death.victim, death.at);
    need(death.killer, death.at);
  }
  for (const session of batch.sessions) need(session.player, session.startedAt);
  for (const { player, at } of batch.refused) need(player, new Date(at * 1_000));
  return [...all.values()].sort((a, b) => (a.platformId < b.platformId ? -1 : 1));
}
