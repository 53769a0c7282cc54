import { AdmClock, type AdmClockState } from "./clock";
import { decodeBytes } from "./decode";
import { ADM_EVENT, ADM_NOISE, ADM_UNKNOWN, type AdmLine, isEvent } from "./events";
import { bareLine, STAMP_LENGTH, stampAt } from "./line";
import { AdmLines } from "./lines";
import { message } from "./message";
import { Scan } from "./scan";

/** Where a reader stands. Plain JSON: kept beside the rows it led to. */
export interface AdmReaderState {
  /** The byte from which to read on. */
  offset: number;
  /** Headers seen so far in the file; more than one after a crash without rotation. */
  boot: number;
  /** Whether a stamped line was seen, so that a bare one can be the rest of it. */
  stamped: boolean;
  clock: AdmClockState;
}

/** One line of the file, and where and when it stands. */
export class AdmRecord {
  constructor(
    readonly line: AdmLine,
    /** First byte in the file. */
    readonly offset: number,
    /** Bytes without the line's terminator. */
    readonly length: number,
    /** Local time in seconds since 1970-01-01; counted from day zero while no header gave a date. Null without a stamp. */
    readonly clock: number | null,
    /** `YYYY-MM-DD` on the server's clock; null without a header or a stamp. */
    readonly date: string | null,
    /** Which boot of the file, from 1; 0 before the first header. */
    readonly boot: number,
    /** The file ends within or right after this line, without a terminator: it may not be whole. */
    readonly cut: boolean,
    private readonly text: string,
    private readonly from: number,
    private readonly to: number,
  ) {}

  /** The line as text. */
  get raw(): string {
    return decodeBytes(this.text.slice(this.from, this.to));
  }
}

export type AdmVisitor = (record: AdmRecord) => void;

/** Reads one admin log from its first byte, or from where a saved state says. Every line becomes one record. */
export class AdmReader {
  private readonly scan = new Scan();
  private readonly lines: AdmLines;
  private readonly clock: AdmClock;
  private boot: number;
  private stamped: boolean;

  constructor(state?: AdmReaderState) {
    this.lines = new AdmLines(state?.offset ?? 0);
    this.clock = new AdmClock(state ? { ...state.clock } : undefined);
    this.boot = state?.boot ?? 0;
    this.stamped = state?.stamped ?? false;
  }

  /** The state after the last whole line. Bytes after `offset` are not in it: read them again. */
  get state(): AdmReaderState {
    const clock = { ...this.clock.state };
    return { offset: this.lines.offset, boot: this.boot, stamped: this.stamped, clock };
  }

  /** Takes the next bytes of the file, in pieces of any size. */
  push(chunk: Uint8Array, visit: AdmVisitor): void {
    this.lines.push(chunk, (bytes, text, from, to, offset, length, plain) => {
      visit(this.record(bytes, text, from, to, offset, length, plain, false));
    });
  }

  /** The file has ended: hands over an unterminated last line, marked `cut`. Not for a file that still grows. */
  end(visit: AdmVisitor): void {
    this.lines.end((bytes, text, from, to, offset, length, plain) => {
      visit(this.record(bytes, text, from, to, offset, length, plain, true));
    });
  }

  private record(
    bytes: Uint8Array,
    text: string,
    from: number,
    to: number,
    offset: number,
    length: number,
    plain: boolean,
    cut: boolean,
  ): AdmRecord {
    const { scan, clock } = this;
    let at = from;
    // A byte order mark, which editors put before the first line.
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
    scan.set(bytes, text, at, to, plain);
    const seconds = stampAt(scan, at);
    if (seconds < 0) {
      let line = bareLine(scan, at, this.stamped);
      if (line.type === ADM_EVENT.logStarted) {
        clock.start(line.date, line.seconds);
        this.boot++;
      } else if (cut) line = whole(line);
      const started = line.type === ADM_EVENT.logStarted;
      const time = started ? (clock.state.days ?? 0) * 86_400 + (clock.state.seconds ?? 0) : null;
      const date = time === null ? null : clock.date(time);
      return new AdmRecord(line, offset, length, time, date, this.boot, cut, text, from, to);
    }
    this.stamped = true;
    const time = clock.at(seconds);
    let line = message(scan, at + STAMP_LENGTH);
    if (cut) line = whole(line);
    return new AdmRecord(line, offset, length, time, clock.date(time), this.boot, cut, text, from, to);
  }
}

/** A cut line counts only if nothing says that its end is missing. */
function whole(line: AdmLine): AdmLine {
  if (line.type === ADM_UNKNOWN || line.type === ADM_NOISE.continuation) return { type: ADM_NOISE.cut };
  if (!isEvent(line)) return line;
  const lostRange = "weapon" in line && line.distance === null && / from\b[^"]*$/.test(line.weapon ?? "");
  const lostKiller = line.type === ADM_EVENT.playerListed && line.player.name.includes('"');
  return lostRange || lostKiller ? { type: ADM_NOISE.cut } : line;
}
