import { and, eq, isNull } from "drizzle-orm";
import type { SystemContext, UserContext } from "@/db/context";
import { accountExports } from "@/db/schema/account";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { conflict } from "@/lib/errors";
import { COLLECTIONS } from "../collections";

const e = accountExports;

/**
 * Asks for an archive of everything about the person. One that is there goes: the new one is in its place.
 * @throws AppError conflict while one is being made
 */
export async function requestExport(ctx: UserContext): Promise<{ id: string }> {
  const mine = eq(e.grizzlyUserId, ctx.userId);
  const [made] = await ctx.db
    .insert(e)
    .values({ grizzlyUserId: ctx.userId, steps: COLLECTIONS.length, createdAt: ctx.now, nextTryAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: e.id });
  if (!made) throw conflict("Your archive is being made already. This page shows how far it is.");
  await ctx.db.delete(e).where(and(mine, eq(e.state, "ready")));
  await recordAudit(ctx, { action: "identity.export.ask", subjectType: "person", subjectId: ctx.userId });
  return made;
}

/** Notes that the archive was fetched, the first time. */
export async function markDownloaded(ctx: UserContext, id: string): Promise<void> {
  const first = await ctx.db
    .update(e)
    .set({ downloadedAt: ctx.now })
    .where(and(eq(e.id, id), eq(e.grizzlyUserId, ctx.userId), isNull(e.downloadedAt)))
    .returning({ id: e.id });
  if (first.length > 0)
    await recordAudit(ctx, { action: "identity.export.fetch", subjectType: "person", subjectId: ctx.userId });
}

/** Archives whose time is over go. @returns how many */
export async function expireExports(ctx: SystemContext): Promise<number> {
  const over = await prepared<{ id: string }>(
    ctx.db,
    "update account_exports set state = 'expired' where state = 'ready' and expires_at <= $1 returning id",
    [ctx.now],
  );
  const ids = over.map((row) => row.id);
  if (ids.length > 0)
    await prepared(ctx.db, "delete from account_export_files where export_id = any($1::uuid[])", [ids]);
  return ids.length;
}
