import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { auditLog } from "@/db/schema/core";
import type { AuditEntry, AuditQuery } from "./schema";

/** The log that this context may see, newest first. In a guild's context that is the guild's own. */
export async function listAudit(
  ctx: GuildContext | UserContext | SystemContext,
  query: AuditQuery = {},
): Promise<AuditEntry[]> {
  const where: (SQL | undefined)[] = [
    "guildId" in ctx ? eq(auditLog.guildId, ctx.guildId) : undefined,
    query.beforeId === undefined ? undefined : lt(auditLog.id, query.beforeId),
    query.subjectType === undefined ? undefined : eq(auditLog.subjectType, query.subjectType),
    query.subjectId === undefined ? undefined : eq(auditLog.subjectId, query.subjectId),
  ];
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(and(...where))
    .orderBy(desc(auditLog.id))
    .limit(Math.min(Math.max(query.limit ?? 50, 1), 200));
  return rows.map(({ createdAt, ipCoarse: _place, ...row }) => ({ ...row, at: createdAt.toISOString() }));
}
