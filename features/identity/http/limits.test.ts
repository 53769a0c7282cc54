import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "../testing/browser";

const SITE = fileURLToPath(new URL("../testing/limited-site.ts", import.meta.url));
const MAX = 60;
const running = new Set<ChildProcess>();
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase({ max: 2 });
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await t.close();
});

interface Site {
  url: string;
  kill(): Promise<void>;
}

/** A website in a process of its own; a proxy of ours stands before it. */
async function site(): Promise<Site> {
  const child = spawn(process.execPath, ["--import", "tsx", SITE, t.url, String(MAX)], {
    env: {
      ...process.env,
      ...sandboxEnv("http://localhost:3000", "http://127.0.0.1:1"),
      TRUSTED_PROXY_HOPS: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      running.delete(child);
    },
  };
}

/** Asks in turns, so many at once. @returns how many were let through */
async function ask(
  sites: readonly Site[],
  count: number,
  forwarded: (nr: number) => string,
): Promise<number> {
  let through = 0;
  let next = 0;
  const one = async () => {
    for (let nr = next++; nr < count; nr = next++) {
      const to = sites[nr % sites.length];
      const { status } = await fetch(`${to?.url}/x`, { headers: { "x-forwarded-for": forwarded(nr) } });
      if (status === 200) through++;
      else expect(status).toBe(429);
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
  return through;
}

it("hold over two websites, after one was killed and started anew, and whatever a client claims to be", async () => {
  const [one, two] = await Promise.all([site(), site()]);
  // The last entry is what our own proxy saw; the client wrote the others.
  const claimed = (nr: number) => `198.51.100.${nr % 250}, 2001:db8:${nr}::1, 203.0.113.77`;
  expect(await ask([one, two], 3 * MAX, claimed)).toBe(MAX);
  const [, three] = await Promise.all([one.kill(), site()]);
  expect(await ask([two, three], 20, claimed)).toBe(0);
}, 60_000);
