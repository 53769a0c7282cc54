import { and, desc, eq, isNull } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { serviceNotifications } from "@/db/schema/monitoring";

export type NoticeLevel = "info" | "success" | "warning" | "error";

export interface NoticeDto {
  id: number;
  level: NoticeLevel;
  title: string;
  body: string | null;
  href: string | null;
  at: string;
  unread: boolean;
}

const n = serviceNotifications;

/** A person's notices, newest first. @param limit at most 100 */
export async function notices(ctx: UserContext, limit = 30): Promise<NoticeDto[]> {
  const rows = await ctx.db
    .select()
    .from(n)
    .where(eq(n.grizzlyUserId, ctx.userId))
    .orderBy(desc(n.id))
    .limit(Math.min(limit, 100));
  return rows.map((row) => ({
    id: row.id,
    level: row.level as NoticeLevel,
    title: row.title,
    body: row.body,
    href: row.href,
    at: row.createdAt.toISOString(),
    unread: row.seenAt === null,
  }));
}

/** Unseen notices of a person. */
export const unseen = (ctx: UserContext) => and(eq(n.grizzlyUserId, ctx.userId), isNull(n.seenAt));
