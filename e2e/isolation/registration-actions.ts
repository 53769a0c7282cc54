import { type ActionRule, NO_NUMBER, NO_UUID, NOBODY, signedIn, staff } from "./action-rules";

const REASON = "No guild has it.";
const SLUG = "no-such-server";
const application = NO_NUMBER;

// Nobody has this application, no server has this address: everybody who is signed in hears the same sentence.
const OWN: Record<string, ActionRule["input"]> = {
  "registration/actions.ts#moveApplication": () => ({ application, move: "submit" }),
  "registration/actions.ts#checkApplication": () => ({ application }),
  "registration/actions.ts#answerStaff": () => ({ application, text: REASON, key: "isolation-key" }),
  "reviews/actions.ts#saveReview": () => ({ slug: SLUG, stars: 5, body: "Nobody can have been there." }),
  "reviews/actions.ts#dropReview": () => ({ slug: SLUG }),
  "reviews/actions.ts#sendReport": () => ({ slug: SLUG, reviewId: null, topic: "dead", reason: REASON }),
};

// None of those who try is the platform's staff: for them there is nothing.
const PLATFORM: Record<string, ActionRule["input"]> = {
  decideOnApplication: () => ({ application, verdict: "refuse", reason: REASON, version: 1 }),
  writeToApplicant: () => ({ application, text: REASON, key: "isolation-key" }),
  decideOnListing: () => ({ listingId: NO_NUMBER, verdict: "hide", reason: REASON }),
  decideOnReport: () => ({ reportId: NO_UUID, verdict: "dismiss", answer: REASON }),
};

const rules = (
  names: Record<string, ActionRule["input"]>,
  path: string,
  verdict: "missing" | "refused",
): [string, ActionRule][] =>
  Object.entries(names).map(([name, input]) => [`${path}${name}`, { input, expects: signedIn(verdict) }]);

/** What applicants, reviewers and the platform's staff do about listings. */
export const REGISTRATION_ACTIONS: readonly [string, ActionRule][] = [
  ...rules(OWN, "features/listings/web/", "refused"),
  ...rules(
    { "registration/actions.ts#startApplication": () => ({ guildId: NOBODY }) },
    "features/listings/web/",
    "missing",
  ),
  ...rules(PLATFORM, "features/listings/web/moderation/actions.ts#", "missing"),
  // A form of which nothing is told is refused before it is asked whose it is.
  [
    "features/listings/web/registration/actions.ts#keepApplication",
    { input: () => ({ application, form: {} }), expects: signedIn("refused") },
  ],
  [
    "features/listings/web/reviews/actions.ts#saveAnswer",
    { input: ({ id }) => ({ guildId: id, reviewId: NO_UUID, text: REASON }), expects: staff(false) },
  ],
];
