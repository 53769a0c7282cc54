"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withSystem, withUser } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { askVerification, withdrawVerification } from "../mutations/ask-verification";
import { unlinkPatreon as unlink } from "../mutations/link";
import { wishRoles } from "../mutations/roles";
import { hideThanks, showThanks } from "../mutations/thanks";
import { SYNC_LIMIT } from "../portal-limits";
import { syncPerson } from "../sync";
import { verificationForm } from "../verification-form";

const limits = [{ by: "user" as const, max: 10, seconds: 600 }];
const THANKS = "supporters";

/** Takes the link to Patreon away; the plan that came from it ends. */
export const unlinkPatreon = defineAction({
  name: "supporters.patreon.unlink",
  auth: "user",
  limits,
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => unlink(ctx, user.id));
    refresh();
  },
});

/** Asks Patreon for the person's membership now, and says what changed. */
export const syncPatreon = defineAction({
  name: "supporters.patreon.sync",
  auth: "user",
  limits: [SYNC_LIMIT],
  async handler({ user }) {
    try {
      return await syncPerson(user.id, "person");
    } finally {
      // Also a refusal is news: the list then says that Patreon has to be linked again.
      refresh();
    }
  },
});

/** Lets Grizzly OS bring the person's roles in Discord up to date now. */
export const checkRoles = defineAction({
  name: "supporters.roles.check",
  auth: "user",
  limits: [SYNC_LIMIT],
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => wishRoles(ctx, user.id));
    refresh();
  },
});

/** Asks a person of ours to match Patreon by hand. */
export const askCheck = defineFormAction({
  name: "supporters.verification.ask",
  auth: "user",
  input: verificationForm,
  limits,
  async handler({ user, input, requestId }) {
    const scope = { userId: user.id, actor: actorOf(user), requestId };
    await withUser(scope, (ctx) => askVerification(ctx, input));
    refresh();
  },
});

/** Takes a question back that nobody has answered yet. */
export const withdrawCheck = defineAction({
  name: "supporters.verification.withdraw",
  auth: "user",
  limits,
  async handler({ user, requestId }) {
    await withUser({ userId: user.id, actor: actorOf(user), requestId }, withdrawVerification);
    refresh();
  },
});

/** Names the person on the thanks wall, or changes the name. */
export const showOnWall = defineFormAction({
  name: "supporters.thanks.show",
  auth: "user",
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(2, "Write the name that shall stand there.")
      .max(40, "At most 40 characters.")
      .regex(/^[^\p{C}]*$/u, "Letters, numbers and signs that can be seen."),
  }),
  limits,
  async handler({ user, input }) {
    await withSystem(actorOf(user), (ctx) => showThanks(ctx, user.id, input.name));
    updateTag(THANKS);
    refresh();
  },
});

/** Takes the person from the thanks wall. */
export const hideFromWall = defineAction({
  name: "supporters.thanks.hide",
  auth: "user",
  limits,
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => hideThanks(ctx, user.id));
    updateTag(THANKS);
    refresh();
  },
});
