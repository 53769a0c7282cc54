import { eq, sql } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";

export interface ProfileChange {
  /** IANA name; null for the browser's own. */
  timeZone?: string | null;
  /** BCP 47 tag; null for the browser's own. */
  locale?: string | null;
}

/** Saves what a person chose about themselves. */
export async function updateProfile(ctx: UserContext, change: ProfileChange): Promise<void> {
  const me = eq(grizzlyUsers.id, ctx.userId);
  const columns = { timeZone: grizzlyUsers.timeZone, locale: grizzlyUsers.locale };
  const before = (await ctx.db.select(columns).from(grizzlyUsers).where(me))[0];
  if (!before) throw notFound();
  await ctx.db
    .update(grizzlyUsers)
    .set({ ...change, updatedAt: sql`now()` })
    .where(me);
  const after = { ...before, ...change };
  await recordAudit(ctx, {
    action: "identity.profile.update",
    subjectType: "person",
    subjectId: ctx.userId,
    before,
    after,
  });
}
