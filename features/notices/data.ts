import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { noticeChoices } from "@/db/schema/account";
import { serviceNotifications } from "@/db/schema/monitoring";
import { kindSql, NO_CHOICE, NOTICE_KINDS, type NoticeChoice } from "./kinds";

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

/** Notices of the kinds that their person wants to see here. */
export const wantedHere = (): SQL => sql`not exists (
  select 1 from ${noticeChoices} c where c.grizzly_user_id = ${n.grizzlyUserId} and not c.site
    and c.kind = ${sql.raw(kindSql("service_notifications.kind"))})`;

/** A person's notices, newest first. @param limit at most 100 */
export async function notices(ctx: UserContext, limit = 30): Promise<NoticeDto[]> {
  const rows = await ctx.db
    .select()
    .from(n)
    .where(and(eq(n.grizzlyUserId, ctx.userId), wantedHere()))
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

/** What the person chose for each kind, and what holds where they did not. */
export async function choices(ctx: UserContext): Promise<NoticeChoice[]> {
  const rows = await ctx.db.select().from(noticeChoices).where(eq(noticeChoices.grizzlyUserId, ctx.userId));
  return NOTICE_KINDS.map(({ kind }) => {
    const { site, discord } = rows.find((row) => row.kind === kind) ?? NO_CHOICE;
    return { kind, site, discord };
  });
}

/** Why the last direct message did not arrive; null where it did, or where none was sent lately. */
export async function discordProblem(ctx: UserContext): Promise<string | null> {
  const [last] = await ctx.db
    .select({ state: n.dmState, error: n.dmError })
    .from(n)
    .where(and(eq(n.grizzlyUserId, ctx.userId), sql`${n.dmState} in ('sent','failed')`))
    .orderBy(desc(n.id))
    .limit(1);
  return last?.state === "failed" ? last.error : null;
}
