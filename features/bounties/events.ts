import { z } from "zod";

const coins = z.string().regex(/^\d{1,16}$/);
const about = { bountyId: z.number().int(), target: z.string(), amount: coins };

/** Payloads of the events that bounties publish, as `bounties.<name>`. Coins are decimal text. */
export const bountyEvents = {
  placed: z.strictObject({ ...about, reason: z.string(), expiresAt: z.iso.datetime() }),
  claimed: z.strictObject({
    ...about,
    hunter: z.string(),
    killId: z.number().int(),
    /** False while nobody has linked the hunter: the coins wait. */
    paid: z.boolean(),
  }),
  expired: z.strictObject(about),
  cancelled: z.strictObject({ ...about, reason: z.string() }),
};
