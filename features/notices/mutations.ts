import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { serviceNotifications } from "@/db/schema/monitoring";
import { wakeSql } from "@/features/live/wake";
import { type NoticeLevel, unseen } from "./data";

export interface NewNotice {
  /** Who gets it: `grizzly_users.id`. */
  grizzlyUserId: string;
  kind: string;
  level: NoticeLevel;
  title: string;
  body?: string;
  /** Where pressing it leads, a path of ours. */
  href?: string;
  /** The same key is given once a person and guild. */
  key: string;
}

/** Tells a person something, once for a key. @returns false when it was told before */
export async function notify(ctx: GuildContext | SystemContext, notice: NewNotice): Promise<boolean> {
  const guildId = "guildId" in ctx ? ctx.guildId : null;
  const made = await ctx.db
    .insert(serviceNotifications)
    .values({ guildId, createdAt: ctx.now, ...notice })
    .onConflictDoNothing()
    .returning({ told: wakeSql({ kind: "user", userId: notice.grizzlyUserId }) });
  return made.length > 0;
}

/** Marks everything that a person has not seen yet as seen. */
export async function markAllSeen(ctx: UserContext): Promise<void> {
  await ctx.db.update(serviceNotifications).set({ seenAt: ctx.now }).where(unseen(ctx));
}
