import type { GuildScope } from "@/db/context";
import { scopeForService } from "@/features/guilds/scope";
import type { DueServer } from "@/features/nitrado/control/data/due";
import { serveLists } from "@/features/nitrado/control/edit-lists";
import { type ApiFor, prepareCommands, sendCommand, watchCommands } from "@/features/nitrado/control/send";
import { SECOND } from "@/lib/time";
import { type InContext, withLease } from "../../runtime/lease";

/** After Nitrado could not be asked about a server, its lists are left alone this long. */
const REST_MS = 30 * SECOND;
/** Nitrado is asked this often whether a server has stopped. */
const STATUS_MS = 10 * SECOND;

export interface Serving {
  inContext: InContext;
  worker: string;
  apiFor: ApiFor;
  /** The moment that scopes and waiting times count from; the real one by default. */
  now?: () => Date;
}

/** Serves one server at a time and remembers which of them Nitrado did not answer for. */
export function serverControl({ inContext, worker, apiFor, now = () => new Date() }: Serving) {
  const restUntil = new Map<string, number>();
  const askedAt = new Map<string, number>();

  const later = (map: Map<string, number>, key: string) => (map.get(key) ?? 0) > now().getTime();

  async function statusOf(scope: GuildScope, serviceId: string): Promise<string | null> {
    if (later(askedAt, serviceId)) return null;
    askedAt.set(serviceId, now().getTime() + STATUS_MS);
    try {
      return (await (await apiFor(scope, serviceId)).gameserver(serviceId)).status;
    } catch {
      // Not known now; it is asked again, and after a while a person is.
      return null;
    }
  }

  /** Whether there is something to do for it now. */
  const isDue = ({ serviceId, commands }: DueServer) => commands || !later(restUntil, serviceId);

  /** Everything that is due for a server, under its lease: two processes never edit one list at once. */
  async function serve(due: DueServer): Promise<void> {
    const { guildId, serviceId } = due;
    const lease = { name: `server-control:${guildId}:${serviceId}`, holder: worker, seconds: 60 };
    await withLease(inContext, lease, async ({ signal }) => {
      const scope = { ...scopeForService(due, "grizzly-bot"), now: now() };
      if (due.commands) {
        for (const id of await prepareCommands(scope, serviceId)) {
          signal.throwIfAborted();
          await sendCommand({ ...scope, now: now() }, serviceId, id, apiFor, signal);
        }
        const looked = { ...scope, now: now() };
        await watchCommands(looked, serviceId, () => statusOf(looked, serviceId));
      }
      if (!due.lists || later(restUntil, serviceId)) return;
      const reached = await serveLists({ ...scope, now: now() }, serviceId, apiFor, signal);
      if (!reached) restUntil.set(serviceId, now().getTime() + REST_MS);
    });
  }

  return { isDue, serve };
}
