"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { FLAGS } from "../flags";
import { setFlag } from "../mutations/flags";

/** Sets what the guild wants of a feature; null is as Grizzly comes. */
export const switchFlag = defineAction({
  name: "guilds.flag.switch",
  input: z.strictObject({
    guildId: z.string().max(60),
    flag: z.enum(FLAGS),
    on: z.boolean().nullable(),
  }),
  auth: { guild: "manager", section: "settings" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input: { flag, on }, scope }) {
    await withGuild(scope, (ctx) => setFlag(ctx, flag, on));
    refresh();
  },
});
