import { cache } from "react";
import { withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { supporterPortal } from "../data/portal";
import type { SupporterPortal } from "../schema";

/** The supporter portal of the person who is signed in. */
export const loadSupporterPortal = cache(async (): Promise<SupporterPortal> => {
  const session = await requireSession();
  return withUser(userScope(session), supporterPortal, { readOnly: true });
});
