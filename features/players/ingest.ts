import type { AdmPosition } from "./adm/events";
import type { KillKind } from "./schema";

/** Who a log line names. Rows are keyed on the id; the name is what was written that time. */
export interface LogPlayer {
  platformId: string;
  name: string;
}

/** A line of a file: its first byte, counted from the file's start. With service and file it is the event's identity. */
export interface LogSource {
  byteOffset: number;
  rawLine: string;
}

export interface DeathRecord extends LogSource {
  kind: KillKind;
  victim: LogPlayer;
  victimAt: AdmPosition | null;
  killer: LogPlayer | null;
  killerAt: AdmPosition | null;
  /** What the log names as the cause where no player did it. */
  cause: string | null;
  weapon: string | null;
  distance: number | null;
  bodyPart: string | null;
  at: Date;
  dateUncertain: boolean;
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
  dateUncertain: boolean;
  /** Null while it goes on. */
  end: { at: Date; by: "disconnect" | "restart" | "reconnect" | "silence"; byteOffset: number | null } | null;
}

/** The last that a batch says about a player. */
export interface Sighting {
  player: LogPlayer;
  at: Date;
  online: boolean;
  position: AdmPosition | null;
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
  /** How often players were seen in a cell of 30 m, by the cell's number: what the footprint is drawn from. */
  cells: Map<number, number>;
}

export interface IngestResult {
  /** Rows that were not there before. */
  kills: number;
  sessionsOpened: number;
  sessionsClosed: number;
  rewardsPaid: number;
  rewardsHeld: number;
}

/** Every player a batch names, with first and last time and the last name, in id order so that writers cannot deadlock. */
export function playersOf(
  batch: IngestBatch,
): { platformId: string; name: string; first: Date; last: Date }[] {
  const seen = new Map<string, { platformId: string; name: string; first: Date; last: Date }>();
  const note = (player: LogPlayer | null, at: Date) => {
    if (!player) return;
    const known = seen.get(player.platformId);
    if (!known) {
      seen.set(player.platformId, { ...player, first: at, last: at });
      return;
    }
    if (at < known.first) known.first = at;
    if (at >= known.last) {
      known.last = at;
      known.name = player.name;
    }
  };
  for (const death of batch.deaths) {
    note(death.victim, death.at);
    note(death.killer, death.at);
  }
  for (const session of batch.sessions) {
    note(session.player, session.startedAt);
    if (session.end) note(session.player, session.end.at);
  }
  for (const sighting of batch.sightings) note(sighting.player, sighting.at);
  return [...seen.values()].sort((a, b) => (a.platformId < b.platformId ? -1 : 1));
}
