import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { watchedServices } from "@/features/nitrado/log/services";
import { rawEnv } from "@/lib/env";
import { HOUR } from "@/lib/time";
import { logRounds } from "./log-rounds";
import { diskApi } from "./testing/disk";
import { LogScript } from "./testing/script";
import { everything, type LogWorld, logWorld } from "./testing/world";

/** How often a reader is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 6);
const CHUNK = 700;
const PEOPLE = ["Anna", "Bert", "Carl"] as const;
const LIVE = "DayZServer_x64.ADM";
const CHILD = fileURLToPath(new URL("./testing/reader-child.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
const roots: string[] = [];
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(async () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
  await t.close();
});

/** What a service's log folder goes through: pieces that are appended, and rotations between them. */
interface Piece {
  file: string;
  text: string;
  at: Date;
  /** PC: the live log is put away first, under this name. */
  rotated?: string;
}

const local = (at: number) => new Date(at).toISOString().slice(0, 19);

/** Logs of three boots in small pieces. Recent, so that kills are announced too. */
function story(pc: boolean, rounds: number): Piece[] {
  let start = Math.floor((Date.now() - 20 * HOUR) / HOUR) * HOUR;
  return [0, 1, 2].flatMap((boot) => {
    const log = new LogScript(local(start));
    const pieces: Piece[] = [];
    const rotated = `DayZServer_x64_${local(start).replace("T", "_").replace(/[-:]/g, "_")}.ADM`;
    for (let round = 0; round < rounds; round++) {
      const text = log
        .join(`P${round % 7}`)
        .join("Anna")
        .join("Bert")
        .play(PEOPLE)
        .leave("Carl")
        .take();
      const at = new Date(log.lastAt.getTime() + 5_000);
      const half = Math.floor(text.length / 2) + (round % 50);
      const piece = { file: pc ? LIVE : log.name, at };
      pieces.push({ ...piece, text: text.slice(0, half), ...(pc && boot > 0 && round === 0 && { rotated }) });
      pieces.push({ ...piece, text: text.slice(half) });
    }
    start = log.lastAt.getTime() + 60_000;
    return pieces;
  });
}

function happen(root: string, { dir }: LogWorld, { file, text, at, rotated }: Piece): void {
  const path = join(root, dir, file);
  if (rotated && existsSync(path)) renameSync(path, join(root, dir, rotated));
  appendFileSync(path, text);
  utimesSync(path, at, at);
}

function folder(worlds: readonly LogWorld[]): string {
  const root = mkdtempSync(join(tmpdir(), "grizzly-logs-"));
  roots.push(root);
  for (const { dir } of worlds) mkdirSync(join(root, dir), { recursive: true });
  return root;
}

