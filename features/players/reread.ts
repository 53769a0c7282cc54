import { KEPT_DAYS } from "./activity-kinds";
import { LogBatcher, type LogFileState } from "./log-batch";

/** The tables whose rows a log line leads to. */
export const LINE_TABLES = ["kill_logs", "player_sessions", "player_activity", "position_cells"] as const;
export type LineTable = (typeof LINE_TABLES)[number];

/** Rows by their identity in the file, as text that equal rows share. */
export type LineRows = Record<LineTable, Map<string, string>>;

export interface RereadFile {
  serviceId: string;
  fileName: string;
  utcOffsetMinutes: number;
  /** Nothing follows what is read: open sessions end there. */
  final: boolean;
  /** Rows of what players did that are older than their kind is kept are left out. */
  now: Date;
}

export const noRows = (): LineRows => ({
  kill_logs: new Map(),
  player_sessions: new Map(),
  player_activity: new Map(),
  position_cells: new Map(),
});

const DAY_SECONDS = 86_400;

/** Reads a log once more, from its first byte, into the rows that it leads to; nothing is written anywhere. */
export class Reread {
  private state: LogFileState | null = null;
  private at = 0;
  readonly rows: LineRows = noRows();
  lines = 0;
  unknownLines = 0;

  constructor(private readonly file: RereadFile) {}

  /**
   * Takes the next bytes of the file.
   * @param last the file is not read any further
   * @returns how many bytes stand in a line that is not whole yet: give them again, with more behind them
   */
  push(bytes: Uint8Array, last: boolean): number {
    const batcher = new LogBatcher({ ...this.file, historical: true }, this.state);
    const { batch, state, lines, unknownLines } = batcher.read(bytes, last && this.file.final);
    this.state = state;
    this.lines += lines;
    this.unknownLines += unknownLines;
    for (const death of batch.deaths) {
      const { kind, victimName, killerName, cause, weapon, distance, bodyPart, at, inferred } = death;
      const ids = [death.victim?.platformId ?? null, death.killer?.platformId ?? null];
      const facts = [kind, ids, victimName, killerName, cause, weapon, distance, bodyPart, at, inferred];
      this.rows.kill_logs.set(String(death.byteOffset), JSON.stringify([...facts, death.rawLine]));
    }
    for (const { player, startedAt, startOffset, end } of batch.sessions) {
      const ended = end && [end.at, end.by, end.byteOffset];
      const facts = [player.platformId, player.name, startedAt, ended];
      this.rows.player_sessions.set(String(startOffset), JSON.stringify(facts));
    }
    const now = this.file.now.getTime() / 1_000;
    for (const row of batch.activity) {
      if (row.at < now - (KEPT_DAYS[row.kind] ?? Number.POSITIVE_INFINITY) * DAY_SECONDS) continue;
      const { kind, player, playerName, other, position } = row;
      const place = position && [position.east, position.north, position.altitude];
      const facts = [kind, player?.platformId ?? null, playerName, other?.platformId ?? null, place, row.at];
      this.rows.player_activity.set(`${row.byteOffset}/${row.part}`, JSON.stringify(facts));
    }
    for (const [cell, hits] of batch.cells) {
      const before = Number(this.rows.position_cells.get(String(cell)) ?? 0);
      this.rows.position_cells.set(String(cell), String(before + hits));
    }
    const whole = last && this.file.final ? this.at + bytes.length : state.reader.offset;
    const rest = this.at + bytes.length - whole;
    this.at = whole;
    return rest;
  }
}
