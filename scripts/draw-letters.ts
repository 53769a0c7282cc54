import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { chromium } from "@playwright/test";

// Draws every letter of the share cards once; the result is committed, so that no font is opened at run time and
// nothing but our own code ever lays out what people wrote.
// Usage: tsx scripts/draw-letters.ts [path of a Chromium]

const root = new URL("../", import.meta.url);
const [SIZE, HEIGHT, BASE] = [56, 70, 54];

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nr) => from + nr);
const codes = [
  ...range(0x20, 0x7e),
  ...range(0xa1, 0xff).filter((code) => code !== 0xad),
  ...range(0x100, 0x17f),
  ...[0x218, 0x219, 0x21a, 0x21b, 0x401, 0x404, 0x406, 0x407, 0x490, 0x491, 0x451, 0x454, 0x456, 0x457],
  ...range(0x410, 0x44f),
  ...[0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026],
];
const letters = codes.map((code) => String.fromCodePoint(code));

async function face(part: string): Promise<string> {
  const file = new URL(`node_modules/@fontsource-variable/geist/files/geist-${part}-wght-normal.woff2`, root);
  return `new FontFace("Sans${part.replaceAll("-", "")}", "url(data:font/woff2;base64,${(await readFile(file)).toString("base64")})", { weight: "100 900" })`;
}

const browser = await chromium.launch(
  process.argv[2] ? { executablePath: process.argv[2], args: ["--no-sandbox"] } : {},
);
const page = await browser.newPage();
const faces = await Promise.all(["latin", "latin-ext", "cyrillic"].map(face));
const drawn = (await page.evaluate(`(async () => {
  for (const face of [${faces.join(",")}]) { await face.load(); document.fonts.add(face); }
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const font = "600 ${SIZE}px Sanslatin, Sanslatinext, Sanscyrillic, sans-serif";
  return ${JSON.stringify(letters)}.map((letter) => {
    canvas.width = 120; canvas.height = ${HEIGHT};
    pen.font = font; pen.fillStyle = "#fff"; pen.textBaseline = "alphabetic";
    const advance = Math.round(pen.measureText(letter).width * 10) / 10;
    pen.fillText(letter, 4, ${BASE});
    const width = Math.min(120, Math.ceil(advance) + 8);
    const { data } = pen.getImageData(0, 0, width, ${HEIGHT});
    return { advance, width, alpha: Array.from({ length: width * ${HEIGHT} }, (_, at) => data[at * 4 + 3] >> 4) };
  });
})()`)) as { advance: number; width: number; alpha: number[] }[];
await browser.close();

const levels = drawn.flatMap(({ alpha }) => alpha);
const packed = Buffer.alloc(Math.ceil(levels.length / 2));
levels.forEach((level, at) => {
  packed[at >> 1] = (packed[at >> 1] ?? 0) | (at % 2 === 0 ? level << 4 : level);
});
const advances = drawn.map(({ advance }) => Math.round(advance * 10));
await writeFile(
  fileURLToPath(new URL("features/listings/letters.data.ts", root)),
  `/** Letters of the share cards, drawn by scripts/draw-letters.ts from Geist (SIL Open Font License 1.1). */
export const SIZE = ${SIZE};
export const HEIGHT = ${HEIGHT};
export const SIGNS = ${JSON.stringify(letters.join(""))};
/** Tenths of a pixel from one letter to the next. */
export const ADVANCES = "${advances.join(" ")}";
/** Alpha in 16 levels, letter by letter, row by row, with four pixels of air at either side; deflated. */
export const INK =
  "${deflateSync(packed, { level: 9 }).toString("base64")}";
`,
);
console.log(`${letters.length} letters, ${packed.length} bytes before deflating`);
