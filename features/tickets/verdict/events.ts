import { z } from "zod";

/** Payload of `tickets.verdict`: ids alone. Whoever carries a verdict to somebody reads it by its number. */
export const verdictGiven = z.strictObject({
  number: z.number().int().min(1),
  openerId: z.string(),
  verdict: z.number().int().min(1),
  /** Discord id of the player who was warned or banned; null where that is nobody, or nobody is linked. */
  concernedId: z.string().nullable(),
});
