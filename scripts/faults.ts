import { spawn } from "node:child_process";
import { rawEnv } from "@/lib/env";

// The suites that kill processes at random points, as often as it takes to be sure: `npm run faults -- 200`.
const kills = process.argv[2] ?? "100";
if (!/^[1-9]\d*$/.test(kills)) {
  console.error("Usage: npm run faults -- [HOW OFTEN EACH PROCESS IS KILLED, 100 unless told]");
  process.exit(2);
}
const env = { ...rawEnv(), KILLS: kills, NODE_ENV: "test" } as const;
const vitest = ["node_modules/vitest/vitest.mjs", "run", "kill.test"];
spawn(process.execPath, vitest, { env, stdio: "inherit" }).once("exit", (code) => process.exit(code ?? 1));
