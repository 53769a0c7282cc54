import { withSystem } from "@/db/context";
import { nitradoFor } from "@/features/nitrado/access";
import { dueServers } from "@/features/nitrado/control/data/due";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";
import { type InContext, LeaseLost } from "../../runtime/lease";
import type { Task } from "../../runtime/task";
import { serverControl } from "./serve";

const log = loggerFor("server-control");
const inContext: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);

/** Server control: commands, warnings, player lists. A server whose Nitrado is slow holds up no other. */
export function tasks(worker: string): Task[] {
  const control = serverControl({ inContext, worker, apiFor: nitradoFor });
  const busy = new Set<string>();
  const start = (due: Awaited<ReturnType<typeof dueServers>>[number]) => {
    busy.add(due.serviceId);
    control
      .serve(due)
      .catch((error: unknown) => {
        if (!(error instanceof LeaseLost))
          log.warn({ err: error, service: due.serviceId }, "a server was not served");
      })
      .finally(() => busy.delete(due.serviceId));
  };
  return [
    {
      name: "server-control",
      everyMs: 2 * SECOND,
      run: async () => {
        const due = await inContext(dueServers);
        for (const one of due) if (!busy.has(one.serviceId) && control.isDue(one)) start(one);
      },
    },
  ];
}
