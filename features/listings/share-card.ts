import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { drawFootprint } from "./footprint";
import { ADVANCES, HEIGHT, INK, SIGNS, SIZE } from "./letters.data";
import type { ServerPage } from "./schema";
import { word } from "./words";

/** What other sites show of a link: 1,200 × 630, as they all ask. */
export const CARD = { width: 1_200, height: 630 } as const;
const LEFT = 80;
const RIGHT = 1_120;
/** Footprint's cells of 6 × 6 pixels. */
const CELL = 6;

type Colour = readonly [red: number, green: number, blue: number];
const GROUND: Colour = [13, 16, 14];
const INK_COLOUR: Colour = [241, 242, 238];
const MUTED: Colour = [169, 173, 166];
const HONEY: Colour = [240, 169, 52];

interface Letter {
  advance: number;
  width: number;
  /** Alpha 0 to 15, row by row. */
  alpha: Uint8Array;
}

let letters: Map<string, Letter> | null = null;

/** The drawn letters, unpacked at the first card. */
function alphabet(): Map<string, Letter> {
  if (letters) return letters;
  const packed = inflateSync(Buffer.from(INK, "base64"));
  const advances = ADVANCES.split(" ").map((tenths) => Number(tenths) / 10);
  letters = new Map();
  let at = 0;
  Array.from(SIGNS).forEach((sign, index) => {
    const advance = advances[index] ?? 0;
    const width = Math.min(120, Math.ceil(advance) + 8);
    const alpha = Uint8Array.from({ length: width * HEIGHT }, (_, pixel) => {
      const byte = packed[(at + pixel) >> 1] ?? 0;
      return (at + pixel) % 2 === 0 ? byte >> 4 : byte & 15;
    });
    at += width * HEIGHT;
    letters?.set(sign, { advance, width, alpha });
  });
  return letters;
}

/** Nothing for a sign that is not among the drawn ones: it is left out. */
const letterOf = (sign: string): Letter | undefined => alphabet().get(sign);

/** Letters as a card can show them: composed, and in one line. */
const shown = (text: string): string[] => Array.from(text.normalize("NFC").replace(/\s+/g, " ").trim());

const TIGHT = -0.02;
const widthOf = (text: string, size: number): number =>
  shown(text).reduce((sum, sign) => sum + ((letterOf(sign)?.advance ?? 0) / SIZE + TIGHT) * size, 0);

class Sheet {
  readonly pixels = Buffer.alloc(CARD.width * CARD.height * 3);
  constructor() {
    for (let at = 0; at < this.pixels.length; at += 3) this.pixels.set(GROUND, at);
  }

  /** Lays a colour over a pixel. @param share 0 to 1 */
  lay(x: number, y: number, colour: Colour, share: number): void {
    if (share <= 0 || x < 0 || y < 0 || x >= CARD.width || y >= CARD.height) return;
    const at = (y * CARD.width + x) * 3;
    for (let part = 0; part < 3; part += 1) {
      const below = this.pixels[at + part] ?? 0;
      this.pixels[at + part] = Math.round(below + ((colour[part] ?? 0) - below) * share);
    }
  }

  /** A line of text. @param base pixels from the top to the line that letters stand on; `size` at most SIZE */
  text(text: string, x: number, base: number, size: number, colour: Colour): void {
    const scale = size / SIZE;
    let pen = x;
    for (const sign of shown(text)) {
      const letter = letterOf(sign);
      if (!letter) continue;
      this.#letter(letter, Math.round(pen - 4 * scale), Math.round(base - 54 * scale), scale, colour);
      pen += (letter.advance / SIZE + TIGHT) * size;
    }
  }

  /** Each pixel is the mean of what it covers of the drawn letter. */
  #letter({ width, alpha }: Letter, left: number, top: number, scale: number, colour: Colour): void {
    const step = 1 / scale;
    for (let row = 0; row < Math.ceil(HEIGHT * scale); row += 1) {
      for (let column = 0; column < Math.ceil(width * scale); column += 1) {
        let [sum, count] = [0, 0];
        for (let y = Math.floor(row * step); y < Math.min(HEIGHT, (row + 1) * step); y += 1) {
          for (let x = Math.floor(column * step); x < Math.min(width, (column + 1) * step); x += 1) {
            sum += alpha[y * width + x] ?? 0;
            count += 1;
          }
        }
        if (count > 0) this.lay(left + column, top + row, colour, sum / count / 15);
      }
    }
  }
}

/** A text cut to a width, with a sign that there was more. */
function fitting(text: string, size: number, width: number): string {
  const signs = shown(text);
  if (widthOf(text, size) <= width) return signs.join("");
  while (signs.length > 0 && widthOf(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** Lines of words no wider than told, at most so many; what does not fit is cut. */
function linesOf(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const part of shown(text).join("").split(" ")) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)} ${part}`;
    if (lines.length === 0) lines.push(part);
    else if (widthOf(longer, size) <= width || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => fitting(line, size, width));
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

function facts({ slots, peak, uptime, at }: ServerPage): string {
  const known = [
    `${slots} slots`,
    peak ? `peak ${peak.players} in 30 days` : null,
    uptime === null ? null : `up ${Math.floor(uptime * 1_000) / 10} %`,
  ].filter((part) => part !== null);
  return `${known.join(", ")}, as of ${DAY.format(new Date(at))}`;
}

/** The card's pixels, three bytes each. @param cells where players were seen, as a footprint is drawn from */
export function drawCard(server: ServerPage, cells: ReadonlyMap<number, number>): Buffer {
  const sheet = new Sheet();
  const picture = drawFootprint(cells, { width: CARD.width / CELL, height: CARD.height / CELL, merge: 2 });
  picture?.levels.forEach((level, at) => {
    const [x, y] = [(at % picture.width) * CELL, Math.floor(at / picture.width) * CELL];
    const share = (level / 5) * 0.42 * Math.min(1, Math.max(0.12, (x - 420) / 500));
    for (let pixel = 0; pixel < CELL * CELL; pixel += 1)
      sheet.lay(x + (pixel % CELL), y + Math.floor(pixel / CELL), INK_COLOUR, share);
  });
  sheet.text("Grizzly", LEFT, 112, 34, HONEY);
  const where = [
    word(server.map),
    word(server.platform),
    word(server.fighting),
    server.city ?? word(server.region),
  ];
  const name = linesOf(server.name, SIZE, RIGHT - LEFT, 2);
  const said = server.tagline ? linesOf(server.tagline, 30, 860, 2) : [];
  const top = 496 - name.length * 66 - (said.length > 0 ? 12 + said.length * 42 : 0);
  const under = top + name.length * 66 + 12;
  sheet.text(where.join(", "), LEFT, top, 30, MUTED);
  name.forEach((line, nr) => {
    sheet.text(line, LEFT, top + (nr + 1) * 66, SIZE, INK_COLOUR);
  });
  said.forEach((line, nr) => {
    sheet.text(line, LEFT, under + (nr + 1) * 42, 30, MUTED);
  });
  sheet.text(fitting(facts(server), 26, RIGHT - LEFT), LEFT, 566, 26, MUTED);
  return sheet.pixels;
}

/** The card as a PNG. Made of our own pixels alone: no font, no markup and no picture of anybody is read. */
export const cardPng = (server: ServerPage, cells: ReadonlyMap<number, number>): Promise<Buffer> =>
  sharp(drawCard(server, cells), { raw: { ...CARD, channels: 3 } })
    .png({ palette: true, colours: 64, effort: 4 })
    .toBuffer();
