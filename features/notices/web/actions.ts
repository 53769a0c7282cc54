"use server";

import { refresh } from "next/cache";
import { withUser } from "@/db/context";
import { defineFormAction } from "@/features/identity/web/action";
import { userScope } from "@/features/identity/web/session";
import { markAllSeen } from "../mutations";

/** Marks every notice as seen. */
export const markNoticesSeen = defineFormAction({
  name: "notices.seen",
  auth: "user",
  async handler({ session }) {
    await withUser(userScope(session), markAllSeen);
    refresh();
  },
});
