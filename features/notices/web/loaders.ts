import { cache } from "react";
import { withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { type NoticeDto, notices } from "../data";

/** The notices of the person who is signed in. */
export const loadNotices = cache(async (): Promise<NoticeDto[]> => {
  const session = await requireSession();
  return withUser(userScope(session), (ctx) => notices(ctx, 50), { readOnly: true });
});
