import { ActivityLog, type SeenState } from "./activity-log";
import { admInstant, missesDays } from "./adm/clock";
import type { AdmDeath } from "./adm/death";
import { ADM_EVENT, type AdmEvent, type AdmPlayer, type AdmPosition, isEvent, isKnownId } from "./adm/events";
import { type AdmChange, AdmFold, type AdmFoldState } from "./adm/fold";
import { AdmReader, type AdmReaderState, type AdmRecord } from "./adm/reader";
import { SESSION_END } from "./adm/sessions";
import { cellOf } from "./cells";
import { deathRecord } from "./death-record";
import type { DeathRecord, IngestBatch, SessionRecord } from "./ingest";
import { SeenPlayers } from "./seen-players";

/** As many unknown lines of a file are kept for a look; all of them are counted. */
const UNKNOWN_KEPT = 20;

/** Where reading one file stands. Plain JSON, committed with the rows that it led to. */
export interface LogFileState {
  reader: AdmReaderState;
  fold: AdmFoldState;
  /** When each player in the world last spawned anew, in the server's clock: how long a victim had lived. */
  spawned: [string, number][];
  unknown: { byteOffset: number; line: string }[];
  /** Absent in states that were saved before places were kept. */
  seen?: SeenState;
  /** First byte of the last boot's header, and whether its dates are in doubt. */
  boot?: { byteOffset: number; uncertain: boolean };
}

export interface ReadLog {
  batch: IngestBatch;
  state: LogFileState;
  lines: number;
  events: number;
  unknownLines: number;
  lastLineAt: Date | null;
  /** Rows of this file from this byte on, written before, have come into doubt with this stretch. */
  doubtFrom: number | null;
  /** Stamped lines stood in it before any header: their day is not known, nothing may be written. */
  headless: boolean;
}

/** A line can reach the disk this much after its stamp: around midnight that is no missing day. */
const WRITTEN_LATE_SECONDS = 15 * 60;

interface FileOfService {
  serviceId: string;
  fileName: string;
  historical: boolean;
  /** Minutes that the host's clock is ahead of UTC. */
  utcOffsetMinutes: number;
}

/** Reads stretches of one log file into what they come to, ready to be written. */
export class LogBatcher {
  private readonly reader: AdmReader;
  private readonly fold: AdmFold;
  private readonly spawned: Map<string, number>;
  private readonly unknown: { byteOffset: number; line: string }[];
  private readonly sessions = new Map<number, SessionRecord>();
  private readonly deaths: DeathRecord[] = [];
  private readonly cells = new Map<number, number>();
  private readonly activity: ActivityLog;
  private readonly seen = new SeenPlayers();
  private boot: { byteOffset: number; uncertain: boolean };
  private counts = { lines: 0, events: 0, unknownLines: 0 };
  private lastClock: number | null = null;
  private headless = false;

  constructor(
    private readonly file: FileOfService,
    state: LogFileState | null,
  ) {
    this.activity = new ActivityLog(file.utcOffsetMinutes * 60, state?.seen);
    this.boot = state?.boot ?? { byteOffset: 0, uncertain: false };
    this.reader = new AdmReader(state?.reader);
    this.fold = new AdmFold(state?.fold);
    this.spawned = new Map(state?.spawned);
    this.unknown = [...(state?.unknown ?? [])];
  }

  /**
   * Takes the bytes from where the state stands.
   * @param final nothing will follow: the file was rotated away
   * @param writtenAt when the file was last written to, if the bytes reach its end as it was then
   */
  read(bytes: Uint8Array, final: boolean, writtenAt: Date | null = null): ReadLog {
    const doubted = this.boot.byteOffset;
    const before = this.boot.uncertain;
    const visit = (record: AdmRecord) => this.visit(record);
    this.reader.push(bytes, visit);
    if (final) {
      this.reader.end(visit);
      this.fold.finish((change) => this.change(change));
    }
    this.doubt(writtenAt);
    const { serviceId, fileName, historical } = this.file;
    const fresh = this.boot.uncertain && !(before && this.boot.byteOffset === doubted);
    return {
      batch: {
        serviceId,
        fileName,
        historical,
        deaths: this.deaths,
        sessions: [...this.sessions.values()],
        sightings: this.seen.sightings((clock) => this.instant(clock)),
        activity: this.activity.rows,
        refused: this.activity.refused,
        reporters: this.activity.reporters,
        seen: this.seen.players((clock) => this.instant(clock)),
        uncertainFrom: this.boot.uncertain ? this.boot.byteOffset : null,
        cells: this.cells,
      },
      state: {
        reader: this.reader.state,
        fold: this.fold.state,
        spawned: [...this.spawned],
        unknown: this.unknown,
        seen: this.activity.state(this.lastClock ?? 0),
        boot: this.boot,
      },
      ...this.counts,
      lastLineAt: this.lastClock === null ? null : this.instant(this.lastClock),
      doubtFrom: fresh ? this.boot.byteOffset : null,
      headless: this.headless,
    };
  }

