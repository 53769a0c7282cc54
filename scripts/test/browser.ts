import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Explained } from "../lib/explained";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
];

function runs(path: string): boolean {
  // Ubuntu's chromium-browser may be a stub that only asks for a snap, so it is tried and not just found.
  return spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

function inPath(name: string): string | undefined {
  const found = spawnSync("/bin/sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function onMachine(): string | undefined {
  const paths = [...NAMES.map(inPath), ...PLACES.filter((path) => existsSync(path))];
  return paths.find((path): path is string => path !== undefined && runs(path));
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return path && existsSync(path) && runs(path) ? path : undefined;
}

/** Runs a command to its end; answers whether it succeeded. */
function execute(command: string[], env: Record<string, string>, timeoutMs: number): Promise<boolean> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: "ignore",
      env: { ...process.env, ...env },
      timeout: timeoutMs,
    });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

const apt = (name: string): string[][] => {
  const quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"];
  return [
    [...quiet, "update"],
    [...quiet, "-y", "install", "--no-install-recommends", name],
  ];
};

const MANAGERS: [program: string, commands: string[][]][] = [
  ["apt-get", apt("chromium")],
  ["dnf", [["dnf", "-y", "-q", "install", "chromium"]]],
  ["apk", [["apk", "add", "--no-cache", "chromium"]]],
  ["pacman", [["pacman", "-Sy", "--noconfirm", "--needed", "chromium"]]],
  ["zypper", [["zypper", "--non-interactive", "install", "chromium"]]],
];

async function installed(commands: readonly string[][], timeoutMs = 300_000): Promise<boolean> {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  let done = true;
  for (const command of commands)
    done = await execute([...asRoot, ...command], { DEBIAN_FRONTEND: "noninteractive" }, timeoutMs);
  return done;
}

async function fromSystem(): Promise<boolean> {
  const manager = MANAGERS.find(([program]) => inPath(program));
  return manager ? installed(manager[1]) : false;
}

/**
 * A Chromium that runs on this machine: the one that `CHROMIUM_PATH` names, one that is installed, Playwright's own
 * (fetched if need be), or one from the system's package manager where this user may use it.
 * @param note receives what is being done, for people who wait
 * @throws Explained when none can be had
 */
export async function findBrowser(note: (words: string) => void): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Explained(
      `CHROMIUM_PATH is ${named}, which does not run. Set it to a Chromium or Chrome that does, or unset it.`,
    );
  }
  const there = onMachine() ?? playwrightsOwn();
  if (there) return there;
  note("fetching Playwright's Chromium");
  const fetchOwn = [process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"];
  await execute(fetchOwn, { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" }, 240_000);
  const fetched = playwrightsOwn();
  if (fetched) return fetched;
  note("installing Chromium with the system's package manager");
  await fromSystem();
  const got = onMachine() ?? playwrightsOwn();
  if (got) return got;
  throw new Explained(
    "The browser suites need Chromium, and none could be fetched or installed. Install Chromium or Chrome (on Debian: " +
      "apt-get install chromium), or set CHROMIUM_PATH to one, then run npm test again.",
  );
}

const SHELL = "chromium-headless-shell";

function shellOnMachine(): string | undefined {
  const paths = [inPath(SHELL), `/usr/lib/chromium/${SHELL}`];
  return paths.find((path): path is string => path !== undefined && existsSync(path) && runs(path));
}

/**
 * As {@link findBrowser}, for tests that nobody watches: Chromium without a window to paint takes a quarter less time
 * for the same pages (measured). It is Debian's package, so root on such a machine gets it; all others test with what
 * they have.
 */
export async function findTestBrowser(note: (words: string) => void): Promise<string> {
  if (process.env.CHROMIUM_PATH) return findBrowser(note);
  const there = shellOnMachine();
  if (there) return there;
  if (process.getuid?.() === 0 && inPath("apt-get")) {
    note("installing Chromium without its window");
    await installed(apt(SHELL), 120_000);
  }
  return shellOnMachine() ?? findBrowser(note);
}
