import { z } from "zod";

/** What staff wrote about a player, for other staff. */
export interface PlayerNote {
  id: string;
  body: string;
  author: { discordId: string | null; name: string };
  at: string;
}

export const noteInput = z.strictObject({
  playerId: z.coerce.number().int().positive(),
  body: z
    .string()
    .trim()
    .min(1, "Write something first.")
    .max(1_000, "At most 1,000 characters.")
    .regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u, "Use plain text."),
});
