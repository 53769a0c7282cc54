import { and, eq, isNull } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { tokenRefreshErrors } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";

const e = tokenRefreshErrors;

/** Marks a failed refresh as looked after. @throws AppError not_found when it was before */
export async function settleTokenError(ctx: SystemContext, id: number): Promise<void> {
  const [settled] = await ctx.db
    .update(e)
    .set({ resolvedAt: ctx.now })
    .where(and(eq(e.id, id), isNull(e.resolvedAt)))
    .returning({ guildId: e.guildId, provider: e.provider });
  if (!settled) throw notFound("This was settled before.");
  await recordAudit(ctx, {
    action: "identity.token_error.settle",
    subjectType: "token_error",
    subjectId: String(id),
    after: { provider: settled.provider },
    ...(settled.guildId && { guildId: settled.guildId }),
  });
}
