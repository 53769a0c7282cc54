import { eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers, platformStaff } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import { conflict, notFound } from "@/lib/errors";

export type StaffRole = "operator" | "support";

/**
 * Makes a person a member of the platform's staff, or ends that. It counts from the person's next request on.
 * @throws AppError not_found; conflict for one's own role, so that the last operator cannot leave by mistake
 */
export async function setStaffRole(
  ctx: SystemContext,
  personId: string,
  role: StaffRole | null,
  reason: string,
): Promise<void> {
  if (ctx.actor.kind === "user" && ctx.actor.userId === personId)
    throw conflict("Nobody changes their own role. Another operator can.");
  const [person] = await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, personId))
    .for("update");
  if (!person) throw notFound("There is no such person.");
  const own = eq(platformStaff.grizzlyUserId, personId);
  const [before] = await ctx.db.select({ role: platformStaff.role }).from(platformStaff).where(own);
  if ((before?.role ?? null) === role) return;
  if (role === null) await ctx.db.delete(platformStaff).where(own);
  else {
    const grantedBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    await ctx.db
      .insert(platformStaff)
      .values({ grizzlyUserId: personId, role, grantedBy })
      .onConflictDoUpdate({ target: platformStaff.grizzlyUserId, set: { role, grantedBy } });
  }
  await recordAudit(ctx, {
    action: "identity.staff.set",
    subjectType: "person",
    subjectId: personId,
    before: { role: before?.role ?? null },
    after: { role },
    reason,
  });
}
