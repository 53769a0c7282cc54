import { z } from "zod";

/** The longest message of a request, in characters. */
export const MAX_MESSAGE = 1_000;

/** What a supporter tells who asks a person to check. */
export const verificationForm = z.strictObject({
  patreonEmail: z
    .string()
    .trim()
    .max(200)
    .refine((text) => text === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), {
      message: "Write the address that you use on Patreon, or leave it empty.",
    })
    .default(""),
  message: z
    .string()
    .trim()
    .min(10, "Say in a sentence what is wrong, so that somebody can look.")
    .max(MAX_MESSAGE, `At most ${MAX_MESSAGE} characters.`),
});

export type VerificationForm = z.output<typeof verificationForm>;
