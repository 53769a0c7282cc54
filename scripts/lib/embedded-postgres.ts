import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Explained, explainDisk } from "./explained";
import { forget, removeWithMe, stopWithMe } from "./guard";
import { freePort, isFree } from "./ports";
import { CLUSTER_ENV, findBinaries } from "./postgres-binaries";
import { type Cluster, DATABASE, ensureCluster, explainOutput, OWNER } from "./postgres-cluster";
import { chooseRunner, type Runner, resolvePlace, temporaryPlace } from "./postgres-place";
import { birthOf, commandOf, isAlive, waitForExit } from "./processes";

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface RunningPostgres {
  /** Connects as the database's owner: no superuser, may make roles, bypasses row-level security, as on Neon. */
  url: string;
  /** The same server as the superuser `postgres`, for what an owner on Neon could not do either. */
  superuserUrl: string;
  port: number;
  pid: number;
  /** True when this start made the cluster. */
  created: boolean;
  /** The folder that holds the cluster; other marks about these data belong beside it. */
  place: string;
  /** Settles when the server has ended, asked or not. */
  exited: Promise<Exit>;
  /** The last lines that the server wrote. */
  lastLines(): string;
  /** Fast shutdown; after ten seconds less kind, after thirteen by force. Repeated calls are one. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder for the data, usually `.data/postgres`; may become a link to where they really are. */
  dataDir: string;
  /** Exactly this port, or else an error; without it the first free one from 54329. */
  port?: number;
  log: (line: string) => void;
}

interface Holder {
  pid: number;
  birth: string | undefined;
}

// Another start uses this folder, or one that was killed left its server behind.
async function takeOver(place: string, cluster: string, log: (line: string) => void): Promise<void> {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  const ours = pid > 0 && isAlive(pid) && (commandOf(pid) ?? "").includes(cluster);
  if (!ours) {
    // After a crash or a reboot the number may belong to another program, and Postgres would then refuse to start.
    rmSync(lock, { force: true });
    return;
  }
  const holder = existsSync(join(place, "holder.json"))
    ? (JSON.parse(readFileSync(join(place, "holder.json"), "utf8")) as Holder)
    : undefined;
  if (holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth) {
    throw new Explained(
      `Grizzly is already running from this checkout (process ${holder.pid}). Stop it first, or use its addresses.`,
    );
  }
  log("stopping the database that an earlier, killed start left behind");
  process.kill(pid, "SIGINT");
  if (!(await waitForExit(pid, 10_000)))
    throw new Explained(`An old Postgres (process ${pid}) does not stop. Stop it: kill ${pid}`);
}

