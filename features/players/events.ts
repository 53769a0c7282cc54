import { z } from "zod";

/** Payload of `players.kill`: a kill that is news. */
export const killAnnounced = z.strictObject({
  killId: z.number().int(),
  killer: z.string().nullable(),
  victim: z.string(),
  weapon: z.string().nullable(),
  /** Metres. */
  distance: z.number().nullable(),
  inferred: z.boolean(),
  at: z.iso.datetime(),
});
