"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { confirmLink, requestLink, wrongCode } from "../mutations/link-codes";
import { unlinkPlayer } from "../mutations/links";

const guildId = z.string().regex(/^\d{17,20}$/, "This guild is not known.");

/** Asks for a code that proves the person to be a player. */
export const requestPlayerLink = defineFormAction({
  name: "players.link.request",
  auth: { member: true },
  input: z.strictObject({ guildId, playerId: z.coerce.number().int().positive("Choose a player.") }),
  limits: [{ by: "user", max: 8, seconds: 600 }],
  async handler({ input, scope }) {
    return withGuild(scope, (ctx) => requestLink(ctx, input.playerId));
  },
});

/** Staff confirm a player by the code that they were told. */
export const confirmPlayerLink = defineFormAction({
  name: "players.link.confirm",
  auth: { guild: "moderator", section: "players" },
  input: z.strictObject({
    guildId,
    requestId: z.uuid(),
    code: z.string().trim().min(1, "Type the code.").max(12, "A code has six signs."),
  }),
  limits: [{ by: "user", max: 30, seconds: 600 }],
  async handler({ input, scope }) {
    // The wrong try is counted by a transaction that commits; the sentence comes after it.
    const confirmed = await withGuild(scope, (ctx) => confirmLink(ctx, input.requestId, input.code));
    if (!confirmed) throw wrongCode();
    refresh();
    return confirmed;
  },
});

/** Ends the person's own link. Coins stay; kills from now on wait again. */
export const unlinkMyPlayer = defineAction({
  name: "players.unlink",
  auth: { member: true },
  input: z.strictObject({ guildId }),
  limits: [{ by: "user", max: 8, seconds: 600 }],
  async handler({ user, scope }) {
    await withGuild(scope, (ctx) => unlinkPlayer(ctx, user.discordId));
    refresh();
  },
});
