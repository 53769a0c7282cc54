import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive, packed for itself. */
export interface PackedFile {
  /** With `/` between folders. */
  name: string;
  /** Bytes before packing. */
  size: number;
  crc: number;
  packed: Buffer;
}

type Entry = Omit<PackedFile, "packed"> & { packedSize: number };

const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;

/** Packs one file. The format is PKWARE's APPNOTE 6.3.10, without its 64-bit parts: 4 GB at most. */
export function packFile(name: string, content: Buffer | string): PackedFile {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { name, size: bytes.length, crc: crc32(bytes), packed: deflateRawSync(bytes) };
}

/** Time and date as the format keeps them, in UTC and steps of two seconds. */
function dosTime(at: Date): [time: number, date: number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [time, date];
}

/** What the local header and the directory say alike, from the version on. */
function facts(entry: Entry, at: Date): Buffer {
  const [time, date] = dosTime(at);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(FLAGS, 2);
  head.writeUInt16LE(DEFLATED, 4);
  head.writeUInt16LE(time, 6);
  head.writeUInt16LE(date, 8);
  head.writeUInt32LE(entry.crc, 10);
  head.writeUInt32LE(entry.packedSize, 14);
  head.writeUInt32LE(entry.size, 18);
  head.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return head;
}

const localHeader = (entry: Entry, at: Date): Buffer =>
  Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts(entry, at), Buffer.from(entry.name)]);

function directoryLine(entry: Entry, at: Date, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION, 0);
  return Buffer.concat([
    Buffer.from("PK\u0001\u0002", "latin1"),
    made,
    facts(entry, at),
    tail,
    Buffer.from(entry.name),
  ]);
}

/** The archive, piece by piece; only one file is held at a time. @param at the moment that all files get */
export async function* zipPieces(files: AsyncIterable<PackedFile>, at: Date): AsyncGenerator<Buffer> {
  const lines: Buffer[] = [];
  let offset = 0;
  for await (const { packed, ...file } of files) {
    const entry = { ...file, packedSize: packed.length };
    const head = localHeader(entry, at);
    lines.push(directoryLine(entry, at, offset));
    yield head;
    yield packed;
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(lines);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(lines.length, 4);
  end.writeUInt16LE(lines.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  yield directory;
  yield Buffer.concat([Buffer.from("PK\u0005\u0006", "latin1"), end]);
}
