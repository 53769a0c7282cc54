import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

// Draws the touch icon and the social card once; their PNGs are committed, so that nothing renders them at run time.
// Usage: tsx scripts/draw-cards.ts [path of a Chromium]

const root = new URL("../", import.meta.url);
const [WIDTH, HEIGHT, CELL] = [1200, 630, 6];

async function font(name: string): Promise<string> {
  const file = new URL(
    `node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`,
    root,
  );
  return `url(data:font/woff2;base64,${(await readFile(file)).toString("base64")})`;
}

/** Roads, towns and scattered steps in cells, as a server's footprint would be; the same every time. */
function footprint(): string {
  let seed = 20261122;
  const chance = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const towns = [
    [150, 34, 9],
    [176, 70, 7],
    [118, 84, 8],
    [186, 18, 5],
    [96, 20, 6],
  ] as const;
  const roads = [
    (x: number) => 30 + 16 * Math.sin(x / 22) + x * 0.05,
    (x: number) => 92 - 14 * Math.sin(x / 26 + 1) - x * 0.1,
  ];
  let cells = "";
  for (let x = 70; x < WIDTH / CELL; x += 1) {
    for (let y = 0; y < HEIGHT / CELL; y += 1) {
      const town = Math.max(...towns.map(([tx, ty, size]) => 1 - Math.hypot(x - tx, y - ty) / size));
      const along = Math.min(
        ...roads.map((road) => Math.abs(y - road(x))),
        Math.abs(x - 148 - 8 * Math.sin(y / 11)),
      );
      const ink = Math.max(
        town > 0 && chance() < 0.2 + town * 1.2 ? 0.25 + town * 0.6 : 0,
        along < 1 ? 0.5 : along < 2 && chance() < 0.4 ? 0.2 : 0,
      );
      const step = ink || (chance() < 0.07 ? 0.08 : 0);
      const fade = Math.min(1, Math.max(0, (x - 90) / 60));
      if (step > 0)
        cells += `<rect x="${x * CELL}" y="${y * CELL}" width="${CELL}" height="${CELL}" opacity="${(step * fade * 0.55).toFixed(2)}"/>`;
    }
  }
  return `<svg class="map" width="${WIDTH}" height="${HEIGHT}" fill="#dfe3da">${cells}</svg>`;
}

const mark = (await readFile(new URL("app/icon.svg", root), "utf8")).trim();
const style = `<style>
  @font-face { font-family: Sans; src: ${await font("geist")}; font-weight: 100 900 }
  @font-face { font-family: Mono; src: ${await font("geist-mono")}; font-weight: 100 900 }
  * { margin: 0; box-sizing: border-box }
  body { background: #0d100e; color: #f1f2ee; font-family: Sans; -webkit-font-smoothing: antialiased }
  .map { position: absolute; inset: 0 }
  main { position: relative; height: ${HEIGHT}px; padding: 72px 80px; display: flex; flex-direction: column }
  header { display: flex; align-items: center; gap: 18px; font-size: 36px; font-weight: 600; letter-spacing: -0.02em }
  header svg { width: 52px }
  h1 { margin-top: auto; font-size: 76px; line-height: 82px; font-weight: 600; letter-spacing: -0.03em }
  p { margin-top: 36px; font: 22px/34px Mono; color: #a9ada6 }
  b { font-weight: 400; color: #f0a934 }
  .touch { width: 180px; height: 180px; display: grid; place-items: center; background: #0d100e }
  .touch svg { width: 132px }
</style>`;

const browser = await chromium.launch(
  process.argv[2] ? { executablePath: process.argv[2], args: ["--no-sandbox"] } : {},
);
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
await page.setContent(
  `${style}${footprint()}<main><header>${mark}Grizzly</header><h1>Your DayZ server<br>writes everything down.<br>Grizzly reads it.</h1><p>21:34:07 | Player "m4rten" killed "Volkov_92" from <b>139.3 meters</b></p></main>`,
);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: fileURLToPath(new URL("app/opengraph-image.png", root)) });
await page.setViewportSize({ width: 180, height: 180 });
await page.setContent(`${style}<div class="touch">${mark}</div>`);
await page.screenshot({ path: fileURLToPath(new URL("app/apple-icon.png", root)) });
await browser.close();
