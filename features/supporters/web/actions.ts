"use server";

import { refresh } from "next/cache";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction } from "@/features/identity/web/action";
import { unlinkPatreon as unlink } from "../mutations/link";
import { syncPerson } from "../sync";

/** Takes the link to Patreon away; the plan that came from it ends. */
export const unlinkPatreon = defineAction({
  name: "supporters.patreon.unlink",
  auth: "user",
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => unlink(ctx, user.id));
    refresh();
  },
});

/** Asks Patreon for the person's membership now, and says what changed. */
export const syncPatreon = defineAction({
  name: "supporters.patreon.sync",
  auth: "user",
  limits: [{ by: "user", max: 4, seconds: 120 }],
  async handler({ user }) {
    const result = await syncPerson(user.id, "person");
    refresh();
    return result;
  },
});
