"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild, withSystem, withUser } from "@/db/context";
import { settleAttempt } from "@/features/deliveries/mutations/staff";
import { scopeForOperator } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { banPerson, unbanPerson } from "@/features/identity/mutations/bans";
import { revokeAll, revokeDevice } from "@/features/identity/mutations/sessions";
import { setStaffRole } from "@/features/identity/mutations/staff";
import { settleTokenError } from "@/features/identity/mutations/token-errors";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { endGrant, grantPlan } from "@/features/supporters/mutations/grants";
import { findPerson } from "../data/person";

const auth = { staff: "operator" } as const;
const limits = [{ by: "user", max: 60, seconds: 60 }] as const;
const reason = z.string().trim().min(3, "Say why, for whoever reads the audit log.").max(300);
const personId = z.uuid("This is no person.");

/** Shuts a person out of the site, or lets them in again. */
export const banForm = defineFormAction({
  name: "operation.ban",
  input: z.strictObject({ personId, ban: z.enum(["yes", "no"]), reason }),
  auth,
  limits,
  async handler({ input, user }) {
    const change = input.ban === "yes" ? banPerson : unbanPerson;
    await withSystem(actorOf(user), (ctx) => change(ctx, input.personId, input.reason));
    refresh();
  },
});

/** Ends one device of a person. */
export const endDevice = defineAction({
  name: "operation.device.end",
  input: z.strictObject({ personId, deviceId: z.uuid() }),
  auth,
  limits,
  async handler({ input, user }) {
    await withUser({ userId: input.personId, actor: actorOf(user) }, (ctx) =>
      revokeDevice(ctx, input.deviceId),
    );
    refresh();
  },
});

/** Signs a person out on every device. */
export const endAllDevices = defineAction({
  name: "operation.device.end-all",
  input: z.strictObject({ personId }),
  auth,
  limits,
  async handler({ input, user }) {
    await withSystem(actorOf(user), (ctx) => revokeAll(ctx, input.personId, "sign-out-everywhere"));
    refresh();
  },
});

/** Makes a person staff of the platform, or ends that. */
export const staffForm = defineFormAction({
  name: "operation.staff",
  input: z.strictObject({ personId, role: z.enum(["none", "support", "operator"]), reason }),
  auth,
  limits,
  async handler({ input, user }) {
    const role = input.role === "none" ? null : input.role;
    await withSystem(actorOf(user), (ctx) => setStaffRole(ctx, input.personId, role, input.reason));
    refresh();
  },
});

/** Gives a person a plan by agreement. */
export const grantForm = defineFormAction({
  name: "operation.grant",
  input: z.strictObject({
    person: z.string().trim().min(1, "Give the Discord id, or ours.").max(60),
    tier: z.enum(["bronze", "silver", "gold", "partner"], "Choose a tier."),
    endsAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .or(z.literal(""))
      .transform((day) => (day === "" ? null : new Date(`${day}T23:59:59Z`)))
      .refine((at) => at === null || at > new Date(), "Choose a day that is still to come."),
    reason,
  }),
  auth,
  limits,
  async handler({ input, user }) {
    const { person, tier, endsAt, reason: why } = input;
    await withSystem(actorOf(user), async (ctx) =>
      grantPlan(ctx, { grizzlyUserId: await findPerson(ctx, person), tier, endsAt, reason: why }),
    );
    refresh();
  },
});

/** Takes a granted plan back. */
export const endGrantForm = defineFormAction({
  name: "operation.grant.end",
  input: z.strictObject({ personId, reason }),
  auth,
  limits,
  async handler({ input, user }) {
    await withSystem(actorOf(user), (ctx) => endGrant(ctx, input.personId, input.reason));
    refresh();
  },
});

/** Marks a failed refresh of an access as looked after. */
export const settleToken = defineAction({
  name: "operation.token.settle",
  input: z.strictObject({ id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  auth,
  limits,
  async handler({ input, user }) {
    await withSystem(actorOf(user), (ctx) => settleTokenError(ctx, input.id));
    refresh();
  },
});

/** Settles a delivery that needs a look, where the guild's own staff do not. */
export const settleLookForm = defineFormAction({
  name: "operation.delivery.settle",
  input: z.strictObject({
    guildId: z.string().max(20),
    attemptId: z.uuid(),
    how: z.enum(["placed", "refund", "redeliver"], "Choose what became of it."),
    reason,
  }),
  auth,
  // The guild is named in the input; an operator's right to it comes from the platform.
  guildId: () => null,
  limits,
  async handler({ input, user }) {
    await withGuild(scopeForOperator(user, input.guildId), (ctx) =>
      settleAttempt(ctx, input.attemptId, input.how, input.reason, "owner"),
    );
    refresh();
  },
});
