"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withUser } from "@/db/context";
import { cancelDeletion, requestDeletion } from "../account/mutations/deletion";
import { requestExport } from "../account/mutations/exports";
import { deleteAccountInput } from "../account/schema";
import { defineAction, defineFormAction } from "./action";
import { userScope } from "./session";

/** Asks for an archive of everything about the person. */
export const exportMyData = defineAction({
  name: "identity.export",
  input: z.strictObject({}),
  auth: "user",
  limits: [{ by: "user", max: 5, seconds: 86_400 }],
  async handler({ session }) {
    await withUser(userScope(session), requestExport);
    refresh();
  },
});

/** Asks for the account to be deleted, in seven days. */
export const deleteMyAccount = defineFormAction({
  name: "identity.deletion",
  input: deleteAccountInput,
  auth: "user",
  limits: [{ by: "user", max: 20, seconds: 3_600 }],
  async handler({ input, session }) {
    await withUser(userScope(session), (ctx) => requestDeletion(ctx, input.name));
    refresh();
  },
});

/** Keeps the account after all. */
export const keepMyAccount = defineAction({
  name: "identity.deletion.cancel",
  input: z.strictObject({}),
  auth: "user",
  limits: [{ by: "user", max: 20, seconds: 3_600 }],
  async handler({ session }) {
    await withUser(userScope(session), cancelDeletion);
    refresh();
  },
});
