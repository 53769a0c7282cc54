"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction } from "@/features/identity/web/action";
import { supportGuild } from "../mutations/guild-plan";

/** Lets the plan of the person who is signed in pay for a guild that they belong to. */
export const payForGuild = defineAction({
  name: "supporters.guild.support",
  auth: { member: true },
  input: z.strictObject({ guildId: z.string().max(60) }),
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ user, scope }) {
    await withSystem(actorOf(user), (ctx) => supportGuild(ctx, scope.guildId, user.id));
    refresh();
  },
});
