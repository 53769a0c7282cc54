"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { restoreKill, strikeInput, strikeKill } from "../mutations/strike";

const guildId = z.string().max(60);
const auth = { guild: "moderator", section: "players" } as const;
const limits = [{ by: "user", max: 60, seconds: 60 }] as const;

/** Staff strike a disputed kill with a note that everybody reads. */
export const strikeKillForm = defineFormAction({
  name: "players.kill.strike",
  auth,
  input: strikeInput.extend({ guildId }),
  limits,
  async handler({ input: { guildId: _, ...strike }, scope }) {
    await withGuild(scope, (ctx) => strikeKill(ctx, strike));
    refresh();
  },
});

/** Staff let a struck kill count again. */
export const restoreStruckKill = defineAction({
  name: "players.kill.restore",
  auth,
  input: z.strictObject({ guildId, killId: z.number().int().positive() }),
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => restoreKill(ctx, input.killId));
    refresh();
  },
});
