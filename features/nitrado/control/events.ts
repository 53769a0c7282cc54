import { z } from "zod";
import { LISTS } from "./lists";
import { COMMAND_ACTIONS } from "./rules";

const moment = z.iso.datetime();

/** What server control publishes. Discord warns players by `servers.command` with `kind` “warning”. */
export const controlEvents = {
  "servers.command": z.strictObject({
    serviceId: z.string(),
    commandId: z.uuid(),
    action: z.enum(COMMAND_ACTIONS),
    kind: z.enum(["scheduled", "warning", "running", "done", "failed", "unknown", "cancelled"]),
    /** When it is due, or was sent. */
    runAt: moment,
    /** `HH:MM` in the server's zone where it comes back every day. */
    repeatTimes: z.array(z.string()).nullable(),
    reason: z.string().nullable(),
    by: z.string(),
    outcome: z.string().nullable(),
    /** Orders that the start will bring into the game, as far as they are known now. */
    waitingOrders: z.int().nullable(),
  }),
  "servers.list": z.strictObject({
    serviceId: z.string(),
    list: z.enum(LISTS),
    action: z.enum(["add", "remove"]),
    entry: z.string(),
    /** `seen` was done in Nitrado's own panel. */
    state: z.enum(["applied", "failed", "seen"]),
    reason: z.string().nullable(),
    by: z.string(),
    expiresAt: moment.nullable(),
  }),
};

export type CommandEvent = z.infer<(typeof controlEvents)["servers.command"]>;
export type ListEvent = z.infer<(typeof controlEvents)["servers.list"]>;
