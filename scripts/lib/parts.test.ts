import { expect, it } from "vitest";
import { PartFailure, runPart, startPart } from "./parts";
import { isAlive, waitForExit } from "./processes";

const part = (code: string) => ({
  name: "The thing",
  args: ["-e", code],
  env: { PATH: process.env.PATH ?? "", NODE_ENV: "test" },
  cwd: process.cwd(),
});

it("says how a part ended, with its last lines and what a person can do", async () => {
  await expect(runPart(part("console.error('write ENOSPC'); process.exit(3)"))).rejects.toThrow(
    "The thing ended with code 3. The disk is full: free some space and start again. Its last lines:\n    write ENOSPC",
  );
  const killed = runPart(part("process.kill(process.pid, 'SIGKILL')"));
  await expect(killed).rejects.toThrow("The thing was killed (SIGKILL");
  await expect(killed).rejects.toBeInstanceOf(PartFailure);
});

it("stops a part that does not listen, with its children", async () => {
  const lines: string[] = [];
  const deaf = startPart({
    ...part(
      "process.on('SIGTERM', () => 0); const c = require('child_process').spawn('sleep', ['300']); console.log(c.pid); setInterval(() => 0, 1000)",
    ),
    onLine: (line) => lines.push(line),
  });
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
  const child = Number(lines[0]);
  expect(isAlive(child)).toBe(true);
  await deaf.stop(200);
  expect(await deaf.exited).toMatchObject({ signal: "SIGKILL" });
  expect(await waitForExit(child, 5_000)).toBe(true);
});
