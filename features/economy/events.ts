import { z } from "zod";

const coins = z.string().regex(/^\d{1,16}$/);

/** Payloads of the events that the economy publishes, as `economy.<name>`. Coins are decimal text. */
export const economyEvents = {
  transferred: z.strictObject({ from: z.string(), to: z.string(), amount: coins, note: z.string() }),
  adjusted: z.strictObject({
    kind: z.enum(["grant", "fine"]),
    discordId: z.string(),
    amount: coins,
    reason: z.string(),
  }),
};
