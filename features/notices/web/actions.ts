"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withUser } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { userScope } from "@/features/identity/web/session";
import { NOTICE_KINDS } from "../kinds";
import { chooseNotices, markAllSeen } from "../mutations";

/** Marks every notice as seen. */
export const markNoticesSeen = defineFormAction({
  name: "notices.seen",
  auth: "user",
  async handler({ session }) {
    await withUser(userScope(session), markAllSeen);
    refresh();
  },
});

/** Saves where the person wants to be told about one kind of thing. */
export const chooseNotice = defineAction({
  name: "notices.choose",
  auth: "user",
  input: z.strictObject({
    kind: z.enum(NOTICE_KINDS.map(({ kind }) => kind)),
    site: z.boolean(),
    discord: z.boolean(),
  }),
  limits: [{ by: "user", max: 60, seconds: 300 }],
  async handler({ input, session }) {
    await withUser(userScope(session), (ctx) => chooseNotices(ctx, input));
    refresh();
  },
});
