import { z } from "zod";
import { line } from "@/features/economy/schema";
import { MESSAGE_MAX } from "../limits";
import { FIELD_NAMES, unknownFields } from "./fields";
import { REPLY_TITLE_MAX } from "./limits";

export const savedReplyInput = z.strictObject({
  /** Of the reply that is changed; nothing for a new one. */
  id: z.preprocess(
    (given) => (given === "" ? null : given),
    z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  ),
  title: line(REPLY_TITLE_MAX).min(2, "Give it a name that you find it by."),
  body: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(2, "Say what the reply says.")
        .max(MESSAGE_MAX, `At most ${MESSAGE_MAX.toLocaleString("en-GB")} characters.`)
        .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "This holds characters that cannot be shown."),
    )
    .superRefine((text, ctx) => {
      const [unknown] = unknownFields(text);
      if (unknown)
        ctx.addIssue({
          code: "custom",
          message: `{${unknown}} is no field. The list below has all that there are.`,
        });
    }),
});
export type SavedReplyInput = z.output<typeof savedReplyInput>;

export const fieldNames = z
  .string()
  .max(400)
  .transform((text) => text.split(",").filter((name) => name !== ""))
  .pipe(z.array(z.enum(FIELD_NAMES)).max(FIELD_NAMES.length));

export interface SavedReply {
  id: number;
  title: string;
  body: string;
  by: string;
  updatedAt: string;
}
