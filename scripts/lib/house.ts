import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RunningPostgres, startPostgres, startThrowawayPostgres } from "./embedded-postgres";
import { type HouseOptions, ROOT, Run, TSX } from "./house-run";
import { buildSettings, localSecrets, localSettings } from "./local-settings";
import type { Part } from "./parts";
import { waitForAnswer } from "./reach";
import { buildHash, buildSite, copyBuild, isBuilt } from "./site-build";
import { warmPages } from "./warm";

const SEED = "scripts/start/seed.ts";

export interface House {
  siteUrl: string;
  sandboxUrl: string | undefined;
  /** Where Grizzly OS listens for browsers. */
  livePort: number;
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
    // The sandbox's people link anew with a new community.
    run.seeded = existsSync(seededMark(run.postgres));
    if (run.options.seed && !run.seeded) rmSync(join(home, "sandbox"), { recursive: true, force: true });
    run.watch("Postgres", run.postgres);
    run.env.DATABASE_URL = run.postgres.url;
    step.note(
      `Postgres ${readFileSync(join(run.postgres.place, "cluster/PG_VERSION"), "utf8").trim()}, port ${run.postgres.port}`,
    );
  });
}

function siteUrl({ ports }: HouseOptions): string {
  return `http://localhost:${ports.site}`;
}

function seededMark(postgres: RunningPostgres): string {
  return join(postgres.place, "seeded");
}

async function prepareData(run: Run, database: Promise<void>, sandbox: Promise<void>): Promise<void> {
  const { seed, progress } = run.options;
  await database;
  await progress.step("migrations", () => run.script("The migration", ["scripts/db-migrate.ts"]));
  const { postgres } = run;
  if (!seed || !postgres || run.seeded) return;
  // Its supporters link their Patreon through the sandbox.
  await sandbox;
  await progress.step("demo community", (step) =>
    run.script("The demo community", [SEED], (line) => step.note(line.slice(0, 60))),
  );
  writeFileSync(seededMark(postgres), new Date().toISOString());
}

/** Connects the servers of a demo community of an earlier version, while people already look around. */
async function refreshDemo(run: Run, folder: string): Promise<void> {
  if (!run.seeded || !run.options.seed) return;
  try {
    await run.script("The demo community", [SEED, "--refresh"]);
    if (!run.options.dev) await warmPages(folder, siteUrl(run.options), run.env.INTERNAL_SECRET ?? "");
  } catch (error) {
    if (!run.isStopping)
      run.options.progress.say(`The demo community could not be brought up to date. ${String(error)}`);
  }
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
    // Browser tests want game servers on which nobody does anything by themselves.
    const env = options.throwaway ? { ...run.env, SANDBOX_QUIET: "1" } : run.env;
    const part = run.start("The sandbox", [...program(watch, "sandbox/server.ts")], env);
    await waitForAnswer(`http://localhost:${options.ports.sandbox}/__sandbox/health`, part, 30_000);
    step.note(`Discord, Patreon and Nitrado, port ${options.ports.sandbox}`);
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
    await run.options.releaseSite?.();
    const part = run.start("The website", args, { ...run.env, NODE_ENV: dev ? "development" : "production" });
    await waitForAnswer(`${siteUrl(run.options)}/api/health`, part, dev ? 180_000 : 60_000);
    if (dev) return;
    const pages = await warmPages(folder, siteUrl(run.options), run.env.INTERNAL_SECRET ?? "");
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
    LIVE_PORT: String(options.ports.live),
    SANDBOX_STATE_FILE: join(options.home, "sandbox/state.json"),
  });
  const run = new Run(options, env);
  onRun?.(() => run.stop());
  try {
    // Two cores: the build needs no database and the demo community no build.
    const site = prepareSite(run);
    const database = options.kind === "local" ? startDatabase(run) : Promise.resolve();
    const sandbox = database.then(() => startSandbox(run));
    const data = prepareData(run, database, sandbox);
    await settleAll([database, sandbox, site, data]);
    await startBots(run);
    await startSite(run, await site);
    void refreshDemo(run, await site);
  } catch (error) {
    await run.stop();
    throw error;
  }
  return {
    siteUrl: siteUrl(options),
    sandboxUrl: options.kind === "local" ? `http://localhost:${options.ports.sandbox}` : undefined,
    livePort: options.ports.live,
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
