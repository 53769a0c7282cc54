import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { noticeChoices } from "@/db/schema/account";
import { serviceNotifications } from "@/db/schema/monitoring";
import { prepared } from "@/db/transaction";
import { wakeSql } from "@/features/live/wake";
import { DAY, MINUTE } from "@/lib/time";
import { type NoticeLevel, unseen } from "./data";
import { kindSql, type NoticeChoice } from "./kinds";

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

/** Tells a person something, once for a key, where they chose to be told. @returns false when it was told before */
export async function notify(
  ctx: GuildContext | SystemContext | UserContext,
  notice: NewNotice,
): Promise<boolean> {
  const guildId = "guildId" in ctx ? ctx.guildId : null;
  const made = await ctx.db
    .insert(serviceNotifications)
    .values({ guildId, createdAt: ctx.now, dmState: "open", dmNextTryAt: ctx.now, ...notice })
    .onConflictDoNothing()
    .returning({ told: wakeSql({ kind: "user", userId: notice.grizzlyUserId }) });
  return made.length > 0;
}

/** Marks everything that a person has not seen yet as seen. */
export async function markAllSeen(ctx: UserContext): Promise<void> {
  await ctx.db.update(serviceNotifications).set({ seenAt: ctx.now }).where(unseen(ctx));
}

/** Saves where the person wants to be told about one kind of thing. */
export async function chooseNotices(ctx: UserContext, choice: NoticeChoice): Promise<void> {
  const { kind, site, discord } = choice;
  const set = { site, discord, updatedAt: ctx.now };
  await ctx.db
    .insert(noticeChoices)
    .values({ grizzlyUserId: ctx.userId, kind, ...set })
    .onConflictDoUpdate({ target: [noticeChoices.grizzlyUserId, noticeChoices.kind], set });
}

/** A notice on its way to its person in Discord. */
export interface TakenNotice {
  id: number;
  discordId: string;
  title: string;
  body: string | null;
  href: string | null;
  /** Tries so far, this one included. */
  attempt: number;
  /** When Discord was first asked; before `ctx.now` where an earlier try may have arrived. */
  askedAt: Date;
}

/** Longer than a call to Discord may take: then its sender is gone. */
const TAKEN_FOR_MS = MINUTE;

// What nobody wants in Discord, and what is old by now, is settled by the way.
const TAKE = `
with due as (
  select n.id, u.discord_id, coalesce(c.discord, false) and n.created_at > $2 and n.seen_at is null as wanted
  from service_notifications n
  join grizzly_users u on u.id = n.grizzly_user_id
  left join notice_choices c on c.grizzly_user_id = n.grizzly_user_id and c.kind = ${kindSql("n.kind")}
  where n.dm_state in ('open','asked') and n.dm_next_try_at <= $1
  order by n.dm_next_try_at, n.id limit 20 for update of n skip locked
)
update service_notifications n set dm_state = case when due.wanted or n.dm_state = 'asked' then 'asked' else 'none' end,
  dm_attempts = n.dm_attempts + 1, dm_asked_at = coalesce(n.dm_asked_at, $1), dm_next_try_at = $3
from due where n.id = due.id
returning n.id, due.discord_id as "discordId", n.title, n.body, n.href, n.dm_state as state, n.dm_attempts as attempt,
  n.dm_asked_at as "askedAt"`;

/**
 * Takes notices that go to Discord now. From here on their outcome is open, until somebody settles it: a sender that
 * dies leaves that behind, and the next one asks with the same nonce.
 */
export async function takeNotices(ctx: SystemContext): Promise<TakenNotice[]> {
  const rows = await prepared<Omit<TakenNotice, "id"> & { id: bigint; state: string }>(ctx.db, TAKE, [
    ctx.now,
    new Date(ctx.now.getTime() - DAY),
    new Date(ctx.now.getTime() + TAKEN_FOR_MS),
  ]);
  return rows
    .filter(({ state }) => state === "asked")
    .map(({ state: _, id, ...row }) => ({ ...row, id: Number(id) }))
    .sort((one, other) => one.id - other.id);
}

/** How a direct message came out: it stands there, it cannot, or nobody knows. */
export async function settleNotice(
  ctx: SystemContext,
  id: number,
  outcome: { state: "sent" } | { state: "failed" | "unknown"; error: string },
): Promise<void> {
  const error = outcome.state === "sent" ? null : outcome.error;
  await prepared(
    ctx.db,
    "update service_notifications set dm_state = $2, dm_error = $3 where id = $1 and dm_state = 'asked'",
    [id, outcome.state, error],
  );
}

/** It is tried again at a moment. @param taken false where Discord surely has not got it */
export async function retryNotice(ctx: SystemContext, id: number, at: Date, taken: boolean): Promise<void> {
  await prepared(
    ctx.db,
    `update service_notifications set dm_next_try_at = $2,
       dm_state = case when $3 then dm_state else 'open' end, dm_asked_at = case when $3 then dm_asked_at end
     where id = $1 and dm_state = 'asked'`,
    [id, at, taken],
  );
}
