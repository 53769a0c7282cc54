import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Exit } from "./embedded-postgres";
import { forget, stopWithMe } from "./guard";

/** A process of the house that the supervisor started, with everything that it starts itself. */
export interface Part {
  name: string;
  pid: number;
  /** Settles when the process has ended, asked or not. */
  exited: Promise<Exit>;
  lastLines(): string;
  /** TERM to the whole group; KILL to what is left after `patienceMs`. Repeated calls are one. */
  stop(patienceMs?: number): Promise<void>;
}

export interface PartOptions {
  /** For people: "the website". */
  name: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** Everything it prints goes there as well. */
  logFile?: string;
  /** Called for each line that it prints. */
  onLine?: (line: string) => void;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/** How a process ended, in words: "was killed (SIGKILL)", "ended with code 1". */
export function describeExit({ code, signal }: Exit): string {
  if (signal === "SIGKILL") return "was killed (SIGKILL: by hand, or because the machine ran out of memory)";
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

/** Starts a program on the Node that runs this, in a process group of its own. */
export function startPart(options: PartOptions): Part {
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd,
    env: options.env as NodeJS.ProcessEnv,
    // Its own group: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const tail: string[] = [];
  if (options.logFile) mkdirSync(dirname(options.logFile), { recursive: true });
  const log = options.logFile ? createWriteStream(options.logFile, { flags: "w" }) : undefined;
  // A full disk must not end the house because of a log.
  log?.on("error", () => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.on("data", (chunk: Buffer) => {
      log?.write(chunk);
      const lines = (rest + chunk.toString()).split("\n");
      rest = (lines.pop() ?? "").slice(-10_000);
      for (const line of lines) {
        options.onLine?.(line);
        if (line.trim() && !/^\s+at <unknown>/.test(line)) tail.push(line);
      }
      tail.splice(0, Math.max(0, tail.length - 25));
    });
  }
  const pid = child.pid ?? 0;
  let ended = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once("error", (error) => {
      tail.push(error.message);
      resolve({ code: 127, signal: null });
    });
    // "exit" and not "close": a grandchild that holds the pipe must not hide the death.
    child.once("exit", (code, signal) => setTimeout(() => resolve({ code, signal }), 20));
  }).then((exit) => {
    ended = true;
    if (pid) {
      signalGroup(pid, "SIGKILL");
      forget(-pid);
    }
    log?.end();
    return exit;
  });
  if (pid) stopWithMe(-pid, "TERM");
  let stopping: Promise<void> | undefined;
  const stop = async (patienceMs: number) => {
    if (ended || !pid) return;
    signalGroup(pid, "SIGTERM");
    const late = new Promise((resolve) => setTimeout(resolve, patienceMs, "late").unref());
    if ((await Promise.race([exited, late])) === "late") {
      signalGroup(pid, "SIGKILL");
      await exited;
    }
  };
  return {
    name: options.name,
    pid,
    exited,
    lastLines: () => tail.join("\n"),
    stop: (patienceMs = 8_000) => {
      stopping ??= stop(patienceMs);
      return stopping;
    },
  };
}

/** Runs a program to its end. @throws Error with its last lines if it fails */
export async function runPart(options: PartOptions, track?: (part: Part) => void): Promise<void> {
  const part = startPart(options);
  track?.(part);
  const exit = await part.exited;
  if (exit.code !== 0) throw new PartFailure(options.name, exit, part.lastLines(), options.logFile);
}

// Causes that a person can remove, told before the lines that a machine wrote.
function hint(tail: string): string {
  if (/ENOSPC|No space left on device/i.test(tail))
    return " The disk is full: free some space and start again.";
  if (/heap out of memory|Cannot allocate memory/i.test(tail)) {
    return " There was too little memory: stop other programs and start again.";
  }
  return "";
}

/** A part that ended though it should not have, or with an error. */
export class PartFailure extends Error {
  override name = "PartFailure";
  constructor(
    readonly part: string,
    readonly exit: Exit,
    readonly tail: string,
    readonly logFile?: string,
  ) {
    const lines = tail ? ` Its last lines:\n${tail.replace(/^/gm, "    ")}` : "";
    super(`${part} ${describeExit(exit)}.${hint(tail)}${lines}${logFile ? `\nAll of them: ${logFile}` : ""}`);
  }
}