function child(root: string): { process: ChildProcess; ready: Promise<void> } {
  const key = randomBytes(32).toString("base64");
  const ids = ["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"];
  const more = [
    "PATREON_CLIENT_SECRET",
    "PATREON_CREATOR_TOKEN",
    "PATREON_CAMPAIGN_ID",
    "PATREON_WEBHOOK_SECRET",
  ];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...Object.fromEntries([...ids, ...more].map((name) => [name, "1"])),
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "4",
    NEXTAUTH_SECRET: key,
    INTERNAL_SECRET: key,
    SECRETS_KEYRING: `k1:${key}`,
    PATREON_TIERS: "bronze:1,silver:2,gold:3",
  };
  const process_ = spawn(process.execPath, ["--import", "tsx", CHILD, root, String(CHUNK)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = new Promise<void>((resolve) => process_.stdout?.once("data", () => resolve()));
  return { process: process_, ready };
}

/** What a reader believes the size of a file to be may be older than the file: what was written is counted here. */
async function allRead(bytes: number): Promise<boolean> {
  const rows = await t.sql<{ done: number; open: number; read: number }>(
    `select (count(*) filter (where completed_at is not null))::int as done,
       (count(*) filter (where completed_at is null))::int as open, sum(last_position)::int as read
     from nitrado_log_state group by guild_id`,
  );
  const read = rows.reduce((sum, row) => sum + row.read, 0);
  return rows.length === 2 && read === bytes && rows.every(({ done, open }) => done === 2 && open === 1);
}

/** A lease that a killed reader left: time passes here without waiting for it. */
const letLeasesRunOut = () => t.sql("update leases set expires_at = now() where holder like 'child:%'");

const contents = (worlds: readonly LogWorld[]) =>
  Promise.all(
    worlds.map(async ({ guildId, serviceId }) =>
      (await everything(t.sql, guildId)).replaceAll(serviceId, "S"),
    ),
  );

it(
  `comes to the same tables after kill -9 at ${KILLS} random points as undisturbed`,
  async () => {
    const rounds = Math.max(4, Math.ceil(KILLS / 2));
    const stories = [story(false, rounds), story(true, rounds)];
    const worlds = async () => [
      await logWorld(t.sql, "dayzxb", new Date(0)),
      await logWorld(t.sql, "dayz", new Date(0)),
    ];
    const calm = await worlds();
    const calmRoot = folder(calm);
    const length = stories[0]?.length ?? 0;
    const actor = { kind: "bot", bot: "grizzly-bot" } as const;
    const reader = logRounds({
      worker: "calm",
      inContext: (fn) => withSystem(actor, fn),
      apiFor: () => Promise.resolve(diskApi(calmRoot)),
      services: () => withSystem(actor, watchedServices),
      looked: async (_scope, _service, error) => {
        if (error) throw error;
      },
      pollMs: 20,
    });
    const bytes = stories.flat().reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const readAll = async (tick: () => Promise<void>) => {
      for (let tries = 0; !(await allRead(bytes)); tries++) {
        if (tries > 4_000) throw new Error("The logs are not read to their end.");
        await tick();
      }
    };
    for (let step = 0; step < length; step++) {
      stories.forEach((pieces, index) => {
        const [world, piece] = [calm[index], pieces[step]];
        if (world && piece) happen(calmRoot, world, piece);
      });
    }
    await readAll(async () => {
      await reader.tick();
      await pause(10);
    });
    const expected = await contents(calm);
    expect(expected[0]).toContain('"kills":');
    await t.sql("truncate nitrado_log_state, leases");
    await t.sql("update nitrado_services set is_active = false");

    const torn = await worlds();
    const root = folder(torn);
    let step = 0;
    const grow = (until: number) => {
      for (; step < Math.min(until, length); step++) {
        stories.forEach((pieces, index) => {
          const [world, piece] = [torn[index], pieces[step]];
          if (world && piece) happen(root, world, piece);
        });
      }
    };
    const readers = [child(root), child(root)];
    let killed = 0;
    let beforeKill = 0;
    let patience = 250;
    // Readers that died before they had read anything prove nothing.
    for (; killed < KILLS || (beforeKill === 0 && killed < KILLS * 4); killed++) {
      grow(Math.ceil(((killed + 1) * length) / KILLS));
      const next = readers.shift();
      if (!next) throw new Error("There are always two readers.");
      await next.ready;
      await pause(Math.random() * patience);
      next.process.kill("SIGKILL");
      readers.push(child(root));
      await letLeasesRunOut();
      const [row] = await t.sql<{ read: number }>(
        "select coalesce(sum(last_position), 0)::int as read from nitrado_log_state",
      );
      // A busy machine may need longer to get anything done between two kills.
      if (row?.read === beforeKill) patience = Math.min(patience * 1.5, 5_000);
      beforeKill = row?.read ?? 0;
    }
    expect(beforeKill).toBeGreaterThan(0);
    await readAll(() => pause(50).then(() => undefined));
    for (const { process: last } of readers) last.kill("SIGKILL");
    const texts = await contents(torn);
    texts.forEach((text, index) => {
      const [lines, wanted] = [text.split("\n"), expected[index]?.split("\n") ?? []];
      // Only the first differing line is shown: there are thousands.
      const at = lines.findIndex((line, at) => line !== wanted[at]);
      expect([lines.length, lines[at]]).toEqual([wanted.length, wanted[at]]);
    });
  },
  60_000 + KILLS * 10_000,
);
