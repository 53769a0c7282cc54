"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineFormAction } from "@/features/identity/web/action";
import { retryMirror } from "../mirror/mutations/retry";

const number = z.coerce.number().int().min(1);

/** Staff want a message in Discord now. */
export const retryMirrorForm = defineFormAction({
  name: "tickets.mirror.retry",
  input: z.strictObject({ guildId: z.string().max(60), number, messageId: number }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input: { guildId: _, ...wanted }, scope }) {
    await withGuild(scope, (ctx) => retryMirror(ctx, wanted));
    refresh();
  },
});
