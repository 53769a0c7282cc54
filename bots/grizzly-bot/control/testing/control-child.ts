import { withSystem } from "@/db/context";
import { nitradoApi } from "@/features/nitrado/client";
import { dueServers } from "@/features/nitrado/control/data/due";
import type { InContext } from "../../../runtime/lease";
import { serverControl } from "../serve";

// Server control as the bot has it, for tests that kill it: `control-child.ts NITRADO_URL`, with the bot's environment.
const [url = ""] = process.argv.slice(2);
const inContext: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);
const api = nitradoApi({ url, token: "a-token-of-a-test", deadlineMs: 3_000 });
const control = serverControl({ inContext, worker: `child:${process.pid}`, apiFor: async () => api });
console.log("ready");
for (;;) {
  for (const due of await inContext(dueServers)) {
    // The test lets leases run out early.
    if (control.isDue(due)) await control.serve(due).catch(() => undefined);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
