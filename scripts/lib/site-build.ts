import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Part, runPart } from "./parts";

// What the website is built from is everything but this: what only runs beside it, and what is not code.
const NOT_BUILT = new Set([
  ...[
    "node_modules",
    ".git",
    ".next",
    ".data",
    ".github",
    ".ci",
    "docs",
    "e2e",
    "bench",
    "bots",
    "sandbox",
    "scripts",
  ],
  ...[
    "test-results",
    "playwright-report",
    "coverage",
    "next-env.d.ts",
    "playwright.config.ts",
    "vitest.config.ts",
  ],
  ...["biome.json", "knip.json", ".env", ".env.local", ".env.example", ".gitignore", "package.json"],
]);

function* inputs(folder: string, prefix = ""): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (prefix === "" && NOT_BUILT.has(entry.name)) continue;
    if (/\.(md|tsbuildinfo|log)$|\.test\.tsx?$/.test(entry.name)) continue;
    if (entry.isDirectory()) yield* inputs(join(folder, entry.name), `${path}/`);
    else if (entry.isFile()) yield path;
  }
}

/** A fingerprint of everything that the website is built from: code, lockfile, Node's version, its own address. */
export function buildHash(root: string, env: Record<string, string | undefined>): string {
  const hash = createHash("sha256").update(process.version);
  for (const name of Object.keys(env).sort()) {
    if (name === "SITE_URL" || name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${env[name]}\0`);
  }
  for (const path of inputs(root))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

const STAMP = ".next/grizzly-build";

/** Whether `.next` holds a finished build of this hash. */
export function isBuilt(root: string, hash: string): boolean {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/** Builds the website into `.next`. The stamp is written last, so a build that was cut off is done again. */
export async function buildSite(
  root: string,
  hash: string,
  env: Record<string, string>,
  track?: (part: Part) => void,
): Promise<void> {
  rmSync(join(root, STAMP), { force: true });
  const args = [join(root, "node_modules/next/dist/bin/next"), "build"];
  const logFile = join(root, ".data/logs/build.log");
  const tsconfig = join(root, "tsconfig.json");
  const before = readFileSync(tsconfig);
  try {
    await runPart({ name: "The build of the website", args, env, cwd: root, logFile }, track);
  } finally {
    // Next writes its own wishes into it; a start leaves the checkout as it found it.
    if (!readFileSync(tsconfig).equals(before)) writeFileSync(tsconfig, before);
  }
  writeFileSync(join(root, STAMP), hash);
}

/**
 * Copies the build to `folder` and makes that a place from which `next start` can serve. Next writes the pages that it
 * revalidates into the build, and those of one database must not show up over another.
 */
export function copyBuild(root: string, hash: string, folder: string): void {
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["node_modules", "public", "package.json", "next.config.ts", "lib"]) {
    if (existsSync(join(root, name))) symlinkSync(join(root, name), join(folder, name));
  }
  const skip = new Set([join(root, ".next/cache"), join(root, ".next/dev"), join(root, STAMP)]);
  cpSync(join(root, ".next"), join(folder, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !skip.has(source),
  });
  writeFileSync(stamp, hash);
}
