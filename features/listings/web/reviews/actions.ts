"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { reportListing } from "../../reports/mutations/report";
import { reportInput } from "../../reports/schema";
import { answerReview } from "../../reviews/mutations/answer";
import { removeReview, writeReview } from "../../reviews/mutations/write";
import { answerInput, reviewInput } from "../../reviews/schema";
import { reviewTag } from "../../rules";
import { reviewerIn } from "./own";

const slug = reviewInput.shape.slug;

/** Writes the person's review of a server, or changes it. */
export const saveReview = defineAction({
  name: "listings.review.save",
  input: reviewInput,
  auth: "user",
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ input, user }) {
    const { scope, reviewer } = await reviewerIn(input.slug, user);
    await withGuild(scope, (ctx) => writeReview(ctx, input, reviewer));
    updateTag(reviewTag(input.slug));
    refresh();
  },
});

/** Takes the person's review away. */
export const dropReview = defineAction({
  name: "listings.review.drop",
  input: z.strictObject({ slug }),
  auth: "user",
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ input, user }) {
    const { scope, reviewer } = await reviewerIn(input.slug, user);
    await withGuild(scope, (ctx) => removeReview(ctx, input.slug, reviewer));
    updateTag(reviewTag(input.slug));
    refresh();
  },
});

/** Tells staff that something is wrong with a listing, or with a review of it. */
export const sendReport = defineAction({
  name: "listings.report",
  input: reportInput,
  auth: "user",
  limits: [{ by: "user", max: 10, seconds: 3_600 }],
  async handler({ input, user }) {
    const { scope } = await reviewerIn(input.slug, user);
    await withGuild(scope, (ctx) => reportListing(ctx, input, user.id));
  },
});

/** The server's people answer a review. */
export const saveAnswer = defineAction({
  name: "listings.review.answer",
  input: answerInput.extend({ guildId: z.string().max(60) }),
  auth: { guild: "manager", section: "listing" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input, scope }) {
    const answered = await withGuild(scope, (ctx) => answerReview(ctx, input.reviewId, input.text));
    if (answered.slug) updateTag(reviewTag(answered.slug));
    refresh();
  },
});
