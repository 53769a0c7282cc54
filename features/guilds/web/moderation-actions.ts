"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { updateModeration, updateServerModeration } from "../moderation/mutations";
import { moderationInput, serverModerationInput } from "../moderation/schema";

const auth = { guild: "manager", section: "moderation" } as const;
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const guildId = z.string().max(60);

/** Saves parts of how the guild is moderated. */
export const saveModeration = defineAction({
  name: "guilds.moderation.save",
  input: moderationInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...parts }, scope }) {
    await withGuild(scope, (ctx) => updateModeration(ctx, parts));
    refresh();
  },
});

/** Saves what a game server has of its own. */
export const saveServerModeration = defineAction({
  name: "guilds.moderation.server.save",
  input: serverModerationInput.extend({ guildId, serviceId: z.string().regex(/^[\w-]{1,40}$/) }),
  auth,
  limits,
  async handler({ input: { guildId: _, serviceId, ...own }, scope }) {
    await withGuild(scope, (ctx) => updateServerModeration(ctx, serviceId, own));
    refresh();
  },
});
