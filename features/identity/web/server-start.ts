import { withSystem } from "@/db/context";
import { recordLatencies } from "@/features/monitoring/mutations/response-times";
import { installPeerHeader } from "@/lib/http/peer";
import { drainLatencies } from "@/lib/http/timing";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";

const log = loggerFor("server-start");

/** How often counted response times go to the database. What a crash loses is at most this. */
const FLUSH_MS = 20 * SECOND;

async function flushLatencies(): Promise<void> {
  const counts = drainLatencies();
  if (counts.length === 0) return;
  const actor = { kind: "system", job: "response-times" } as const;
  await withSystem(actor, (ctx) => recordLatencies(ctx, "http", counts)).catch((error: unknown) => {
    log.warn({ err: error }, "response times not written");
  });
}

/** What the web process does beside answering: learns the peer's address, writes its response times. */
export function startServer(): void {
  installPeerHeader();
  setInterval(flushLatencies, FLUSH_MS).unref();
}
