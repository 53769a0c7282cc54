import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { House } from "../lib/house";
import { ROOT } from "../lib/house-run";
import { buildSettings } from "../lib/local-settings";
import { type Part, startPart } from "../lib/parts";
import { buildHash, buildSite, isBuilt } from "../lib/site-build";
import { startStack } from "../lib/stack";
import { noProgress } from "../setup/progress.mjs";
import { type Count, checkCount, playwrightCount, vitestCount } from "./results";

const LOGS = join(ROOT, ".data/test");

export interface Outcome {
  count: Count;
  /** What to show when it failed. */
  output: string;
}

export interface Stage {
  name: string;
  title: string;
  run(filters: string[], note: (words: string) => void): Promise<Outcome>;
}

/** Everything that runs now, so that Ctrl-C can stop it. */
export const running = new Set<Pick<Part, "stop">>();

// Tests make their own databases; a real one that the shell happens to name is none of their business.
const { DATABASE_URL: _url, DATABASE_DIRECT_URL: _direct, ...shell } = process.env;

function environment(extra: Record<string, string> = {}): Record<string, string> {
  const base = Object.entries({ ...shell, ...extra }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  );
  return { NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", ...Object.fromEntries(base) };
}

async function execute(
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<[boolean, string]> {
  const lines: string[] = [];
  const logFile = join(LOGS, `${name}.log`);
  const part = startPart({ name, args, env, cwd: ROOT, logFile, onLine: (line) => lines.push(line) });
  running.add(part);
  const exit = await part.exited;
  running.delete(part);
  // What passed, and what Playwright begins, is in the log; here stands what went wrong.
  const telling = lines.filter((line) => !/^\s+✓ |^\[\d+\/\d+\] /.test(line));
  return [exit.code === 0, telling.slice(-300).join("\n")];
}

function check(name: string, title: string, args: () => string[]): Stage {
  return {
    name,
    title,
    run: async () => {
      const [succeeded, output] = await execute(name, args(), environment());
      return { count: checkCount(succeeded), output };
    },
  };
}

// Run by this Node itself: one process less than npx, and none of its lookups.
const bin = (name: string) => join(ROOT, "node_modules/.bin", name);
const ours = (path: string) => ["--import", "tsx", join(ROOT, path)];

export const CHECKS: Stage[] = [
  check("types", "types", () => [bin("tsc"), "--noEmit"]),
  check("lint", "lint and format", () => [bin("biome"), "check", "."]),
  check("structure", "structure rules", () => ours("scripts/check-structure.ts")),
  check("deps", "dependency rules", () => [
    bin("depcruise"),
    "--config",
    ".dependency-cruiser.cjs",
    "--no-progress",
    ".",
  ]),
  check("unused", "unused code", () => [bin("knip")]),
];

function vitest(name: string, title: string, env: Record<string, string>, files: () => string[]): Stage {
  return {
    name,
    title,
    run: async (filters) => {
      const report = join(LOGS, `${name}.json`);
      rmSync(report, { force: true });
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const args = [bin("vitest"), "run", ...reporters, ...(filters.length > 0 ? filters : files())];
      const [succeeded, output] = await execute(name, args, environment({ ...env, NODE_ENV: "test" }));
      return { count: vitestCount(report, succeeded), output };
    },
  };
}

// The suites that use a database run a second time through the driver that Neon needs.
function databaseSuites(): string[] {
  const tests = ["db", "features"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((path) => join(folder, String(path))),
  );
  const uses = (path: string) => readFileSync(join(ROOT, path), "utf8").includes("@/db/testing/database");
  return tests.filter((path) => path.endsWith(".test.ts") && uses(path));
}

export const UNIT = vitest("unit", "unit and database", {}, () => []);
export const NEON = vitest("neon", "database, Neon's driver", { DB_DRIVER: "neon" }, databaseSuites);

export const BUILD: Stage = {
  name: "build",
  title: "production build",
  run: async (_filters, note) => {
    const env = environment({ ...buildSettings(ROOT), NODE_ENV: "production" });
    const hash = buildHash(ROOT, env);
    if (isBuilt(ROOT, hash)) {
      note("unchanged");
      return { count: checkCount(true), output: "" };
    }
    const built = await buildSite(ROOT, hash, env, (part) => running.add(part)).then(
      () => "",
      (error: Error) => error.message,
    );
    return { count: checkCount(built === ""), output: built };
  },
};

export const ROUTES = check("routes", "pages of the build", () => ours("scripts/check-routes.ts"));

/**
 * The browser suites, on a production build with a database and a sandbox of their own. `prepare` starts that house
 * ahead: its demo community keeps one core for half a minute.
 */
export function browserStage(browser: () => Promise<string>): Stage & { prepare(): void } {
  let house: Promise<House> | undefined;
  const open = () => {
    mkdirSync(LOGS, { recursive: true });
    house ??= startStack({ seed: true, name: "e2e", progress: noProgress }).then((stack) => {
      running.add(stack);
      return stack;
    });
    return house;
  };
  return {
    name: "e2e",
    title: "browser suites",
    // Without a browser there is nobody to visit it. What goes wrong is told when the suites want it.
    prepare: () =>
      void browser()
        .then(open)
        .catch(() => undefined),
    run: async (filters, note) => {
      const executable = await browser();
      const stack = await open();
      try {
        const report = join(LOGS, "e2e.json");
        rmSync(report, { force: true });
        note(`on ${stack.siteUrl}`);
        const env = environment({
          ...stack.env,
          NODE_ENV: "test",
          CHROMIUM_PATH: executable,
          E2E_SITE_URL: stack.siteUrl,
          E2E_SANDBOX_URL: stack.sandboxUrl ?? "",
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        });
        const [succeeded, output] = await execute("e2e", [bin("playwright"), "test", ...filters], env);
        return { count: playwrightCount(report, succeeded), output };
      } finally {
        await stack.stop();
        running.delete(stack);
      }
    },
  };
}

/** Whether there are browser suites to run at all. */
export function hasBrowserSuites(): boolean {
  const folder = join(ROOT, "e2e");
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((path) => String(path).endsWith(".spec.ts"))
  );
}
