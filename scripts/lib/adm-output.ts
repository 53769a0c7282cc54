import type { AdmRecord } from "@/features/players/adm/reader";

const DAY = 86_400;

/** Local time of a record on the server's clock: with a date where a header gave one, else the time of day. */
function localTime({ clock, date }: AdmRecord): string | null {
  if (clock === null) return null;
  const time = new Date((clock % DAY) * 1000).toISOString().slice(11, 19);
  return date === null ? time : `${date}T${time}`;
}

/** One record as one line of JSON; `withRaw` adds the log's own line. */
export function recordJson(file: string, record: AdmRecord, withRaw: boolean): string {
  const { type, ...fields } = record.line;
  const { offset, length, boot } = record;
  const at = localTime(record);
  const cut = record.cut ? { cut: true } : {};
  const raw = withRaw ? { raw: record.raw } : {};
  return JSON.stringify({ type, at, file, offset, length, boot, ...cut, ...fields, ...raw });
}

/** Writes lines to standard output in large pieces and waits while the reader of the pipe is slow. */
export class LineOutput {
  private lines: string[] = [];
  private size = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Whoever read the output has seen enough, as with `head`.
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
  }

  add(line: string): void {
    this.lines.push(line);
    this.size += line.length;
  }

  async flush(atLeast = 0): Promise<void> {
    if (this.size === 0 || this.size < atLeast) return;
    const text = `${this.lines.join("\n")}\n`;
    this.lines = [];
    this.size = 0;
    if (!this.stream.write(text)) await new Promise((resolve) => this.stream.once("drain", resolve));
  }
}
