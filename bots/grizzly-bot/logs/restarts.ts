import { type GuildScope, withGuild } from "@/db/context";
import type { NitradoApi } from "@/features/nitrado/api";
import { recordBoot } from "@/features/nitrado/log/boots";
import { measureOffset } from "@/features/nitrado/log/offset";
import { restartNotes } from "@/features/nitrado/log/restart-log";
import type { WatchedService } from "@/features/nitrado/log/services";
import { restartLogPath } from "@/features/nitrado/paths";
import { DAY } from "@/lib/time";

const TAIL_BYTES = 64 * 1024;
/** Older restarts prove nothing that anybody waits for. */
const OF_USE = 2 * DAY;

/** What restart.log looked like at the last look, by service: read again only when it changed. */
export type RestartMemory = Map<string, string>;

/** Records the restarts that Nitrado has noted, which it does within seconds; the game's own log comes minutes later. */
export async function readRestarts(
  api: NitradoApi,
  scope: GuildScope,
  service: WatchedService,
  historyUntil: Date,
  memory: RestartMemory,
  now: Date,
): Promise<void> {
  const { serviceId } = service;
  const path = restartLogPath(service);
  const cut = path.lastIndexOf("/");
  const file = (await api.list(serviceId, path.slice(0, cut))).find(
    ({ name }) => name === path.slice(cut + 1),
  );
  if (file?.type !== "file" || file.size === 0 || !file.modifiedAt) return;
  const looks = `${file.size} ${file.modifiedAt.getTime()}`;
  if (memory.get(serviceId) === looks) return;
  const from = Math.max(0, file.size - TAIL_BYTES);
  const bytes = await api.seek(serviceId, file.path, from, file.size - from);
  const { notes, last } = restartNotes(bytes, from > 0);
  // It is written by another machine than the game's, in a zone of its own: its last line is as old as the file.
  const offset = last === null ? null : measureOffset([{ local: last, writtenAt: file.modifiedAt }]);
  if (offset !== null) {
    await withGuild({ ...scope, now }, async (ctx) => {
      for (const { local, text } of notes) {
        const startedAt = new Date((local - offset * 60) * 1_000);
        if (now.getTime() - startedAt.getTime() > OF_USE) continue;
        const historical = startedAt < historyUntil;
        const bootKey = `restart.log:${local}`;
        await recordBoot(ctx, {
          serviceId,
          startedAt,
          source: "restart_log",
          bootKey,
          historical,
          evidence: { line: text },
        });
      }
    });
  }
  memory.set(serviceId, looks);
}
