import { type GuildScope, withGuild } from "@/db/context";
import { nitradoFor } from "@/features/nitrado/access";
import { service } from "@/features/nitrado/data";
import { admFiles, type ListedLog } from "@/features/nitrado/log/files";
import { logDir } from "@/features/nitrado/paths";
import { type Heard, listen } from "@/features/players/heard";
import { conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";

/** Bytes of the end of a log that are listened to. */
const STRETCH = 8 * 1024;
const TOLD = 6;
/** A person waits for the answer. */
const PATIENCE = { deadlineMs: 12_000 };

export interface Handshake extends Heard {
  serviceName: string;
  fileName: string;
  /** ISO; null where Nitrado does not say when the file was written last. */
  writtenAt: string | null;
}

const writtenAt = (log: ListedLog) => log.modifiedAt?.getTime() ?? (log.namedStart ?? 0) * 1_000;

/**
 * Asks Nitrado for the end of a server's newest log and says how it is understood. Nothing is written or counted.
 * Opens short contexts of its own.
 * @throws AppError not_found, conflict where there is nothing to read yet, unavailable
 */
export async function shakeHands(scope: GuildScope, serviceId: string): Promise<Handshake> {
  const known = await withGuild(scope, (ctx) => service(ctx, serviceId), { readOnly: true });
  const { name: serviceName, game, gamePath } = known;
  if (game === null) throw conflict(`${serviceName} runs no game whose log is known here.`);
  try {
    const api = await nitradoFor(scope, serviceId, PATIENCE);
    const logs = admFiles(await api.list(serviceId, logDir({ game, gamePath })));
    const [newest] = logs.filter(({ size }) => size > 0).sort((a, b) => writtenAt(b) - writtenAt(a));
    if (!newest)
      throw conflict(
        `No admin log lies at ${serviceName} yet. Switch on “Admin Log” in Nitrado's settings and restart the server; the first one shows up some eight minutes later.`,
      );
    const from = Math.max(0, newest.size - STRETCH);
    const bytes = await api.seek(serviceId, newest.path, from, newest.size - from);
    return {
      serviceName,
      fileName: newest.name,
      writtenAt: newest.modifiedAt?.toISOString() ?? null,
      ...listen(bytes, from, TOLD),
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw unavailable(`${error.message} Nothing was changed. Try again in a minute.`, error);
  }
}
