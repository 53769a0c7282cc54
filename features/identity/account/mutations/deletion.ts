import { and, eq, inArray } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { accountDeletions } from "@/db/schema/account";
import { grizzlyUsers } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import { notify } from "@/features/notices/mutations";
import { conflict, invalid, notFound } from "@/lib/errors";
import { DELETION_WAIT_MS, sameName, standInId } from "../rules";

const d = accountDeletions;

/**
 * Asks for the account to be deleted, in seven days.
 * @param typed the person's name, as a proof that it is meant
 * @throws AppError invalid for another name; conflict where it was asked for already
 */
export async function requestDeletion(ctx: UserContext, typed: string): Promise<{ dueAt: Date }> {
  const [me] = await ctx.db
    .select({ name: grizzlyUsers.displayName })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, ctx.userId));
  if (!me) throw notFound();
  if (!sameName(typed, me.name))
    throw invalid("That is not your name as it stands on this page. Nothing was changed.", {
      name: `Type ${me.name}.`,
    });
  const dueAt = new Date(ctx.now.getTime() + DELETION_WAIT_MS);
  const made = await ctx.db
    .insert(d)
    .values({ grizzlyUserId: ctx.userId, standIn: standInId(), askedAt: ctx.now, dueAt, nextTryAt: dueAt })
    .onConflictDoNothing()
    .returning({ id: d.id });
  const [asked] = made;
  if (!asked) throw conflict("Your account is to be deleted already. This page says when.");
  // Whoever did not mean it, or did not do it, hears of it.
  await notify(ctx, {
    grizzlyUserId: ctx.userId,
    kind: "identity.deletion",
    level: "warning",
    title: "Your account is to be deleted in seven days",
    body: "Until then you can keep it on your account page. If it was not you, sign out everywhere there as well.",
    href: "/me/account",
    key: `identity.deletion:${asked.id}`,
  });
  await recordAudit(ctx, {
    action: "identity.deletion.ask",
    subjectType: "person",
    subjectId: ctx.userId,
    after: { dueAt: dueAt.toISOString() },
  });
  return { dueAt };
}

/** Keeps the account. @throws AppError conflict where it has begun to be deleted, or was not to be */
export async function cancelDeletion(ctx: UserContext): Promise<void> {
  const mine = eq(d.grizzlyUserId, ctx.userId);
  const kept = await ctx.db
    .update(d)
    .set({ state: "cancelled", cancelledAt: ctx.now })
    .where(and(mine, eq(d.state, "asked")))
    .returning({ id: d.id });
  if (kept.length === 0) {
    const [begun] = await ctx.db
      .select({ id: d.id })
      .from(d)
      .where(and(mine, inArray(d.state, ["running"])));
    throw conflict(
      begun
        ? "Deleting has begun, so it cannot be stopped any more."
        : "Your account was not to be deleted. Nothing was changed.",
    );
  }
  await recordAudit(ctx, {
    action: "identity.deletion.cancel",
    subjectType: "person",
    subjectId: ctx.userId,
  });
}
