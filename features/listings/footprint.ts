import { crc32, deflateSync } from "node:zlib";
import { CELL_COLUMN, CELL_METRES, CELLS_A_SIDE } from "@/features/players/cells";

/** Levels of ink above nothing. */
const LEVELS = 5;

export interface PictureSize {
  /** Pixels; one pixel shows `merge × merge` cells. */
  width: number;
  height: number;
  merge: number;
}

export interface Picture {
  /** West and south edge of the picture, in metres. */
  east: number;
  north: number;
  metresAPixel: number;
  width: number;
  height: number;
  /** Levels 0 to 5, row by row from the top. */
  levels: Uint8Array;
}

function density(cells: ReadonlyMap<number, number>, merge: number): { side: number; hits: Float64Array } {
  const side = Math.ceil(CELLS_A_SIDE / merge);
  const hits = new Float64Array(side * side);
  for (const [cell, count] of cells) {
    const x = Math.floor(Math.floor(cell / CELL_COLUMN) / merge);
    const y = Math.floor((cell % CELL_COLUMN) / merge);
    const at = y * side + x;
    hits[at] = (hits[at] ?? 0) + count;
  }
  return { side, hits };
}

/** Where a window of the size holds the most ink. Logarithmic, so that one busy camp does not decide alone. */
function busiest(side: number, hits: Float64Array, width: number, height: number): { x: number; y: number } {
  const sums = new Float64Array((side + 1) * (side + 1));
  const sum = (x: number, y: number) => sums[y * (side + 1) + x] ?? 0;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      sums[(y + 1) * (side + 1) + x + 1] =
        Math.log1p(hits[y * side + x] ?? 0) + sum(x, y + 1) + sum(x + 1, y) - sum(x, y);
    }
  }
  let best = { x: 0, y: 0, ink: -1 };
  for (let y = 0; y + height <= side; y += 1) {
    for (let x = 0; x + width <= side; x += 1) {
      const ink = sum(x + width, y + height) - sum(x, y + height) - sum(x + width, y) + sum(x, y);
      if (ink > best.ink + 1e-9) best = { x, y, ink };
    }
  }
  return best;
}

/** The busiest part of a server's map as levels of one ink, or null when nobody was seen anywhere yet. */
export function drawFootprint(cells: ReadonlyMap<number, number>, size: PictureSize): Picture | null {
  if (cells.size === 0) return null;
  const { side, hits } = density(cells, size.merge);
  const width = Math.min(size.width, side);
  const height = Math.min(size.height, side);
  const from = busiest(side, hits, width, height);
  const levels = new Uint8Array(width * height);
  const most = Math.log1p(hits.reduce((top, count) => Math.max(top, count), 0));
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const count = hits[(from.y + height - 1 - row) * side + from.x + column] ?? 0;
      levels[row * width + column] =
        count === 0 ? 0 : Math.max(1, Math.ceil((Math.log1p(count) / most) * LEVELS));
    }
  }
  const metresAPixel = CELL_METRES * size.merge;
  return { east: from.x * metresAPixel, north: from.y * metresAPixel, metresAPixel, width, height, levels };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Opacity of each level: the picture is a mask, and the page's own ink shines through it in either theme. */
const OPACITY = [0, 38, 82, 128, 184, 240];

/** A PNG (8-bit grey with alpha) of the levels. Holds nothing but the ink: no text, no data of persons. */
export function encodePng({ width, height, levels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 4, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 2));
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * (1 + width * 2) + 1 + column * 2;
      rows[at] = 255;
      rows[at + 1] = OPACITY[levels[row * width + column] ?? 0] ?? 0;
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
