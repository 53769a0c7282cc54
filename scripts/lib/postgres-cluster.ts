import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Explained } from "./explained";
import { type Binaries, CLUSTER_ENV } from "./postgres-binaries";
import type { Runner } from "./postgres-place";

export const OWNER = "grizzly";
export const DATABASE = "grizzly";

function secretFile(path: string, text: string, runner: Runner | undefined): void {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
  if (runner) chownSync(path, runner.ids.uid, runner.ids.gid);
}

/** What Postgres said, as a sentence, where the cause is one that a person can remove. */
export function explainOutput(output: string, place: string): Explained {
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return new Explained(
      `The disk is full: Postgres could not write to ${place}. Free some space and start again.`,
    );
  }
  if (/Read-only file system|Permission denied/i.test(output)) {
    return new Explained(
      `Postgres may not write to ${place}. Check who owns it, or start over with: npm run reset`,
    );
  }
  if (/could not (create|map).*shared memory|Cannot allocate memory/i.test(output)) {
    return new Explained(
      "Postgres found too little memory. Stop other programs, or give the machine more, and start again.",
    );
  }
  if (/incompatible with server|not compatible with this version/i.test(output)) {
    return new Explained(
      `The database in ${place} was made by another version of Postgres. Start over with: npm run reset`,
    );
  }
  const last = output.trim().split("\n").slice(-8).join("\n");
  return new Explained(`Postgres did not start. Its last words:\n${last}`);
}

function run(program: string, args: string[], runner: Runner | undefined, place: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runner?.ids,
      cwd: place,
      env: CLUSTER_ENV,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output += String(chunk)));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(explainOutput(output, place))));
  });
}

// `postgres --single` runs SQL without a server, a port or a client library.
function sqlOffline(binaries: Binaries, cluster: string, runner: Runner | undefined, lines: string[]): void {
  const done = spawnSync(binaries.postgres, ["--single", "-D", cluster, "-F", "postgres"], {
    ...runner?.ids,
    cwd: cluster,
    env: CLUSTER_ENV,
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
  });
  if (done.status !== 0 || /^\S.*\b(ERROR|FATAL|PANIC):/m.test(done.stderr))
    throw explainOutput(done.stderr, cluster);
}

export interface Cluster {
  folder: string;
  ownerPassword: string;
}

/**
 * Makes the cluster in `place` unless it is there: UTF-8 with the built-in C.UTF-8 order (Neon's default, the same on
 * every machine), and an owner with the attributes that Neon gives: no superuser, but CREATEROLE and BYPASSRLS.
 * A first start that was cut off leaves only `cluster.new`, which the next one throws away.
 */
export async function ensureCluster(
  place: string,
  binaries: Binaries,
  runner: Runner | undefined,
  durable: boolean,
): Promise<Cluster & { created: boolean }> {
  const folder = join(place, "cluster");
  const passwordFile = join(place, "password");
  if (existsSync(folder)) {
    return { folder, ownerPassword: readFileSync(passwordFile, "utf8").trim(), created: false };
  }
  const fresh = join(place, "cluster.new");
  rmSync(fresh, { recursive: true, force: true });
  const ownerPassword = randomBytes(18).toString("base64url");
  const superPassword = join(place, "superuser-password");
  secretFile(superPassword, `${randomBytes(18).toString("base64url")}\n`, runner);
  secretFile(passwordFile, `${ownerPassword}\n`, runner);
  const args = [
    `--pgdata=${fresh}`,
    "--username=postgres",
    `--pwfile=${superPassword}`,
    "--auth=scram-sha-256",
  ];
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (!durable) args.push("--no-sync");
  await run(binaries.initdb, args, runner, place);
  sqlOffline(binaries, fresh, runner, [
    `create role ${OWNER} login createdb createrole bypassrls password '${ownerPassword}'`,
    `create database ${DATABASE} owner ${OWNER}`,
  ]);
  renameSync(fresh, folder);
  return { folder, ownerPassword, created: true };
}
