import { cellOf } from "@/features/listings/footprint";
import { admInstant } from "./adm/clock";
import { type AdmDeath, DEATH_CAUSE } from "./adm/death";
import { type AdmPlayer, type AdmPosition, isEvent, isKnownId } from "./adm/events";
import { type AdmChange, AdmFold, type AdmFoldState } from "./adm/fold";
import { AdmReader, type AdmReaderState, type AdmRecord } from "./adm/reader";
import { SESSION_END } from "./adm/sessions";
import type { DeathRecord, IngestBatch, LogPlayer, SessionRecord, Sighting } from "./ingest";
import { kindOfEntity } from "./rules";
import type { KillKind } from "./schema";

/** As many unknown lines of a file are kept for a look; all of them are counted. */
const UNKNOWN_KEPT = 20;

/** Where reading one file stands. Plain JSON, committed with the rows that it led to. */
export interface LogFileState {
  reader: AdmReaderState;
  fold: AdmFoldState;
  /** When each player in the world last spawned anew, in the server's clock: how long a victim had lived. */
  spawned: [string, number][];
  unknown: { byteOffset: number; line: string }[];
}

export interface ReadLog {
  batch: IngestBatch;
  state: LogFileState;
  lines: number;
  events: number;
  unknownLines: number;
  lastLineAt: Date | null;
  /** Stamped lines stood in it before any header: their day is not known, nothing may be written. */
  headless: boolean;
}

const KIND: Record<AdmDeath["cause"], KillKind> = {
  [DEATH_CAUSE.player]: "pvp",
  [DEATH_CAUSE.inferred]: "pvp",
  [DEATH_CAUSE.self]: "suicide",
  [DEATH_CAUSE.lost]: "unknown",
  [DEATH_CAUSE.ai]: "environment",
  [DEATH_CAUSE.entity]: "environment",
  [DEATH_CAUSE.suicide]: "suicide",
  [DEATH_CAUSE.drowned]: "drowned",
  [DEATH_CAUSE.bledOut]: "bled_out",
  [DEATH_CAUSE.gaveUp]: "unknown",
  [DEATH_CAUSE.leftUnconscious]: "unknown",
  [DEATH_CAUSE.leftRestrained]: "unknown",
  [DEATH_CAUSE.died]: "unknown",
};

const who = (player: AdmPlayer): LogPlayer | null =>
  isKnownId(player.id) ? { platformId: player.id, name: player.name } : null;

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
  private readonly sightings = new Map<string, Sighting>();
  private readonly sessions = new Map<number, SessionRecord>();
  private readonly deaths: DeathRecord[] = [];
  private readonly cells = new Map<number, number>();
  private counts = { lines: 0, events: 0, unknownLines: 0 };
  private lastClock: number | null = null;
  private headless = false;

  constructor(
    private readonly file: FileOfService,
    state: LogFileState | null,
  ) {
    this.reader = new AdmReader(state?.reader);
    this.fold = new AdmFold(state?.fold);
    this.spawned = new Map(state?.spawned);
    this.unknown = [...(state?.unknown ?? [])];
  }

  /** Takes the bytes from where the state stands. @param final nothing will follow: the file was rotated away */
  read(bytes: Uint8Array, final: boolean): ReadLog {
    const visit = (record: AdmRecord) => this.visit(record);
    this.reader.push(bytes, visit);
    if (final) {
      this.reader.end(visit);
      this.fold.finish((change) => this.change(change));
    }
    const { serviceId, fileName, historical } = this.file;
    return {
      batch: {
        serviceId,
        fileName,
        historical,
        deaths: this.deaths,
        sessions: [...this.sessions.values()],
        sightings: [...this.sightings.values()],
        cells: this.cells,
      },
      state: {
        reader: this.reader.state,
        fold: this.fold.state,
        spawned: [...this.spawned],
        unknown: this.unknown,
      },
      ...this.counts,
      lastLineAt: this.lastClock === null ? null : this.instant(this.lastClock),
      headless: this.headless,
    };
  }

  private instant(clock: number): Date {
    return admInstant(clock, this.file.utcOffsetMinutes);
  }

  private visit(record: AdmRecord): void {
    this.counts.lines++;
    const { line } = record;
    if (line.type === "unknown") {
      this.counts.unknownLines++;
      if (this.unknown.length < UNKNOWN_KEPT)
        this.unknown.push({ byteOffset: record.offset, line: record.raw });
    }
    if (record.clock !== null) {
      this.lastClock = record.clock;
      if (record.date === null) this.headless = true;
    }
    if (!isEvent(line)) return;
    this.counts.events++;
    if (record.clock !== null && "player" in line) this.sight(line.player, record.clock);
    this.fold.apply(record, (change) => this.change(change));
    if (record.clock !== null) this.fold.settle(record.clock, (change) => this.change(change));
  }

  private sight(player: AdmPlayer, clock: number, online = true): void {
    const known = who(player);
    if (!known) return;
    const before = this.sightings.get(known.platformId);
    if (player.position) this.step(player.position);
    const position = player.position ?? before?.position ?? null;
    this.sightings.set(known.platformId, { player: known, at: this.instant(clock), online, position });
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
      dateUncertain: false,
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
    this.sight({ id: session.id, name: session.name, dead: false, position: null }, session.left, false);
  }

  private death(death: AdmDeath): void {
    const victim = who(death.victim);
    if (!victim) return;
    const killer = death.killer ? who(death.killer) : null;
    const spawn = this.spawned.get(victim.platformId);
    this.spawned.delete(victim.platformId);
    this.deaths.push({
      byteOffset: death.at.offset,
      rawLine: death.raw,
      kind: death.entity ? kindOfEntity(death.entity) : KIND[death.cause],
      victim,
      victimAt: death.victim.position,
      killer,
      killerAt: death.killer?.position ?? null,
      cause: death.entity ?? death.ai?.name ?? death.cause,
      weapon: death.weapon,
      distance: death.distance,
      bodyPart: death.hit?.zone ?? null,
      at: this.instant(death.at.clock),
      dateUncertain: false,
      inferred: death.inferred,
      payable: death.payable,
      victimLifeMs: spawn === undefined ? null : Math.max(0, death.at.clock - spawn) * 1_000,
    });
  }
}
