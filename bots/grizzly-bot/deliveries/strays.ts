import { type GuildScope, withGuild } from "@/db/context";
import type { BootFact } from "@/features/deliveries/boots-seen";
import { endedAttempts } from "@/features/deliveries/data/attempts";
import type { DeliveryServer } from "@/features/deliveries/data/server";
import { lookAttempt } from "@/features/deliveries/mutations/attempts";
import { attemptKey, type FileEntry, readTag } from "@/features/deliveries/render";

/** The attempts whose entries stand in a file. */
export function keysIn(entries: readonly FileEntry[]): Set<string> {
  return new Set(
    entries.flatMap(({ tag }) => {
      const parts = readTag(tag);
      return parts ? [attemptKey(parts)] : [];
    }),
  );
}

/**
 * Entries of deliveries that are over: an upload that Nitrado took late, or a backup that somebody put back. The next
 * write takes them out; where the server has started since the file was last clean, a person is asked.
 */
export async function tellStrays(
  scope: GuildScope,
  server: DeliveryServer,
  keys: ReadonlySet<string>,
  boots: readonly BootFact[],
): Promise<void> {
  if (keys.size === 0) return;
  const { serviceId, readAt } = server;
  const ended = await withGuild(scope, (ctx) => endedAttempts(ctx, serviceId, [...keys]), { readOnly: true });
  const since = boots.filter((boot) => readAt === null || boot.startedAt >= readAt);
  if (since.length === 0) return;
  for (const attempt of ended) {
    const reason = "Its entry stood in the file again after it was over, and the server has started since.";
    await withGuild(scope, (ctx) => lookAttempt(ctx, attempt, reason, since));
  }
}
