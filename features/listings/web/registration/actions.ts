"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { checkOwnership } from "../../registration/check";
import {
  beginApplication,
  dropApplication,
  reviseApplication,
  saveApplication,
} from "../../registration/mutations/draft";
import { submitApplication } from "../../registration/mutations/submit";
import { writeAsApplicant } from "../../registration/mutations/thread";
import { draftForm, threadInput } from "../../registration/schema";
import { applicantScope } from "./scope";

const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const application = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Begins an application for one of the guilds that the person manages. */
export const startApplication = defineAction({
  name: "listings.application.start",
  input: z.strictObject({ guildId: z.string().max(60) }),
  auth: { guild: "manager", section: "listing" },
  limits: [{ by: "user", max: 10, seconds: 3_600 }],
  handler: ({ scope, user }) => withGuild(scope, (ctx) => beginApplication(ctx, user, user.timeZone)),
});

/** Keeps the form while it is being written. */
export const keepApplication = defineAction({
  name: "listings.application.keep",
  input: z.strictObject({ application, form: draftForm }),
  auth: "user",
  limits: [{ by: "user", max: 120, seconds: 60 }],
  async handler({ input, user }) {
    const scope = await applicantScope(user, input.application);
    return withGuild(scope, (ctx) => saveApplication(ctx, input.application, input.form, user));
  },
});

/** Sends, takes back or throws away. */
export const moveApplication = defineAction({
  name: "listings.application.move",
  input: z.strictObject({ application, move: z.enum(["submit", "revise", "drop"]) }),
  auth: "user",
  limits,
  async handler({ input: { application: id, move }, user }) {
    const scope = await applicantScope(user, id);
    await withGuild(scope, async (ctx) => {
      if (move === "submit") await submitApplication(ctx, id, user, await guildTier(ctx));
      else if (move === "revise") await reviseApplication(ctx, id, user);
      else await dropApplication(ctx, id, user);
    });
    if (move !== "drop") refresh();
  },
});

/** Looks at the server's name, or at Nitrado's account, for the proof. */
export const checkApplication = defineAction({
  name: "listings.application.check",
  input: z.strictObject({ application }),
  auth: "user",
  limits: [
    { by: "user", max: 6, seconds: 60 },
    { by: "user", max: 40, seconds: 3_600 },
  ],
  async handler({ input, user }) {
    const found = await checkOwnership(
      await applicantScope(user, input.application),
      input.application,
      user,
    );
    refresh();
    return found;
  },
});

/** The applicant writes to staff. */
export const answerStaff = defineAction({
  name: "listings.application.answer",
  input: threadInput.extend({ application }),
  auth: "user",
  limits,
  async handler({ input: { application: id, ...message }, user }) {
    const scope = await applicantScope(user, id);
    await withGuild(scope, (ctx) => writeAsApplicant(ctx, id, message, user));
    refresh();
  },
});
