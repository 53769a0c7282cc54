import { z } from "zod";
import { DAY } from "@/lib/time";
import { COMMENT_MAX } from "./limits";

/** A rating can be changed for this long. */
const RATING_CHANGE_MS = 7 * DAY;

const comment = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(COMMENT_MAX, `At most ${COMMENT_MAX} characters.`)
      .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "This holds characters that cannot be shown."),
  )
  .optional();

export const ratingInput = z.strictObject({
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  rating: z.coerce
    .number("One to five stars.")
    .int()
    .min(1, "One to five stars.")
    .max(5, "One to five stars."),
  /** Nothing leaves what stands, an empty one takes it away. */
  comment,
});
export type RatingInput = z.output<typeof ratingInput>;

export interface Rated {
  open: boolean;
  closedAt: Date | null;
  /** When the rating that stands was given first; null without one. */
  ratedAt: Date | null;
}

/** Until when a rating can be changed. A ticket that was closed again since takes a new one. */
const changeableUntil = ({ ratedAt, closedAt }: Rated): Date | null =>
  ratedAt === null || (closedAt !== null && closedAt > ratedAt)
    ? null
    : new Date(ratedAt.getTime() + RATING_CHANGE_MS);

/** Why the opener cannot rate a ticket now, in a sentence; null when they can. */
export function ratingProblem(rated: Rated, now: Date): string | null {
  if (rated.open) return "You can rate it when it is closed.";
  const until = changeableUntil(rated);
  return until !== null && now > until
    ? "You rated this ticket more than 7 days ago, and so the rating stays."
    : null;
}

/** Whether a rating is the first of this closing, and counts from now. */
export const ratesAnew = (rated: Rated): boolean => changeableUntil(rated) === null;
