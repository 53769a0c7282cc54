import { z } from "zod";

/** What the status feed reads of `nitrado.boot`; its other fields are for others. */
export const nitradoBoot = z.object({ serviceId: z.string(), startedAt: z.iso.datetime() });

/** What the team's feed reads of `nitrado.connection`. */
export const nitradoConnection = z.object({ state: z.enum(["ok", "failed"]), reason: z.string().nullable() });
