import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createProgress, type Progress } from "../setup/progress.mjs";
import { type RunningPostgres, startPostgres, startThrowawayPostgres } from "./embedded-postgres";
import { buildSettings, localSecrets, localSettings } from "./local-settings";
import { type Part, PartFailure, runPart, startPart } from "./parts";
import { freePort } from "./ports";
import { waitForAnswer } from "./reach";
import { buildHash, buildSite, copyBuild, isBuilt } from "./site-build";
import { warmPages } from "./warm";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const TSX = ["--import", "tsx"];

export interface HouseOptions {
  ports: { site: number; sandbox: number; postgres?: number };
  /** `local`: embedded database and sandbox. `own`: the database and providers that `env` names. */
  kind: "local" | "own";
  /** Folder for everything that is kept: database, sandbox state, copy of the build, logs. */
  home: string;
  /** The database is made for this run and thrown away. Only with `local`. */
  throwaway: boolean;
  seed: boolean;
  build: boolean;
  bots: boolean;
  dev: boolean;
  /** Address that the site binds. */
  host: string;
  /** What a person set; the local settings go over it. */
  env: Record<string, string | undefined>;
  progress: Progress;
  /** Lines of the running parts, for `npm run dev`. */
  onLine?: (part: string, line: string) => void;
  /** A part ended by itself; called once for each, and never for parts that were asked to stop. */
  onDeath?: (failure: PartFailure) => void;
}

export interface House {
  siteUrl: string;
  sandboxUrl: string | undefined;
  databaseUrl: string;
  /** What the parts were started with; tests that call the core in their own process need it. */
  env: Record<string, string>;
  postgres: RunningPostgres | undefined;
  parts: Part[];
  stop(): Promise<void>;
}

function clean(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => Boolean(pair[1])));
}

/** One run of the house: what is started is remembered at once, so that a failure half-way stops it too. */
class Run {
  readonly parts: Part[] = [];
  postgres: RunningPostgres | undefined;
  private stopping: Promise<void> | undefined;
  constructor(
    readonly options: HouseOptions,
    public env: Record<string, string>,
  ) {}

  script(name: string, file: string, onLine?: (line: string) => void): Promise<void> {
    const { home } = this.options;
    const logFile = join(home, "logs", `${name.toLowerCase().replace(/^the /, "").replaceAll(" ", "-")}.log`);
    const options = { name, args: [...TSX, join(ROOT, file)], env: this.env, cwd: ROOT, logFile, onLine };
    return runPart(options, (part) => this.parts.push(part)).finally(() => {
      this.parts.splice(
        this.parts.findIndex((part) => part.name === name),
        1,
      );
    });
  }

  start(name: string, args: string[], env = this.env): Part {
    const { home, onLine } = this.options;
    const logFile = join(home, "logs", `${name.toLowerCase().replace(/^the /, "").replaceAll(" ", "-")}.log`);
    const part = startPart({
      name,
      args,
      env,
      cwd: ROOT,
      logFile,
      onLine: onLine && ((line) => onLine(name, line)),
    });
    this.parts.push(part);
    this.watch(name, part);
    return part;
  }

  watch(name: string, part: Pick<Part, "exited" | "lastLines">): void {
    void part.exited.then((exit) => {
      if (!this.stopping) this.options.onDeath?.(new PartFailure(name, exit, part.lastLines()));
    });
  }

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      // Who asks goes before who answers; the database goes last.
      const sandbox = this.parts.filter((part) => part.name === "The sandbox");
      await Promise.all(this.parts.filter((part) => !sandbox.includes(part)).map((part) => part.stop()));
      await Promise.all(sandbox.map((part) => part.stop()));
      await this.postgres?.stop();
    })();
    return this.stopping;
  }
}

async function startDatabase(run: Run): Promise<void> {
  const { home, throwaway, ports, progress } = run.options;
  await progress.step("database", async (step) => {
    const dataDir = join(home, "postgres");
    const begin = () =>
      throwaway
        ? startThrowawayPostgres({ port: ports.postgres })
        : startPostgres({ dataDir, port: ports.postgres, log: step.note });
    run.postgres = await begin();
    const unfinished = !run.postgres.created && run.options.seed && !existsSync(seededMark(run.postgres));
    if (unfinished) {
      // A first start that was cut off while it made the demo community: half of one is worse than none.
      await run.postgres.stop();
      rmSync(join(run.postgres.place, "cluster"), { recursive: true, force: true });
      run.postgres = await begin();
    }
    run.watch("Postgres", run.postgres);
    run.env.DATABASE_URL = run.postgres.url;
    step.note(
      `Postgres ${readFileSync(join(run.postgres.place, "cluster/PG_VERSION"), "utf8").trim()}, port ${run.postgres.port}`,
    );
  });
}

function seededMark(postgres: RunningPostgres): string {
  return join(postgres.place, "seeded");
}

async function prepareData(run: Run): Promise<void> {
  const { kind, seed, progress } = run.options;
  if (kind === "local") await startDatabase(run);
  await progress.step("migrations", () => run.script("The migration", "scripts/db-migrate.ts"));
  const { postgres } = run;
  if (!seed || !postgres || existsSync(seededMark(postgres))) return;
  await progress.step("demo community", (step) =>
    run.script("The demo community", "scripts/start/seed.ts", (line) => step.note(line.slice(0, 60))),
  );
  writeFileSync(seededMark(postgres), new Date().toISOString());
}

