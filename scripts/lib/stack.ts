import { rmSync } from "node:fs";
import { join } from "node:path";
import { createProgress, type Progress } from "../setup/progress.mjs";
import { holdPort } from "./hold";
import { type House, startHouse } from "./house";
import { ROOT } from "./house-run";
import { freePort } from "./ports";

export interface StackOptions {
  ports?: { site?: number; sandbox?: number; live?: number; postgres?: number };
  /** Fill the demo community. */
  seed: boolean;
  /** Build if the code changed; without it the build in `.next` is taken as it is. */
  build?: boolean;
  /** Run the bots too; default yes. */
  bots?: boolean;
  /** Further settings for all parts. */
  env?: Record<string, string>;
  /** Names the folder under `.data/stacks`; stacks that run at the same time need different names. */
  name?: string;
  progress?: Progress;
}

/**
 * A house of its own for browser tests, benches and pictures: a production build on free ports, with a throwaway
 * database and a sandbox that nobody else touches. Call `stop()`; it also goes with this process.
 */
export async function startStack(options: StackOptions): Promise<House> {
  const home = join(ROOT, ".data/stacks", options.name ?? "default");
  rmSync(join(home, "sandbox"), { recursive: true, force: true });
  rmSync(join(home, "site"), { recursive: true, force: true });
  // Anywhere, so that several stacks that start at once do not all want the same ports.
  const anywhere = 20_000 + 2 * Math.floor(Math.random() * 5_000);
  const site = await holdPort(options.ports?.site ?? (await freePort(anywhere)));
  const sandbox = options.ports?.sandbox ?? (await freePort(site.port + 1));
  const live = options.ports?.live ?? (await freePort(sandbox + 1));
  return startHouse({
    ports: { site: site.port, sandbox, live, postgres: options.ports?.postgres },
    releaseSite: site.release,
    kind: "local",
    home,
    throwaway: true,
    seed: options.seed,
    build: options.build ?? true,
    bots: options.bots ?? true,
    dev: false,
    host: "127.0.0.1",
    env: { ...process.env, DATABASE_URL: undefined, ...options.env },
    progress: options.progress ?? createProgress(process.stderr),
  });
}
