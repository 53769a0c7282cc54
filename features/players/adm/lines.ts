import { isAscii } from "node:buffer";

const LF = 10;
const CR = 13;
/** Large chunks are cut: a string of this size stays in the cache and is cheap to collect. */
const WINDOW = 64 * 1024;
/** Of a longer line only this much is kept; its length still counts every byte. */
export const MAX_LINE_BYTES = 64 * 1024;

/** One char per byte: an index is a byte offset. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * Called for each line: its content without `\r\n` is `[from, to)` of `bytes`, and of `text`, which
 * holds one char per byte; `offset` and `length` are its bytes in the file, terminator left out;
 * `plain` says that all of `text` is ASCII without NUL. `bytes` are the caller's: not to be kept.
 */
export type LineVisitor = (
  bytes: Uint8Array,
  text: string,
  from: number,
  to: number,
  offset: number,
  length: number,
  plain: boolean,
) => void;

/** Splits chunks of bytes into lines at `\n` or `\r\n` and keeps absolute byte offsets, whatever the bytes are. */
export class AdmLines {
  private readonly parts: Uint8Array[] = [];
  private kept = 0;
  private pending = 0;
  private lastByte = 0;

  /** `offset` is the byte of the file at which the first chunk starts. */
  constructor(private lineStart = 0) {}

  /** Where the first line that is not yet complete starts: resume reading here. */
  get offset(): number {
    return this.lineStart;
  }

  push(chunk: Uint8Array, visit: LineVisitor): void {
    for (let at = 0; at < chunk.length; at += WINDOW) this.window(chunk.subarray(at, at + WINDOW), visit);
  }

  /** Hands over a last line that has no terminator, if there is one. */
  end(visit: LineVisitor): void {
    if (this.pending === 0) return;
    const bytes = this.pending;
    this.flush(visit);
    this.lineStart += bytes;
  }

  private window(bytes: Uint8Array, visit: LineVisitor): void {
    let from = 0;
    if (this.pending > 0) {
      const first = bytes.indexOf(LF);
      this.keep(first < 0 ? bytes : bytes.subarray(0, first));
      if (first < 0) return;
      const line = this.pending;
      this.flush(visit);
      this.lineStart += line + 1;
      from = first + 1;
    }
    const text = latin1(bytes);
    const plain = isAscii(bytes) && !bytes.includes(0);
    const base = this.lineStart - from;
    for (let lf = text.indexOf("\n", from); lf >= 0; lf = text.indexOf("\n", from)) {
      const end = lf > from && bytes[lf - 1] === CR ? lf - 1 : lf;
      const length = end - from;
      const to = length > MAX_LINE_BYTES ? from + MAX_LINE_BYTES : end;
      visit(bytes, text, from, to, base + from, length, plain);
      from = lf + 1;
    }
    this.lineStart = base + from;
    if (from < bytes.length) this.keep(bytes.subarray(from));
  }

  /** Copies, because the caller may fill the same buffer again. */
  private keep(bytes: Uint8Array): void {
    const room = MAX_LINE_BYTES - this.kept;
    if (room > 0) this.parts.push(new Uint8Array(bytes.subarray(0, room)));
    this.kept += Math.min(bytes.length, Math.max(room, 0));
    this.pending += bytes.length;
    this.lastByte = bytes[bytes.length - 1] ?? this.lastByte;
  }

  private flush(visit: LineVisitor): void {
    const line = Buffer.concat(this.parts);
    const length = this.lastByte === CR ? this.pending - 1 : this.pending;
    this.parts.length = 0;
    this.kept = 0;
    this.pending = 0;
    visit(line, latin1(line), 0, Math.min(length, line.length), this.lineStart, length, false);
  }
}
