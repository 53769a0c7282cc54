import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install, isInstalled, locked, projectNode, SetupFailure } from "./install.mjs";
import { createProgress } from "./progress.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

async function prepare(dev) {
  const progress = createProgress();
  try {
    await locked(root, async () => {
      if (isInstalled(root, dev)) return;
      await progress.step("packages", (step) => install(root, step.note));
    });
  } finally {
    progress.close();
  }
  return projectNode(root);
}

/**
 * Installs what is missing, then runs a TypeScript program of ours on the project's own Node and ends as it ends.
 * The program holds the other end of a pipe (descriptor 3) and stops when this process is gone, however it went.
 */
export async function launch(program, args, { dev }) {
  const since = Date.now();
  let node;
  try {
    node = await prepare(dev);
  } catch (error) {
    console.error(error instanceof SetupFailure ? `\n${error.message}\n` : error);
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, ["--import", "tsx", join(root, program), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "pipe"],
    env: {
      ...process.env,
      GRIZZLY_LAUNCHED: String(since),
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH ?? ""}`,
    },
  });
  const pipe = child.stdio[3];
  pipe.on("error", () => undefined);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => pipe.write("stop\n"));
  const parent = process.ppid;
  // npm killed with -9 tells nobody; that its child now has another parent does.
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) pipe.write("stop\n");
  }, 500);
  child.once("error", (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.once("close", (code, signal) => {
    clearInterval(watch);
    pipe.destroy();
    if (signal)
      console.error(`Grizzly's supervisor was ended by ${signal}; what it had started is being stopped.`);
    process.exit(code ?? 1);
  });
}
