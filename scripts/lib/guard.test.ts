import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isAlive, waitForExit } from "./processes";

/** A process that starts a group with a grandchild, puts it under guard, says both ids, and waits. */
function owner(folder: string) {
  const code = `
    import { spawn } from "node:child_process";
    import { removeWithMe, stopWithMe } from "@/scripts/lib/guard";
    const child = spawn("/bin/sh", ["-c", "sleep 300 & echo $!; wait"], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    stopWithMe(-child.pid, "TERM");
    removeWithMe(${JSON.stringify(folder)});
    child.stdout.once("data", (line) => console.log(child.pid + " " + line));
    setInterval(() => undefined, 1000);
  `;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

it("stops a whole group and removes its folder when the owner is killed with -9", async () => {
  const folder = mkdtempSync(join(tmpdir(), "grizzly-guard-"));
  const parent = owner(folder);
  const [child = 0, grandchild = 0] = await new Promise<number[]>((resolve) =>
    parent.stdout.once("data", (line) => resolve(String(line).trim().split(" ").map(Number))),
  );
  expect([isAlive(child), isAlive(grandchild), existsSync(folder)]).toEqual([true, true, true]);
  parent.kill("SIGKILL");
  expect(await waitForExit(child, 5_000)).toBe(true);
  expect(await waitForExit(grandchild, 5_000)).toBe(true);
  await expect.poll(() => existsSync(folder), { timeout: 5_000 }).toBe(false);
});
