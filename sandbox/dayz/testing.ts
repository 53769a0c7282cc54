import { createHash } from "node:crypto";
import type { GameFiles, GameHost, GameServer, ServerSpec, WorldPlayer } from "./types";
import { createWorld } from "./world";

/** A host that keeps everything in memory. */
export class TestHost implements GameHost, GameFiles {
  readonly stored = new Map<string, { bytes: Uint8Array; at: Date }>();
  readonly settings = new Map<string, string>();
  readonly files: GameFiles = this;

  read(path: string): Uint8Array | null {
    return this.stored.get(path)?.bytes ?? null;
  }

  write(path: string, bytes: Uint8Array, at: Date): void {
    this.stored.set(path, { bytes: Uint8Array.from(bytes), at });
  }

  append(path: string, bytes: Uint8Array, at: Date): void {
    this.write(path, Buffer.concat([this.read(path) ?? new Uint8Array(), bytes]), at);
  }

  remove(path: string): void {
    this.stored.delete(path);
  }

  list(dir: string): { name: string; dir: boolean; size: number; modifiedAt: Date }[] {
    return [...this.stored]
      .filter(([path]) => path.startsWith(`${dir}/`) && !path.slice(dir.length + 1).includes("/"))
      .map(([path, { bytes, at }]) => ({
        name: path.slice(dir.length + 1),
        dir: false,
        size: bytes.length,
        modifiedAt: at,
      }));
  }

  setting(category: string, key: string): string | undefined {
    return this.settings.get(`${category}.${key}`);
  }

  set(category: string, key: string, value: string): void {
    this.settings.set(`${category}.${key}`, value);
  }

  text(path: string): string {
    return Buffer.from(this.read(path) ?? new Uint8Array()).toString("utf8");
  }

  put(path: string, content: unknown, at = new Date(0)): void {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    this.write(path, Buffer.from(text), at);
  }
}

/** Names as PC lets people choose them. */
const NASTY = [
  "Survivor",
  "Survivor (2)",
  "FODAL ",
  "(CNXC)Roger    ",
  "[BW] Lazy",
  "a|b <c> {d}",
  "Ёжик в тумане",
  "it's\\me*",
  "IlIbigIll",
  "x killed by Player",
  "Eve is connected",
  "(id=FAKE)",
  "died. Stats>",
  " with M4-A1 from 3 meters",
  "Bob (DEAD)",
];
const PLAIN = [
  "Rook 77",
  "Half a Map",
  "TallGrassTim",
  "Ivy Barrow",
  "m4rten",
  "Dusa",
  "Kestrel_9",
  "Wet Socks",
];

function playersFor(game: ServerSpec["game"]): WorldPlayer[] {
  return (game === "dayz" ? NASTY : PLAIN).map((name, index) => {
    const hash = createHash("sha256").update(`${game}:${index}`);
    const id =
      game === "dayzxb"
        ? hash.digest("hex").slice(0, 40).toUpperCase()
        : hash.digest("base64").replaceAll("+", "-").replaceAll("/", "_");
    return { name, id, skill: 1 };
  });
}

/** A small, quiet server whose files are complete at every moment. */
export function testSpec(game: ServerSpec["game"], changes: Partial<ServerSpec> = {}): ServerSpec {
  const players = playersFor(game);
  return {
    serviceId: "990001",
    game,
    map: "chernarusplus",
    hostname: "Test server",
    slots: 40,
    utcOffsetMinutes: 120,
    players,
    visits: (day) => players.map(({ id }) => ({ id, from: day * 86_400, to: (day + 1) * 86_400 })),
    restartHours: [],
    ourLine: true,
    settings: { speed: 1, logStepSeconds: 0, newFileDelaySeconds: 0, busy: false, generation: "C" },
    ...changes,
  };
}

export const START = new Date("2026-11-22T10:00:00Z");

/** The server of a spec with a clock that only the test moves. */
export function testServer(spec: ServerSpec, host = new TestHost(), seed = "test") {
  const [made] = createWorld({ seed, now: START, host: () => host, servers: [spec] });
  if (!made) throw new Error("There is a server for each spec.");
  const server: GameServer = made;
  let at = START.getTime();
  const wait = (seconds: number) => {
    at += seconds * 1_000;
    server.tick(new Date(at));
  };
  wait(0);
  return { server, host, wait, now: () => new Date(at) };
}
