import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Explained, explainDisk } from "./explained";

/** The user that Postgres runs as where this process is root; Postgres itself refuses to run as root. */
export interface Runner {
  name: string;
  ids: { uid: number; gid: number };
}

function id(flag: "-u" | "-g" | "-nu", user: string): string | undefined {
  try {
    return execFileSync("id", [flag, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

function runnerNamed(user: string): Runner | undefined {
  const uid = Number(id("-u", user) ?? 0);
  if (uid === 0) return undefined;
  return { name: id("-nu", user) ?? user, ids: { uid, gid: Number(id("-g", user) ?? uid) } };
}

/**
 * Who runs Postgres: nobody else (undefined) for an ordinary user; for root the owner of existing data, else the owner
 * of the checkout, else the machine's `postgres`, else `nobody`.
 * @throws Explained when the data belong to another ordinary user
 */
export function chooseRunner(dataDir: string): Runner | undefined {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const owner = existsSync(join(dataDir, "cluster")) ? statSync(join(dataDir, "cluster")).uid : undefined;
  if (self !== 0) {
    if (owner === undefined || owner === self) return undefined;
    const name = id("-nu", String(owner)) ?? `user ${owner}`;
    throw new Explained(
      `The database in ${dataDir} belongs to ${name}. Start as that user or as root, or remove it as root with: npm run reset`,
    );
  }
  if (owner) return runnerNamed(String(owner));
  const checkout = statSync(dirname(dirname(dataDir))).uid;
  const runner =
    (checkout !== 0 && runnerNamed(String(checkout))) || runnerNamed("postgres") || runnerNamed("nobody");
  if (runner) return runner;
  throw new Explained(
    "Postgres does not run as root, and this machine has no user postgres or nobody. Make one: useradd postgres",
  );
}

// Tried, not computed: access lists, mount options and network disks have rules of their own.
function canHold(folder: string, runner: Runner | undefined): boolean {
  chmodSync(folder, 0o700);
  if ((statSync(folder).mode & 0o077) !== 0) return false;
  if (!runner) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" && [ -w . ]', "sh", folder], { ...runner.ids, cwd: "/" }).status ===
    0
  );
}

function make(folder: string, runner: Runner | undefined): boolean {
  const parent = dirname(folder);
  if (!existsSync(parent)) {
    mkdirSync(parent, { recursive: true });
    // A strict umask would shut out the runner; what is secret in there has its own mode.
    if (runner) chmodSync(parent, 0o711);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runner) chownSync(folder, runner.ids.uid, runner.ids.gid);
  return canHold(folder, runner);
}

function elsewhere(dataDir: string, runner: Runner | undefined): string {
  const checkout = dirname(dirname(dataDir));
  const key = `${basename(checkout)}-${createHash("sha256").update(checkout).digest("hex").slice(0, 8)}-`;
  const bases = runner
    ? ["/var/lib/grizzly", tmpdir(), "/tmp"]
    : [join(homedir(), ".local/share/grizzly"), tmpdir()];
  for (const base of bases) {
    try {
      if (!existsSync(base)) mkdirSync(base, { recursive: true, mode: 0o755 });
      const folder = mkdtempSync(join(base, key.replace(/[^\w.-]/g, "_")));
      if (make(folder, runner)) return folder;
      rmSync(folder, { recursive: true });
    } catch {
      // The next one may do.
    }
  }
  throw new Explained(
    `No folder found where Postgres may keep its data${runner ? ` as ${runner.name}` : ""}: tried ${dataDir}, ${bases.join(", ")}. ` +
      "Put the checkout where other users can enter, for example under /srv, and start again.",
  );
}

/**
 * The folder that holds the database: `dataDir` itself where `runner` can reach it. Else a folder of our own under
 * /var/lib/grizzly (or the home, or the temporary folder), and `dataDir` becomes a symbolic link to it.
 * @throws Explained when no place can be written
 */
export function resolvePlace(dataDir: string, runner: Runner | undefined): string {
  try {
    if (lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink()) {
      const target = readlinkSync(dataDir);
      if (existsSync(target) && canHold(target, runner)) return target;
      if (existsSync(target))
        throw new Explained(`${dataDir} leads to ${target}, which cannot be used. Run: npm run reset`);
      rmSync(dataDir);
    }
    const made = !existsSync(dataDir);
    if (make(dataDir, runner)) return realpathSync(dataDir);
    if (!made && existsSync(join(dataDir, "cluster"))) {
      throw new Explained(
        `The database in ${dataDir} cannot be reached by ${runner?.name ?? "this user"}. Run: npm run reset`,
      );
    }
    rmSync(dataDir, { recursive: true });
    const folder = elsewhere(dataDir, runner);
    symlinkSync(folder, dataDir);
    return folder;
  } catch (error) {
    throw explainDisk(error, dataDir);
  }
}

/** A fresh folder in the temporary folder that `runner` can write; the caller removes it. */
export function temporaryPlace(runner: Runner | undefined): string {
  for (const base of [tmpdir(), "/var/tmp", "/tmp"]) {
    const folder = mkdtempSync(join(base, "grizzly-pg-"));
    if (make(folder, runner)) return folder;
    rmSync(folder, { recursive: true });
  }
  throw new Explained(
    `Postgres cannot write to ${tmpdir()}. Set TMPDIR to a folder that every user may enter.`,
  );
}
