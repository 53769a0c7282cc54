import { z } from "zod";
import type { Refusal } from "./rules";
import { ANSWER_MAX, REVIEW_MAX } from "./rules";

const slug = z.string().regex(/^[a-z0-9-]{3,80}$/, "This is not the address of a server.");

export const reviewInput = z.strictObject({
  slug,
  stars: z.int().min(1, "Give one to five stars.").max(5, "Give one to five stars."),
  body: z
    .string()
    .trim()
    .min(20, "Say in at least 20 characters what it is like there.")
    .max(REVIEW_MAX, "A review may have 2,000 characters."),
});
export type ReviewInput = z.output<typeof reviewInput>;

export const answerInput = z.strictObject({
  reviewId: z.uuid(),
  /** Empty takes the answer away. */
  text: z.string().trim().max(ANSWER_MAX, "An answer may have 1,000 characters."),
});

/** A review as everybody sees it. */
export interface ReviewDto {
  id: string;
  /** The player's name; null where they do not show themselves. */
  author: string | null;
  stars: number;
  body: string;
  /** Seconds in this server's sessions when it was written. */
  seconds: number;
  at: string;
  edited: boolean;
  answer: { text: string; at: string } | null;
}

export interface ReviewPage {
  reviews: ReviewDto[];
  /** How many there are of each number of stars, one first; null on the pages behind the first. */
  counts: [number, number, number, number, number] | null;
  /** What the next page comes after; null at the end. */
  next: string | null;
}

/** What differs by visitor. */
export interface OwnReviewing {
  signedIn: boolean;
  /** Seconds in this server's sessions; null where nobody can know. */
  seconds: number | null;
  refusal: { why: Refusal; sentence: string } | null;
  /** The person's own review, also one that staff have hidden. */
  review: { id: string; stars: number; body: string; hidden: string | null } | null;
}

export const slugInput = slug;
