"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineFormAction } from "@/features/identity/web/action";
import { deleteReply, saveReply } from "../replies/mutations";
import { savedReplyInput } from "../replies/schema";

const guildId = z.string().max(60);
const auth = { guild: "support", section: "tickets" } as const;
const limits = [{ by: "user" as const, max: 30, seconds: 60 }];

/** Saves a reply that the guild's agents can use, new or changed. */
export const saveReplyForm = defineFormAction({
  name: "tickets.replies.save",
  input: savedReplyInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...reply }, scope }) {
    const saved = await withGuild(scope, (ctx) => saveReply(ctx, reply));
    refresh();
    return saved;
  },
});

/** Deletes a saved reply. */
export const deleteReplyForm = defineFormAction({
  name: "tickets.replies.delete",
  input: z.strictObject({ guildId, id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  auth,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => deleteReply(ctx, input.id));
    refresh();
  },
});