function isReady(cluster: string): boolean {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

const ALWAYS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};
// On a solid-state disk a page out of order costs hardly more than the next one (docs/decisions/0017).
const DURABLE = { max_connections: "120", shared_buffers: "128MB", random_page_cost: "1.1" };
// What tests may do because they throw the data away: nothing waits for the disk.
const THROWAWAY = {
  max_connections: "300",
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

class PortTaken extends Explained {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop what uses it, or set POSTGRES_PORT to another port.`);
  }
}

/** Serves on the first free port from there on, and on the next one where another program was faster. */
export async function servesFrom(
  from: number,
  start: (port: number) => Promise<RunningPostgres>,
): Promise<RunningPostgres> {
  for (let least = from; ; least++) {
    const port = await freePort(least);
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      least = port;
    }
  }
}

async function serve(
  cluster: Cluster & { created: boolean },
  place: string,
  postgres: string,
  runner: Runner | undefined,
  port: number,
  settings: Record<string, string>,
): Promise<RunningPostgres> {
  const flags = Object.entries({ ...ALWAYS, ...settings }).flatMap(([key, value]) => [
    "-c",
    `${key}=${value}`,
  ]);
  // Its own session: Ctrl-C in the terminal must not stop the database before what uses it.
  const child: ChildProcess = spawn(postgres, ["-D", cluster.folder, "-p", String(port), ...flags], {
    ...runner?.ids,
    cwd: place,
    env: CLUSTER_ENV,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      tail.push(...String(chunk).split("\n").filter(Boolean));
      tail.splice(0, Math.max(0, tail.length - 40));
    });
  }
  const exited = new Promise<Exit>((done, failed) => {
    child.once("error", failed);
    child.once("close", (code, signal) => done({ code, signal }));
  });
  const pid = child.pid;
  if (pid === undefined)
    throw await exited.then(
      () => new Error("unreachable"),
      (error) => error,
    );
  stopWithMe(pid, "INT");
  let ended: Exit | undefined;
  exited.then((exit) => {
    ended = exit;
    forget(pid);
  });
  const end = Date.now() + 60_000;
  while (!isReady(cluster.folder)) {
    if (ended && /Address already in use/.test(tail.join("\n"))) throw new PortTaken(port);
    if (ended) throw explainOutput(tail.join("\n"), place);
    if (Date.now() > end)
      throw new Explained(`Postgres was not ready after a minute. Its last words:\n${tail.join("\n")}`);
    await new Promise((next) => setTimeout(next, 25));
  }
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    for (const [signal, patience] of [
      ["SIGINT", 10_000],
      ["SIGQUIT", 3_000],
      ["SIGKILL", 3_000],
    ] as const) {
      if (ended) return;
      child.kill(signal);
      await Promise.race([exited, new Promise((next) => setTimeout(next, patience).unref())]);
    }
  };
  const superPassword = readFileSync(join(place, "superuser-password"), "utf8").trim();
  return {
    url: `postgres://${OWNER}:${cluster.ownerPassword}@127.0.0.1:${port}/${DATABASE}`,
    superuserUrl: `postgres://postgres:${superPassword}@127.0.0.1:${port}/${DATABASE}`,
    port,
    pid,
    created: cluster.created,
    place,
    exited,
    lastLines: () => tail.join("\n"),
    stop: () => (stopping ??= stop()),
  };
}

/**
 * Starts the embedded Postgres on 127.0.0.1 with its data kept in `dataDir`, and makes them the first time. Ends with
 * this process, however that ends. Works as root by running as another user.
 * @throws Explained when the port is taken, the disk full, the folder in use …
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  try {
    const runner = chooseRunner(dataDir);
    const place = resolvePlace(dataDir, runner);
    if (place !== dataDir) options.log(`the database is kept in ${place}`);
    const binaries = findBinaries(runner);
    await takeOver(place, join(place, "cluster"), options.log);
    if (options.port && !(await isFree(options.port))) throw new PortTaken(options.port);
    const cluster = await ensureCluster(place, binaries, runner, true);
    const holder: Holder = { pid: process.pid, birth: birthOf(process.pid) };
    writeFileSync(join(place, "holder.json"), JSON.stringify(holder));
    const on = (port: number) => serve(cluster, place, binaries.postgres, runner, port, DURABLE);
    return await (options.port ? on(options.port) : servesFrom(54_329, on));
  } catch (error) {
    throw explainDisk(error, dataDir);
  }
}

/**
 * A database server for tests: fast because it never waits for the disk, empty, in the temporary folder, and gone
 * with `stop()` or with this process. Never for data that anybody wants to keep.
 */
export async function startThrowawayPostgres(options: { port?: number } = {}): Promise<RunningPostgres> {
  const runner = process.getuid?.() === 0 ? chooseRunner(resolve(".data/throwaway")) : undefined;
  const place = temporaryPlace(runner);
  removeWithMe(place);
  try {
    const binaries = findBinaries(runner);
    const cluster = await ensureCluster(place, binaries, runner, false);
    const on = (port: number) => serve(cluster, place, binaries.postgres, runner, port, THROWAWAY);
    const server = await (options.port ? on(options.port) : servesFrom(55_400, on));
    const stop = async () => {
      await server.stop();
      rmSync(place, { recursive: true, force: true });
    };
    return { ...server, stop };
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw explainDisk(error, place);
  }
}