async function prepareSite(run: Run): Promise<string> {
  const { build, dev, home, progress } = run.options;
  if (dev) return ROOT;
  const folder = join(home, "site");
  const env = {
    ...run.env,
    ...(run.options.kind === "local" ? buildSettings(ROOT) : {}),
    NODE_ENV: "production",
  };
  const hash = buildHash(ROOT, env);
  if (build && !isBuilt(ROOT, hash)) {
    await progress.step("build of the website", () =>
      buildSite(ROOT, hash, env, (part) => run.parts.push(part)),
    );
  }
  copyBuild(ROOT, hash, folder);
  return folder;
}

async function startSandbox(run: Run): Promise<void> {
  const { options } = run;
  if (options.kind !== "local") return;
  await options.progress.step("sandbox", async (step) => {
    const watch = options.dev ? ["watch"] : [];
    const part = run.start("The sandbox", [...program(watch, "sandbox/server.ts")]);
    await waitForAnswer(`http://localhost:${options.ports.sandbox}/__sandbox/health`, part, 30_000);
    step.note(`Discord and Patreon, port ${options.ports.sandbox}`);
  });
}

// `tsx watch` restarts a part when its code changes; without it the loader alone is enough and saves a process.
function program(watch: string[], file: string): string[] {
  const path = join(ROOT, file);
  return watch.length > 0 ? [join(ROOT, "node_modules/tsx/dist/cli.mjs"), ...watch, path] : [...TSX, path];
}

async function startBots(run: Run): Promise<void> {
  const { bots, dev, progress } = run.options;
  if (!bots) return;
  await progress.step("bots", async () => {
    const watch = dev ? ["watch"] : [];
    run.start("Grizzly Bot", program(watch, "bots/grizzly-bot/main.ts"));
    run.start("Grizzly OS", program(watch, "bots/grizzly-os/main.ts"));
  });
}

async function startSite(run: Run, folder: string): Promise<void> {
  const { dev, ports, host, progress } = run.options;
  await progress.step("website", async (step) => {
    const next = join(ROOT, "node_modules/next/dist/bin/next");
    const args = [next, dev ? "dev" : "start", folder, "-p", String(ports.site), "-H", host];
    const part = run.start("The website", args, { ...run.env, NODE_ENV: dev ? "development" : "production" });
    await waitForAnswer(`http://localhost:${ports.site}/api/health`, part, dev ? 180_000 : 60_000);
    if (dev) return;
    const pages = await warmPages(folder, `http://localhost:${ports.site}`, run.env.INTERNAL_SECRET ?? "");
    step.note(`port ${ports.site}, ${pages} public pages renewed`);
  });
}

/**
 * Starts the whole house and answers when the website does. On a failure, everything that was started is stopped.
 * @param onRun receives the way to stop it before anything is started
 */
export async function startHouse(
  options: HouseOptions,
  onRun?: (stop: () => Promise<void>) => void,
): Promise<House> {
  const local =
    options.kind === "local" ? localSettings(options.ports, localSecrets(join(ROOT, ".data/local.env"))) : {};
  const env = clean({
    ...options.env,
    ...local,
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: options.env.NEXT_TELEMETRY_DISABLED ?? "1",
    PORT: String(options.ports.site),
    SANDBOX_STATE_FILE: join(options.home, "sandbox/state.json"),
  });
  const run = new Run(options, env);
  onRun?.(() => run.stop());
  try {
    // Two cores: the build needs no database and the demo community no build.
    const sandbox = startSandbox(run);
    const site = prepareSite(run);
    const data = prepareData(run);
    await settleAll([sandbox, site, data]);
    await startBots(run);
    await startSite(run, await site);
  } catch (error) {
    await run.stop();
    throw error;
  }
  return {
    siteUrl: `http://localhost:${options.ports.site}`,
    sandboxUrl: options.kind === "local" ? `http://localhost:${options.ports.sandbox}` : undefined,
    databaseUrl: run.env.DATABASE_URL ?? "",
    env: run.env,
    postgres: run.postgres,
    parts: run.parts,
    stop: () => run.stop(),
  };
}

// The first failure is the one to tell; the others that follow from stopping are not.
async function settleAll(tasks: Promise<unknown>[]): Promise<void> {
  for (const task of tasks) task.catch(() => undefined);
  await Promise.all(tasks);
}

export interface StackOptions {
  ports?: { site?: number; sandbox?: number; postgres?: number };
  /** Fill the demo community. */
  seed: boolean;
  /** Build if the code changed; without it the build in `.next` is taken as it is. */
  build?: boolean;
  /** Run the bots too; default yes. */
  bots?: boolean;
  /** Further settings for all parts. */
  env?: Record<string, string>;
  /** Names the folder under `.data/stacks`; stacks that run at the same time need different names. */
  name?: string;
  progress?: Progress;
}

/**
 * A house of its own for browser tests, benches and pictures: a production build on free ports, with a throwaway
 * database and a sandbox that nobody else touches. Call `stop()`; it also goes with this process.
 */
export async function startStack(options: StackOptions): Promise<House> {
  const home = join(ROOT, ".data/stacks", options.name ?? "default");
  rmSync(join(home, "sandbox"), { recursive: true, force: true });
  rmSync(join(home, "site"), { recursive: true, force: true });
  const site = options.ports?.site ?? (await freePort(3100));
  const sandbox = options.ports?.sandbox ?? (await freePort(4100));
  return startHouse({
    ports: { site, sandbox, postgres: options.ports?.postgres },
    kind: "local",
    home,
    throwaway: true,
    seed: options.seed,
    build: options.build ?? true,
    bots: options.bots ?? true,
    dev: false,
    host: "127.0.0.1",
    env: { ...process.env, DATABASE_URL: undefined, ...options.env },
    progress: options.progress ?? createProgress(process.stderr),
  });
}
