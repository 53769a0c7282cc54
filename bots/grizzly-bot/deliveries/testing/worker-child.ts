import { nitradoApi } from "@/features/nitrado/client";
import { lookAtAll } from "../tasks";

// The delivery worker as the bot has it, for tests that kill it: `worker-child.ts NITRADO_URL TOKEN BEGIN SPEED`.
const [url = "", token = "", begin = "", speed = ""] = process.argv.slice(2);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const api = nitradoApi({ url, token });
const ports = {
  now: () => new Date(Number(begin) + (Date.now() - Number(begin)) * Number(speed)),
  random: Math.random,
  nitrado: async () => api,
  // Long enough that many kills hit the moments that matter.
  reached: () => pause(Math.random() * 60),
};
console.log("ready");
for (;;) {
  await lookAtAll(`child:${process.pid}`, ports, new AbortController().signal);
  await pause(20);
}
