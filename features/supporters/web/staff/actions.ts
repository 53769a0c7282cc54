"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction } from "@/features/identity/web/action";
import { notFound } from "@/lib/errors";
import { answerRequest } from "../../answer-request";
import { guildsWithRoles } from "../../data/roles";
import { askLook, chooseTierRoles, repairRoles } from "../../mutations/roles";
import { askSync } from "../../mutations/sync-runs";
import { answerInput, memberOfGuild, tierRolesInput } from "../../staff-forms";

const support = { staff: "support" } as const;
const operator = { staff: "operator" } as const;
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];

/** Answers a supporter who asked to be matched by hand. */
export const answerVerificationRequest = defineAction({
  name: "supporters.verification.answer",
  auth: support,
  input: answerInput,
  limits,
  async handler({ user, input }) {
    await answerRequest(actorOf(user), input);
    refresh();
  },
});

/** Brings one member's roles to what the plan says. */
export const repairRole = defineAction({
  name: "supporters.roles.repair",
  auth: support,
  input: memberOfGuild,
  limits,
  async handler({ user, input }) {
    const { guild: guildId, discordId } = input;
    const repaired = await withSystem(actorOf(user), (ctx) => repairRoles(ctx, { guildId, discordId }));
    if (repaired === 0) throw notFound("This difference is gone already. Nothing was changed.");
    refresh();
  },
});

/** The same for everything that was found. */
export const repairAllRoles = defineAction({
  name: "supporters.roles.repair-all",
  auth: operator,
  limits,
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => repairRoles(ctx, null));
    refresh();
  },
});

/** Lets Grizzly OS compare all guilds with the plans now. */
export const lookForDifferences = defineAction({
  name: "supporters.roles.look",
  auth: support,
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ user }) {
    await withSystem(actorOf(user), async (ctx) => {
      for (const guildId of await guildsWithRoles(ctx)) await askLook(ctx, guildId);
    });
  },
});

/** Says which roles of a guild show tiers. */
export const saveTierRoles = defineAction({
  name: "supporters.roles.set",
  auth: operator,
  input: tierRolesInput,
  limits,
  async handler({ user, input: { guildId, ...roles } }) {
    const wanted = new Map(Object.entries(roles) as [keyof typeof roles, string | null][]);
    await withSystem(actorOf(user), (ctx) => chooseTierRoles(ctx, guildId, wanted));
    refresh();
  },
});

/** Asks for a full sync with Patreon. */
export const startFullSync = defineAction({
  name: "supporters.sync.start",
  auth: operator,
  input: z.strictObject({}),
  limits: [{ by: "user", max: 4, seconds: 600 }],
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => askSync(ctx, user.id));
    refresh();
  },
});
