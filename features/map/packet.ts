/** What stands before the rows of a packet. */
export interface PacketHead {
  /** Begin and end of the time that was asked for, in milliseconds. */
  from: number;
  to: number;
  /** The smallest id; rows hold what lies above it. */
  base: number;
  /** More happened than travels: only the newest are here. */
  cut: boolean;
  /** When the oldest of them happened; null where nothing is cut. */
  since: number | null;
  /** What a row's number of a weapon, item or cause stands for. */
  words: string[];
  /** The same for service ids. */
  services: string[];
  /** Where rows are cut: all events by whole day and cell, of the rollup. */
  cells: number;
  /** Where rows are cut: all events by hour, of the rollup. */
  hours: number;
}

/** Events as columns, newest first. */
export interface Points {
  id: Float64Array;
  /** Seconds after the packet's begin. */
  seconds: Uint32Array;
  x: Float32Array;
  z: Float32Array;
  /** Metres of a shot; −1 where it is not known. */
  distance: Int16Array;
  word: Uint16Array;
  service: Uint16Array;
}

/** How often something happened in a cell, on a server. */
export interface CellCounts {
  cell: Int32Array;
  /** Days after the packet's begin; for hours, hours after it. */
  when: Int32Array;
  service: Int32Array;
  count: Int32Array;
}

export interface Packet {
  head: PacketHead;
  points: Points;
  cells: CellCounts;
  hours: CellCounts;
}

/** Bytes of one event, as `data/points.ts` puts them together: id, seconds, x, z, distance, word, service. */
const ROW = 18;
/** Bytes of one count: cell, when, service, count. */
const COUNT = 16;

/** Puts a packet together. The rows come from the database as they are. */
export function encodePacket(head: PacketHead, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const whole = new Uint8Array(4 + text.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(whole.buffer).setUint32(0, text.length);
  whole.set(text, 4);
  let at = 4 + text.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function countsOf(data: DataView, start: number, count: number): CellCounts {
  const column = () => new Int32Array(count);
  const counts = { cell: column(), when: column(), service: column(), count: column() };
  for (let row = 0, at = start; row < count; row++, at += COUNT) {
    counts.cell[row] = data.getInt32(at);
    counts.when[row] = data.getInt32(at + 4);
    counts.service[row] = data.getInt32(at + 8);
    counts.count[row] = data.getInt32(at + 12);
  }
  return counts;
}

/** @throws RangeError where the bytes are not a whole packet */
export function decodePacket(buffer: ArrayBuffer): Packet {
  const data = new DataView(buffer);
  const length = data.getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as PacketHead;
  const start = 4 + length;
  const end = buffer.byteLength - (head.cells + head.hours) * COUNT;
  const count = (end - start) / ROW;
  if (count < 0 || !Number.isInteger(count)) throw new RangeError("The packet is not whole.");
  const points: Points = {
    id: new Float64Array(count),
    seconds: new Uint32Array(count),
    x: new Float32Array(count),
    z: new Float32Array(count),
    distance: new Int16Array(count),
    word: new Uint16Array(count),
    service: new Uint16Array(count),
  };
  for (let row = 0, at = start; row < count; row++, at += ROW) {
    points.id[row] = head.base + data.getInt32(at);
    points.seconds[row] = data.getInt32(at + 4);
    points.x[row] = data.getInt16(at + 8);
    points.z[row] = data.getInt16(at + 10);
    points.distance[row] = data.getInt16(at + 12);
    points.word[row] = data.getInt16(at + 14);
    points.service[row] = data.getInt16(at + 16);
  }
  return {
    head,
    points,
    cells: countsOf(data, end, head.cells),
    hours: countsOf(data, end + head.cells * COUNT, head.hours),
  };
}
