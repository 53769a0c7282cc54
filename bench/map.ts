import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "@/scripts/test/browser";
import type { BenchResult } from "./report";

const POINTS = 100_000;
/** A frame at 60 a second, in milliseconds. */
const FRAME = 1_000 / 60;
/** How much longer the slowest of twenty frames may be. */
const MOST = 1.25;
const FOLDER = join(import.meta.dirname, "../components/map");

/** The page: the map's own modules over made-up events, and a clock of its frames. */
const PAGE = `<!doctype html><meta charset="utf-8">
<style>
:root { --sunken: #0b0f0d; --ground: #101412; --ink: #f2f3f0; --muted: #b0b4ae; --line: #ffffff14; --line-strong: #ffffff26;
  --footprint: #dfe1dc; --kills: #d9735a; --info: #6fb1d6; --bad: #e0614f; --honey: #e8a33d; --font-mono: monospace }
body { margin: 0; background: var(--ground); font-family: sans-serif } #map { position: relative; width: 840px; height: 660px; touch-action: none }
canvas { width: 100%; height: 100%; display: block }
</style><div id="map"><canvas></canvas></div>
<script type="module">
import { HeldMap } from "/held-map";
import { HeatGrid } from "/heat";
let seed = 7;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const bell = () => random() + random() + random() - 1.5;
const side = 15360, count = ${POINTS};
const x = new Float32Array(count), z = new Float32Array(count), shown = new Uint32Array(count);
const spots = Array.from({ length: 40 }, () => [random() * side, random() * side, 150 + random() * 900]);
const grid = new HeatGrid(side);
for (let at = 0; at < count; at++) {
  const spot = spots[Math.floor(random() * spots.length)];
  const alone = random() < 0.25;
  x[at] = alone ? random() * side : spot[0] + bell() * spot[2];
  z[at] = alone ? random() * side : spot[1] + bell() * spot[2];
  shown[at] = at;
  grid.add(x[at], z[at], 1);
}
const footprint = document.createElement("canvas");
footprint.width = footprint.height = 512;
const ink = footprint.getContext("2d");
for (let at = 0; at < 60000; at++) { ink.fillStyle = "rgba(255,255,255," + random() + ")"; ink.fillRect(Math.floor(random() * 512), Math.floor(random() * 512), 1, 1); }
const map = new HeldMap();
map.tell = { onRest() {}, onHover() {}, onPress() {} };
map.take({ side, footprint: { pictures: [footprint], metres: side }, heat: grid.heat(), points: { x, z, shown },
  labels: spots.map(([x, z], at) => ({ name: "Village " + at, x, z })), zones: [], chosen: { x: 5000, z: 5000 }, tone: "--kills" });
map.begin(document.getElementById("map"), document.querySelector("canvas"), null);
window.frames_ = [];
let last = 0;
const tick = (now) => { if (last) window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
window.ready = true;
</script>`;

/** Serves the page and the map's modules without their types, from their own files. */
async function serve(): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const name = (request.url ?? "/").slice(1);
    if (name === "") {
      response.writeHead(200, { "Content-Type": "text/html" }).end(PAGE);
      return;
    }
    if (!/^[a-z-]+$/.test(name)) {
      response.writeHead(404).end();
      return;
    }
    const text = await readFile(join(FOLDER, `${name}.ts`), "utf8");
    const script = stripTypeScriptTypes(text, { mode: "transform" });
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

type WithFrames = typeof globalThis & { frames_: number[]; ready?: boolean };

/** Lengths of the frames while a hand does something. */
async function framesOf(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.waitForTimeout(400);
  await page.evaluate(() => {
    (globalThis as WithFrames).frames_ = [];
  });
  await act();
  return page.evaluate(() => (globalThis as WithFrames).frames_);
}

async function pan(page: Page): Promise<void> {
  for (const [fromX, fromY, toX, toY] of [
    [700, 500, 150, 150],
    [150, 150, 650, 480],
    [650, 200, 200, 520],
    [200, 520, 640, 160],
  ] as const) {
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    await page.mouse.move(toX, toY, { steps: 45 });
    await page.mouse.up();
  }
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(420, 330);
  for (const turn of [-60, 60]) {
    for (let step = 0; step < 40; step++) {
      await page.mouse.wheel(0, turn);
      await page.waitForTimeout(12);
    }
  }
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

function result(name: string, frames: readonly number[]): BenchResult {
  const slow = at(frames, 0.95);
  return {
    name,
    value: slow,
    unit: "ms a frame at p95",
    reference: FRAME,
    ratio: slow / FRAME,
    limit: MOST,
    direction: "atMost",
    ok: slow / FRAME <= MOST,
    note: `one frame at 60 a second; median ${at(frames, 0.5).toFixed(1)} ms, slowest ${Math.max(...frames).toFixed(1)} ms, ${frames.length} frames`,
  };
}

/** The map with 100,000 points in a headless browser without a graphics card, moved by real pointer events. */
export async function run(): Promise<BenchResult[]> {
  const executablePath = await findBrowser((words) => console.error(words));
  const site = await serve();
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
    page.on("pageerror", (error) => console.error(error));
    await page.goto(site.url);
    await page.waitForFunction(() => (globalThis as WithFrames).ready === true);
    // Once each, so that no first use is measured.
    await pan(page);
    await zoom(page);
    const whole = await framesOf(page, () => pan(page));
    const zoomed = await framesOf(page, () => zoom(page));
    for (let step = 0; step < 14; step++) await page.mouse.wheel(0, -120);
    const close = await framesOf(page, () => pan(page));
    return [
      result("Map: panning 100,000 points, all in sight", whole),
      result("Map: panning 100,000 points, close in", close),
      result("Map: zooming 100,000 points", zoomed),
    ];
  } finally {
    await browser.close();
    site.close();
  }
}
