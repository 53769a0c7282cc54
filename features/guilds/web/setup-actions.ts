"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { serviceIdInput } from "@/features/nitrado/schema";
import { reviewStep } from "../mutations/setup";
import { SETUP_STEPS } from "../setup";
import { shakeHands } from "../setup-handshake";

const auth = { guild: "manager", section: "settings" } as const;
const guildId = z.string().max(60);

/** Notes that the guild does without a step. */
export const leaveStep = defineAction({
  name: "guilds.setup.review",
  input: z.strictObject({ guildId, step: z.enum(SETUP_STEPS) }),
  auth,
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => reviewStep(ctx, input.step));
    refresh();
  },
});

/** Reads the end of a server's newest log and says how it is understood. Nothing is kept of it. */
export const hearServer = defineAction({
  name: "guilds.setup.hear",
  input: z.strictObject({ guildId, serviceId: serviceIdInput }),
  auth,
  limits: [
    { by: "user", max: 10, seconds: 60 },
    { by: "guild", max: 60, seconds: 3_600 },
  ],
  handler: ({ input, scope }) => shakeHands(scope, input.serviceId),
});
