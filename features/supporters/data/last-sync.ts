import { desc, eq, or } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonSyncLogs } from "@/db/schema/patronage";
import { TIERS, type Tier } from "../schema";

const l = patreonSyncLogs;

/** When Patreon was last asked about one person alone, and what came of it. */
export interface LastSync {
  /** ISO */
  at: string;
  /** Milliseconds; null where it was not measured. */
  tookMs: number | null;
  askedBy: "you" | "patreon";
  change: { before: Tier; after: Tier } | null;
  error: string | null;
}

const tier = (value: unknown): Tier => TIERS.find((one) => one === value) ?? "none";

/** Another person's changes may stand in the same line; only this one's are read. */
function changeFor(changes: unknown, personId: string): LastSync["change"] {
  if (!Array.isArray(changes)) return null;
  const mine = (changes as Record<string, unknown>[]).find((one) => one?.person === personId);
  return mine ? { before: tier(mine.before), after: tier(mine.after) } : null;
}

/** The last sync of one person; null before the first. @param memberId Patreon's, where it is known */
export async function lastSyncOf(
  ctx: SystemContext,
  personId: string,
  memberId: string | null,
): Promise<LastSync | null> {
  const mine = memberId === null ? undefined : eq(l.memberId, memberId);
  const [row] = await ctx.db
    .select()
    .from(l)
    .where(or(eq(l.askedBy, personId), mine))
    .orderBy(desc(l.startedAt))
    .limit(1);
  if (!row) return null;
  return {
    at: row.startedAt.toISOString(),
    tookMs: row.tookMs,
    askedBy: row.reason === "webhook" ? "patreon" : "you",
    change: changeFor(row.changes, personId),
    error: row.error,
  };
}
