import type { SystemContext } from "@/db/context";
import { updateLogs } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import { parseInput } from "@/lib/http/validate";
import { type ChangelogInput, changelogInput } from "../schema";

/** Writes or corrects an entry of the public changelog. Without a date it stays a draft. */
export async function saveChangelogEntry(ctx: SystemContext, input: ChangelogInput): Promise<void> {
  const entry = parseInput(changelogInput, input);
  await ctx.db
    .insert(updateLogs)
    .values(entry)
    .onConflictDoUpdate({ target: updateLogs.version, set: { ...entry, updatedAt: ctx.now } });
  await recordAudit(ctx, {
    action: "changelog.save",
    subjectType: "update_log",
    subjectId: entry.version,
    after: { title: entry.title, publishedAt: entry.publishedAt?.toISOString() ?? null },
  });
}
