import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv as parseDotenv } from "node:util";
import { EnvError, parseEnv } from "@/lib/env";
import { onEndRequest } from "../lib/ending";
import { Explained } from "../lib/explained";
import { holdPort } from "../lib/hold";
import { startHouse } from "../lib/house";
import { type HouseOptions, ROOT } from "../lib/house-run";
import { PartFailure } from "../lib/parts";
import { freePort } from "../lib/ports";
import { claimPort } from "../lib/reach";
import { createProgress, elapsed } from "../setup/progress.mjs";
import { addresses } from "./addresses";

// Counted from the launcher, which may have installed the packages first.
const started = Number(process.env.GRIZZLY_LAUNCHED) || Date.now();
const dev = process.argv.includes("--dev");
const command = dev ? "npm run dev" : "npm start";
const progress = createProgress();
const HOUSE_FILE = join(ROOT, ".data/house.env");
let stopHouse: (() => Promise<void>) | undefined;
let ending = false;

// The command line tools read it, so that they find the database and the sandbox of the running house.
function writeHouseFile(env: Record<string, string>): void {
  const ours = Object.entries(env).filter(([name]) =>
    /^(DATABASE|SITE|LIVE|SANDBOX|DISCORD|PATREON|NITRADO|NEXTAUTH|INTERNAL|SECRETS)_/.test(name),
  );
  const lines = [["HOUSE_PID", process.pid], ...ours].map(([name, value]) => `${name}=${value}`);
  writeFileSync(HOUSE_FILE, `${lines.join("\n")}\n`, { mode: 0o600 });
}

// What is set in the shell goes over what stands in .env, as everywhere.
function settings(): Record<string, string | undefined> {
  const file = join(ROOT, ".env");
  const kept = existsSync(file) ? parseDotenv(readFileSync(file, "utf8")) : {};
  return { ...kept, ...process.env };
}

function port(env: Record<string, string | undefined>, name: string, fallback: number): number {
  const value = Number(env[name] || fallback);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new Explained(`${name} is ${env[name]}, which is no port. Use a number from 1 to 65535.`);
}

async function plan(): Promise<HouseOptions> {
  const env = settings();
  const own = Boolean(env.DATABASE_URL);
  if (!own && env.DISCORD_CLIENT_ID) {
    throw new Explained(
      "DISCORD_CLIENT_ID is set but DATABASE_URL is not. Set both to run with your own services, or neither to run on this machine alone.",
    );
  }
  if (own) parseEnv(env);
  const site = await claimPort("PORT", port(env, "PORT", 3000), command);
  const sandbox = own ? 0 : await claimPort("SANDBOX_PORT", port(env, "SANDBOX_PORT", 3999), command);
  // One that a person chose must be free, and so must the one that a proxy of their own leads to.
  const live =
    own || env.LIVE_PORT
      ? await claimPort("LIVE_PORT", port(env, "LIVE_PORT", site + 1), command)
      : await freePort(site + 1 === sandbox ? sandbox + 1 : site + 1);
  return {
    ports: { site, sandbox, live, postgres: env.POSTGRES_PORT ? port(env, "POSTGRES_PORT", 0) : undefined },
    releaseSite: (await holdPort(site)).release,
    kind: own ? "own" : "local",
    home: join(ROOT, ".data"),
    throwaway: false,
    seed: !own,
    build: true,
    bots: true,
    dev,
    // Beside a sandbox anyone may sign in as anyone, so nobody else may reach the site.
    host: own ? env.HOST || "0.0.0.0" : "127.0.0.1",
    env,
    progress,
    onLine:
      dev || process.argv.includes("--verbose")
        ? (part, line) => progress.say(`${part} | ${line}`)
        : undefined,
    onDeath: ({ message }) => void end(1, `\n${message}\n\nThe rest cannot go on without it. Stopping …`),
  };
}

async function end(code: number, words: string): Promise<never> {
  if (ending) return new Promise(() => undefined);
  ending = true;
  progress.say(words);
  rmSync(HOUSE_FILE, { force: true });
  await stopHouse?.();
  progress.close();
  process.exit(code);
}

function onStopRequest(): void {
  if (ending && Date.now() - firstRequest > 1500) process.exit(1);
  if (!ending) firstRequest = Date.now();
  void end(0, "\nStopping …").catch(() => process.exit(1));
}
let firstRequest = 0;

onEndRequest(onStopRequest);
try {
  progress.say(`Grizzly · ${dev ? "development" : "production"} · Node ${process.versions.node}\n`);
  const options = await plan();
  const house = await startHouse(options, (stop) => {
    stopHouse = stop;
  });
  if (options.kind === "local") writeHouseFile(house.env);
  progress.say(addresses(house, elapsed(Date.now() - started)));
} catch (error) {
  const words =
    error instanceof Explained || error instanceof EnvError || error instanceof PartFailure
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  if (!ending) await end(1, `\n${words}\n`);
}
