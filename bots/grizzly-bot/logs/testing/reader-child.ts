import { withSystem } from "@/db/context";
import { watchedServices } from "@/features/nitrado/log/services";
import { LeaseLost } from "../../../runtime/lease";
import { logRounds } from "../log-rounds";
import { diskApi } from "./disk";

// A reader as the bot has it, for tests that kill it: `reader-child.ts FOLDER CHUNK_BYTES`, with the bot's environment.
const [folder = "", chunkBytes = ""] = process.argv.slice(2);
const actor = { kind: "bot", bot: "grizzly-bot" } as const;
const api = diskApi(folder);
const scheduler = logRounds({
  worker: `child:${process.pid}`,
  inContext: (fn) => withSystem(actor, fn),
  apiFor: () => Promise.resolve(api),
  services: () => withSystem(actor, watchedServices),
  looked: async (_scope, _service, error) => {
    // The test lets leases run out early.
    if (error && !(error instanceof LeaseLost)) console.error(error);
  },
  pollMs: 20,
  leaseSeconds: 3,
  chunkBytes: Number(chunkBytes),
});
console.log("ready");
for (;;) {
  await scheduler.tick();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
