import { z } from "zod";

/** What the team's feed reads of `nitrado.connection`. */
export const nitradoConnection = z.object({ state: z.enum(["ok", "failed"]), reason: z.string().nullable() });
