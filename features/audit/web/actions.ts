"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { undoEntry } from "../undo";

/** Sets back what one line of the log changed. What was changed decides who may. */
export const undoChange = defineAction({
  name: "audit.undo",
  input: z.strictObject({
    guildId: z.string().max(60),
    entryId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  }),
  auth: { guild: "viewer", section: "audit" },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input, scope, access }) {
    await withGuild(scope, (ctx) => undoEntry(ctx, access.sections, input.entryId));
    // The name of the coins stands on the public shop.
    updateTag(`shop:${scope.guildId}`);
    refresh();
  },
});
