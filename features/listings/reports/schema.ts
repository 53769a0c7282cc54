import { z } from "zod";
import { TOPICS, type Topic } from "./topics";

export const reportInput = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,80}$/, "This is not the address of a server."),
  /** The review that is meant; null means the page itself. */
  reviewId: z.uuid().nullable(),
  topic: z.enum(Object.keys(TOPICS) as [Topic, ...Topic[]], "Choose what is wrong."),
  reason: z
    .string()
    .trim()
    .min(10, "Say in at least 10 characters what is wrong.")
    .max(1_000, "It may have 1,000 characters."),
});
export type ReportInput = z.output<typeof reportInput>;

export const verdictInput = z.strictObject({
  reportId: z.uuid(),
  /** `hide` takes the review or the listing from visitors; `uphold` only says that the report was right. */
  verdict: z.enum(["hide", "uphold", "dismiss"]),
  answer: z.string().trim().min(3, "Say why.").max(1_000, "The answer may have 1,000 characters."),
});
export type VerdictInput = z.output<typeof verdictInput>;
