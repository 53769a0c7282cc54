"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { withSystem, withUser } from "@/db/context";
import { env } from "@/lib/env";
import { actorOf } from "../http/gate";
import { sessionCookieName } from "../http/session";
import { updateProfile as saveProfile } from "../mutations/profile";
import { revokeDevice as endDevice, revokeAll } from "../mutations/sessions";
import { deviceInput, profileInput } from "../schema";
import { defineAction } from "./action";
import { userScope } from "./session";

const limits = [{ by: "user" as const, max: 30, seconds: 300 }];

/** Signs one of the person's devices out. */
export const revokeDevice = defineAction({
  name: "identity.device.revoke",
  input: deviceInput,
  auth: "user",
  limits,
  async handler({ input, session }) {
    await withUser(userScope(session), (ctx) => endDevice(ctx, input.deviceId));
    refresh();
  },
});

/** Signs the person out on every device, this one too. */
export const signOutEverywhere = defineAction({
  name: "identity.sign_out_everywhere",
  input: z.strictObject({}),
  auth: "user",
  whileSeeing: true,
  limits,
  async handler({ user }) {
    await withSystem(actorOf(user), (ctx) => revokeAll(ctx, user.id, "sign-out-everywhere"));
    (await cookies()).set(sessionCookieName(), "", {
      path: "/",
      maxAge: 0,
      secure: env().secureCookies,
      httpOnly: true,
      sameSite: "lax",
    });
    redirect("/");
  },
});

/** Saves time zone and language. */
export const updateProfile = defineAction({
  name: "identity.profile.update",
  input: profileInput,
  auth: "user",
  limits,
  async handler({ input, session }) {
    await withUser(userScope(session), (ctx) => saveProfile(ctx, input));
    refresh();
  },
});
