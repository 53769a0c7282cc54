import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/lib/ports";
import { BUILD, ROOT } from "../fixtures/house";

export interface BareSite {
  url: string;
  stop(): Promise<void>;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const ok = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No site answers at ${url}.`);
}

/**
 * The same build on the same database, with `proxy.ts` taken out of it. It believes itself to be at the address
 * of the site under test, so that sessions and the Origin check are the same.
 */
export async function startBareSite(): Promise<BareSite> {
  const folder = mkdtempSync(join(tmpdir(), "grizzly-bare-"));
  const skip = new Set([join(BUILD, "cache"), join(BUILD, "dev")]);
  cpSync(BUILD, join(folder, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !skip.has(source),
  });
  writeFileSync(
    join(folder, ".next/server/functions-config-manifest.json"),
    '{ "version": 1, "functions": {} }',
  );
  for (const name of ["node_modules", "public", "package.json", "next.config.ts", "lib"]) {
    symlinkSync(join(ROOT, name), join(folder, name));
  }
  const port = await freePort(3300);
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "start", folder, "-p", String(port), "-H", "127.0.0.1"], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port) },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  await answers(url).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, stop };
}