  private instant(clock: number): Date {
    return admInstant(clock, this.file.utcOffsetMinutes);
  }

  /** More days lie between the header and the last write than the clock found: the dates since the header are in doubt. */
  private doubt(writtenAt: Date | null): void {
    if (writtenAt === null || this.boot.uncertain) return;
    const local = writtenAt.getTime() / 1_000 + this.file.utcOffsetMinutes * 60;
    const { clock, boot } = this.reader.state;
    if (boot > 0 && missesDays(clock, local - WRITTEN_LATE_SECONDS)) this.boot.uncertain = true;
  }

  private visit(record: AdmRecord): void {
    this.counts.lines++;
    const { line, clock } = record;
    if (line.type === "unknown") {
      this.counts.unknownLines++;
      if (this.unknown.length < UNKNOWN_KEPT)
        this.unknown.push({ byteOffset: record.offset, line: record.raw });
    }
    if (clock !== null) {
      this.lastClock = clock;
      if (record.date === null) this.headless = true;
    }
    if (!isEvent(line)) return;
    this.counts.events++;
    this.fold.apply(record, (change) => this.change(change));
    if (clock === null) return;
    if (line.type === ADM_EVENT.logStarted) {
      this.boot = { byteOffset: record.offset, uncertain: false };
      return;
    }
    this.activity.apply(line, record, clock);
    this.people(line, clock);
  }

  private people(line: AdmEvent, clock: number): void {
    if ("player" in line) {
      // A list row of somebody whose connect the log does not show: there all the same.
      const listed = line.type === ADM_EVENT.playerListed && !line.player.dead;
      this.sight(line.player, clock, listed || this.fold.isOnline(line.player.id));
      if (line.player.position) this.step(line.player.position);
    }
    const other = "attacker" in line ? line.attacker : "killer" in line ? line.killer : null;
    if (other) this.sight(other, clock, this.fold.isOnline(other.id));
    if (line.type === ADM_EVENT.chatMessage && isKnownId(line.id)) this.seen.note(line.id, line.name, clock);
  }

  private sight({ id, name, dead, position }: AdmPlayer, clock: number, online: boolean): void {
    if (isKnownId(id)) this.seen.sight(id, name, clock, online, !dead, position);
  }

  private step({ east, north }: AdmPosition): void {
    const cell = cellOf(east, north);
    if (cell !== null) this.cells.set(cell, (this.cells.get(cell) ?? 0) + 1);
  }

  private change(change: AdmChange): void {
    switch (change.kind) {
      case "session.joined":
        this.session(change.session, null);
        break;
      case "session.respawned":
        this.spawned.set(change.session.id, change.at.clock);
        break;
      case "session.left":
        this.left(change.session);
        break;
      case "login.failed":
        this.activity.loginFailed(change.id, change.name, change.at.offset, change.at.clock);
        break;
      case "death":
        this.death(change.death);
        break;
    }
  }

  private session(
    session: { id: string; name: string; joined: { clock: number; offset: number } },
    end: SessionRecord["end"],
  ) {
    this.sessions.set(session.joined.offset, {
      player: { platformId: session.id, name: session.name },
      startedAt: this.instant(session.joined.clock),
      startOffset: session.joined.offset,
      end,
    });
  }

  private left(session: Extract<AdmChange, { kind: "session.left" }>["session"]): void {
    this.spawned.delete(session.id);
    this.session(session, {
      at: this.instant(session.left),
      by:
        session.end === SESSION_END.left
          ? "disconnect"
          : session.end === SESSION_END.restart
            ? "restart"
            : "reconnect",
      byteOffset: session.leftAt?.offset ?? null,
    });
    this.seen.gone(session.id, session.name, session.left);
  }

  private death(death: AdmDeath): void {
    const spawn = this.spawned.get(death.victim.id);
    this.spawned.delete(death.victim.id);
    const lived = spawn === undefined ? null : Math.max(0, death.at.clock - spawn) * 1_000;
    this.deaths.push(deathRecord(death, this.instant(death.at.clock), lived));
  }
}
