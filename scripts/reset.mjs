#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = join(root, ".data");
const sure = process.argv.includes("--yes") || process.argv.includes("-y");

// The database may be kept elsewhere, where the user that runs it can reach it.
function databasePlace() {
  const path = join(data, "postgres");
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isSymbolicLink() ? readlinkSync(path) : path;
}

/** The process that uses the database now: the supervisor, or a Postgres that outlived it. */
function user(place) {
  const lock = join(place, "cluster/postmaster.pid");
  if (!existsSync(lock)) return undefined;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  try {
    if (pid > 0) execFileSync("kill", ["-0", String(pid)], { stdio: "ignore" });
    const command = existsSync(`/proc/${pid}/cmdline`)
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes(place) ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function main() {
  if (!existsSync(data) && !existsSync(join(root, ".next"))) {
    console.log("There is nothing to remove: this checkout has no local data.");
    return 0;
  }
  const place = databasePlace();
  const pid = user(place);
  if (pid) {
    console.error(
      `Grizzly is running from this checkout (its database is process ${pid}). Stop it first with Ctrl-C.`,
    );
    return 1;
  }
  console.log("This removes from this machine, and nothing else:");
  const lines = [
    [existsSync(place), `the local database with the demo community and all that was done in it (${place})`],
    [existsSync(join(data, "sandbox")), "the sandbox's state: pledges, posts, who is signed in"],
    [existsSync(join(data, "local.env")), "the secrets made for this machine (.data/local.env)"],
    [existsSync(join(root, ".next")), "the build of the website (.next), made again at the next start"],
    [existsSync(data) && readdirSync(data).length > 0, "logs and what tests left behind (.data)"],
  ];
  for (const [there, words] of lines) if (there) console.log(`  - ${words}`);
  console.log("A database that DATABASE_URL names is not touched. Installed packages stay.\n");
  if (!sure) {
    if (!process.stdin.isTTY) {
      console.error("Nothing was removed. To go ahead without being asked: npm run reset -- --yes");
      return 1;
    }
    const ask = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await ask.question("Remove it? Type yes: ").catch(() => "");
    ask.close();
    if (answer.trim().toLowerCase() !== "yes") {
      console.log("Nothing was removed.");
      return 0;
    }
  }
  try {
    for (const path of [place, data, join(root, ".next")]) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    console.error(
      `${error.path ?? data} could not be removed (${error.code}). It belongs to another user: run this as root, or as that user.`,
    );
    return 1;
  }
  console.log("Removed. npm start begins anew.");
  return 0;
}

process.exitCode = await main();
