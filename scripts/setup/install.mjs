import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** A failure whose message is a sentence for people. The set-up has no packages yet, so it cannot share the other one. */
export class SetupFailure extends Error {}

const STAMP = "node_modules/.grizzly-install";

function wanted(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}`;
}

function packages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}

// npm writes its own record last, so a record that agrees with the lockfile is a finished install.
function recordAgrees(root, dev) {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const there = packages(record);
  return Object.entries(packages(join(root, "package-lock.json"))).every(([path, entry]) => {
    const found = there[path];
    if (found) return found.version === entry.version;
    return path === "" || entry.optional || entry.peer || (!dev && entry.dev) || entry.devOptional;
  });
}

/** Whether node_modules holds what the lockfile says. `dev`: with what only tests need. */
export function isInstalled(root, dev) {
  const stamp = join(root, STAMP);
  const key = `${wanted(root)}${dev ? " dev" : ""}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(key)) return true;
  if (!recordAgrees(root, dev)) return false;
  writeFileSync(stamp, key);
  return true;
}

function explain(output, root) {
  if (/ENOSPC/.test(output)) return "The disk is full. Free about 2 GB and start again.";
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `No permission to write ${join(root, "node_modules")}. Run this as the user who owns the checkout, or chown -R it.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(output)) {
    return "npm could not reach its registry. Check the network (or npm's proxy settings) and start again.";
  }
  if (/EUSAGE/.test(output)) {
    return "package.json and package-lock.json do not agree. Undo the change to them, or run npm install, then start again.";
  }
  return "npm ci failed.";
}

// Under `npm start` the same npm installs; else the one in the PATH.
function npm() {
  const cli = process.env.npm_execpath;
  // Not this process's own Node: that may be the one in node_modules, which npm ci removes first.
  if (cli && /npm-cli\.c?js$/.test(cli)) return [process.env.npm_node_execpath || process.execPath, [cli]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}

/** Installs exactly what the lockfile says. @throws SetupFailure */
export async function install(root, note) {
  const disk = statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (free < 1.5e9) {
    throw new SetupFailure(
      `Only ${(free / 1e9).toFixed(1)} GB are free on this disk, and the packages with the build need about 1.5 GB. Free some space and start again.`,
    );
  }
  const count = Object.keys(packages(join(root, "package-lock.json"))).length;
  note(`up to ${count} from the lockfile`);
  const [command, args] = npm();
  const child = spawn(
    command,
    [
      ...args,
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--no-progress",
      "--loglevel=error",
    ],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "development" } },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(
        new SetupFailure(
          error.code === "ENOENT"
            ? "npm was not found. Install Node with npm from https://nodejs.org."
            : error.message,
        ),
      ),
    );
    child.once("close", resolve);
  });
  if (code !== 0) {
    const tail = output.trim().split("\n").slice(-15).join("\n");
    throw new SetupFailure(`${explain(output, root)}\n\nWhat npm said:\n${tail}`);
  }
  writeFileSync(join(root, STAMP), `${wanted(root)} dev`);
}

function runs(node) {
  const tried = spawnSync(node, ["--version"], { encoding: "utf8" });
  return tried.status === 0 && Number(tried.stdout.slice(1).split(".")[0]) >= 24;
}

/** The project's own Node, from npm. @throws SetupFailure where it does not run and this one is older */
export function projectNode(root) {
  const own = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  if (runs(own)) return own;
  // Some npm set-ups run no install scripts, and this package fetches its program in one.
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
    cwd: join(root, "node_modules/node"),
    stdio: "ignore",
  });
  if (runs(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new SetupFailure(
    `The Node 24 that comes with the packages does not run on this machine (${process.platform} ${process.arch}). ` +
      "Install Node 24 yourself from https://nodejs.org, then start again.",
  );
}

function explainFolder(error, folder) {
  if (error.code === "ENOSPC") return new SetupFailure("The disk is full. Free about 2 GB and start again.");
  return new SetupFailure(
    `No permission to write in ${folder}. Run this as the user who owns the checkout, or give it to you with chown -R.`,
  );
}

/** Lets one process install at a time. Whoever holds the lock touches it every second; one gone still is nobody's. */
export async function locked(root, run) {
  const folder = join(root, ".data");
  const lock = join(folder, "install.lock");
  for (;;) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw explainFolder(error, folder);
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 5000) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  const touch = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  try {
    return await run();
  } finally {
    clearInterval(touch);
    rmSync(lock, { force: true });
  }
}
