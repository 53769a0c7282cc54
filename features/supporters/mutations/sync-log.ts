import type { SystemContext, UserContext } from "@/db/context";
import { patreonSyncLogs } from "@/db/schema/patronage";

export interface SyncLog {
  reason: "webhook" | "schedule" | "person" | "staff" | "link";
  askedBy?: string | null;
  memberId?: string | null;
  seen: number;
  changed: number;
  failed: number;
  /** What changed, as `{ person, before, after }`. */
  changes?: unknown;
  error?: string | null;
  /** Milliseconds. */
  tookMs: number;
}

/** Writes one line about a sync with Patreon. */
export async function recordSync(ctx: SystemContext | UserContext, log: SyncLog): Promise<void> {
  await ctx.db.insert(patreonSyncLogs).values({ ...log, tookMs: Math.round(log.tookMs) });
}
