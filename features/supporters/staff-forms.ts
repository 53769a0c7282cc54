import { z } from "zod";

const snowflake = z.string().regex(/^\d{15,20}$/, "This is no id of Discord.");
const role = z.union([snowflake, z.literal("").transform(() => null)]);

/** Staff's answer to a request; without a membership it refuses. */
export const answerInput = z.strictObject({
  requestId: z.uuid(),
  memberId: z.string().max(100).nullable(),
  notes: z
    .string()
    .trim()
    .min(5, "Say in a sentence what you found: the person reads it.")
    .max(1_000, "At most 1,000 characters."),
});
export type AnswerInput = z.output<typeof answerInput>;

export const memberOfGuild = z.strictObject({ guild: snowflake, discordId: snowflake });

/** Which role of a guild shows which tier; an empty one shows none. */
export const tierRolesInput = z.strictObject({
  guildId: snowflake,
  bronze: role,
  silver: role,
  gold: role,
  partner: role,
});
