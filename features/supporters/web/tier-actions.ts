"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction } from "@/features/identity/web/action";
import { askLook, chooseTierRoles, repairRoles } from "../mutations/roles";
import { tierRolesInput } from "../staff-forms";

const auth = { guild: "manager", section: "members" } as const;
const limits = [{ by: "user" as const, max: 20, seconds: 60 }];
const guildId = z.string().max(60);

/** Says which roles of the guild show which tiers. */
export const chooseRoles = defineAction({
  name: "supporters.guild-roles.choose",
  auth,
  input: tierRolesInput.extend({ guildId }),
  limits,
  async handler({ user, scope, input: { guildId: _, ...roles } }) {
    const wanted = new Map(Object.entries(roles) as [keyof typeof roles, string | null][]);
    await withSystem(actorOf(user), (ctx) => chooseTierRoles(ctx, scope.guildId, wanted));
    refresh();
  },
});

/** Lets Grizzly OS compare the guild's roles with the plans now. */
export const compareRoles = defineAction({
  name: "supporters.guild-roles.compare",
  auth,
  input: z.strictObject({ guildId }),
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ user, scope }) {
    await withSystem(actorOf(user), (ctx) => askLook(ctx, scope.guildId));
    refresh();
  },
});

/** Brings the roles of the guild's members to what their plans say, as many as somebody has seen differ. */
export const bringRoles = defineAction({
  name: "supporters.guild-roles.bring",
  auth,
  input: z.strictObject({ guildId, seen: z.int().min(1) }),
  limits,
  async handler({ user, scope, input: { seen } }) {
    const { guildId } = scope;
    await withSystem(actorOf(user), (ctx) => repairRoles(ctx, { guildId, seen }));
    refresh();
  },
});
