import { and, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { channelContentLog } from "@/db/schema/nitrado";
import { prepared } from "@/db/transaction";
import { sha256 } from "@/lib/crypto";
import { DAY, MINUTE } from "@/lib/time";
import { BUSY_FROM, nextAllowed, nextBatch, type Waiting } from "../feed-queue";
import type { Feed } from "../feeds";

const log = channelContentLog;

export interface NewPost {
  /** Null for what belongs to no feed. */
  feed: Feed | null;
  channelId: string;
  /** What is shown: it stands once in its channel. */
  contentKey: string;
  content: string;
  /** Not before this moment. */
  dueAt: Date;
}

const ENQUEUE = `
insert into channel_content_log (guild_id, channel_id, content_key, content_hash, feed, content, due_at, next_try_at, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8)
on conflict (guild_id, channel_id, content_key) do nothing returning id`;

/** Keeps a message to be posted, in the caller's transaction; the sender does the rest. @returns false where it is known */
export async function enqueuePost(ctx: GuildContext, post: NewPost): Promise<boolean> {
  const { feed, channelId, contentKey, content, dueAt } = post;
  const kept = await prepared(ctx.db, ENQUEUE, [
    ctx.guildId,
    channelId,
    contentKey,
    sha256(content),
    feed,
    content,
    dueAt,
    ctx.now,
  ]);
  return kept.length > 0;
}

// A change that comes while an earlier one is on its way waits for its outcome: its row is not touched until then.
const BOARD = `
insert into channel_content_log as l (guild_id, channel_id, content_key, content_hash, feed, content, due_at, next_try_at, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $7)
on conflict (guild_id, channel_id, content_key) do update
  set content_hash = excluded.content_hash, content = excluded.content, state = 'pending', nonce = null, sent_at = null,
      due_at = case when l.state = 'pending' then l.due_at else excluded.due_at end, next_try_at = excluded.next_try_at,
      attempts = 0, refusals = 0, error = null, updated_at = excluded.updated_at
  where l.state = 'failed' or (l.state in ('pending', 'posted') and l.content_hash <> excluded.content_hash)
returning id`;

/** Keeps one message up to date: posted the first time, then edited in place. @returns false where nothing changed */
export async function keepBoard(ctx: GuildContext, board: Omit<NewPost, "dueAt">): Promise<boolean> {
  const { feed, channelId, contentKey, content } = board;
  const changed = await prepared(ctx.db, BOARD, [
    ctx.guildId,
    channelId,
    contentKey,
    sha256(content),
    feed,
    content,
    ctx.now,
  ]);
  return changed.length > 0;
}

/** A message that one sender has taken. */
export interface TakenPost {
  channelId: string;
  ids: number[];
  content: string;
  nonce: string;
  /** Set where a message is to be changed. */
  messageId: string | null;
  /** Tries so far, this one included. */
  attempt: number;
  /** When it was first asked for; before `ctx.now` where an earlier try may have reached Discord. */
  askedAt: Date;
  doubtful: boolean;
  /** Refusals in a row before this try. */
  refusals: number;
}

interface Row extends Waiting {
  next_try_at: Date;
  sent_at: Date | null;
  attempts: number;
  refusals: number;
  state: string;
}

/** Longer than a call to Discord may take: then its sender is gone. */
const TAKEN_FOR = MINUTE;

const OPEN = `
select id, feed, content_key as "contentKey", content, message_id as "messageId", nonce, next_try_at, sent_at, attempts, refusals, state
from channel_content_log
where guild_id = $1 and channel_id = $2 and state in ('pending', 'unknown') and content is not null and due_at <= $3
order by due_at, id limit 60`;

const RECENT = `
select max(posted_at) as at from channel_content_log
where guild_id = $1 and channel_id = $2 and posted_at > $3 group by message_id limit ${BUSY_FROM}`;

async function giveUpStale(ctx: GuildContext, channelId: string): Promise<void> {
  await prepared(
    ctx.db,
    `update channel_content_log set state = 'failed', error = 'Discord took nothing for a day.', content = null, updated_at = $4
     where guild_id = $1 and channel_id = $2 and state = 'pending' and due_at < $3 and message_id is null`,
    [ctx.guildId, channelId, new Date(ctx.now.getTime() - DAY), ctx.now],
  );
}

/**
 * Takes what goes into a channel next. From here on its outcome is unknown, until somebody settles it: a sender that
 * dies leaves that behind, and the next one asks with the same nonce.
 * @returns null where nothing is due, or another sender has the channel
 */
export async function takePost(ctx: GuildContext, channelId: string): Promise<TakenPost | null> {
  const [lock] = await prepared<{ mine: boolean }>(
    ctx.db,
    "select pg_try_advisory_xact_lock(hashtext('feed-channel'), hashtext($1)) as mine",
    [channelId],
  );
  if (!lock?.mine) return null;
  await giveUpStale(ctx, channelId);
  const rows = (await prepared<Row>(ctx.db, OPEN, [ctx.guildId, channelId, ctx.now])).map((row) => ({
    ...row,
    id: Number(row.id),
  }));
  const [head] = rows;
  if (!head || head.next_try_at > ctx.now) return null;
  const recent = await prepared<{ at: Date }>(ctx.db, RECENT, [
    ctx.guildId,
    channelId,
    new Date(ctx.now.getTime() - MINUTE),
  ]);
  const times = recent.map(({ at }) => at);
  const doubtful = head.state === "unknown";
  if (!doubtful && head.messageId === null && nextAllowed(times, ctx.now) > ctx.now) return null;
  const batch = nextBatch(rows, times.length >= BUSY_FROM);
  const content = batch.map((row) => row.content).join("\n");
  const keys = batch.map((row) => row.contentKey);
  const nonce = head.nonce ?? sha256([channelId, ...keys, content].join(":")).slice(0, 25);
  const ids = batch.map(({ id }) => id);
  const askedAt = head.sent_at ?? ctx.now;
  await ctx.db
    .update(log)
    .set({
      state: "unknown",
      nonce,
      sentAt: askedAt,
      attempts: sql`${log.attempts} + 1`,
      nextTryAt: new Date(ctx.now.getTime() + TAKEN_FOR),
      updatedAt: ctx.now,
    })
    .where(and(eq(log.guildId, ctx.guildId), inArray(log.id, ids)));
  return {
    channelId,
    ids,
    content,
    nonce,
    messageId: head.messageId,
    attempt: head.attempts + 1,
    askedAt,
    doubtful,
    refusals: head.refusals,
  };
}

const mine = (ctx: GuildContext, { ids, nonce }: TakenPost) =>
  and(eq(log.guildId, ctx.guildId), inArray(log.id, ids), eq(log.nonce, nonce), eq(log.state, "unknown"));

/** It stands in Discord. */
export async function settlePosted(ctx: GuildContext, post: TakenPost, messageId: string): Promise<void> {
  await ctx.db
    .update(log)
    .set({
      state: "posted",
      messageId,
      postedAt: ctx.now,
      content: null,
      error: null,
      refusals: 0,
      updatedAt: ctx.now,
    })
    .where(mine(ctx, post));
}

/**
 * It is tried again at a moment.
 * @param outcome `not-taken` where Discord said no; `unknown` where it said nothing; `anew` where the message to be
 * changed is gone, so that it is posted as a new one
 */
export async function settleLater(
  ctx: GuildContext,
  post: TakenPost,
  later: { outcome: "not-taken" | "unknown" | "anew"; at: Date; error: string; refused?: boolean },
): Promise<void> {
  const { outcome, at, error, refused } = later;
  // Of two tries the first may have arrived, whatever the second was told.
  const known = outcome === "anew" || (outcome === "not-taken" && !post.doubtful);
  await ctx.db
    .update(log)
    .set({
      ...(known && { state: "pending", nonce: null, sentAt: null }),
      ...(outcome === "anew" && { messageId: null }),
      ...(refused && { refusals: sql`${log.refusals} + 1` }),
      nextTryAt: at,
      error,
      updatedAt: ctx.now,
    })
    .where(mine(ctx, post));
}

/** It is not tried again. */
export async function settleFailed(ctx: GuildContext, post: TakenPost, error: string): Promise<void> {
  await ctx.db
    .update(log)
    .set({ state: "failed", error, content: null, updatedAt: ctx.now })
    .where(mine(ctx, post));
}

/** Whether one of these messages of ours shows something already. */
export async function knownMessages(
  ctx: GuildContext,
  channelId: string,
  messageIds: readonly string[],
): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await prepared<{ message_id: string }>(
    ctx.db,
    "select distinct message_id from channel_content_log where guild_id = $1 and channel_id = $2 and message_id = any($3::text[])",
    [ctx.guildId, channelId, [...messageIds]],
  );
  return new Set(rows.map((row) => row.message_id));
}

/** What waits for a channel that takes nothing is not told later, when it is old. */
export async function dropWaiting(ctx: GuildContext, channelId: string, error: string): Promise<void> {
  await ctx.db
    .update(log)
    .set({ state: "failed", error, content: null, updatedAt: ctx.now })
    .where(
      and(
        eq(log.guildId, ctx.guildId),
        eq(log.channelId, channelId),
        inArray(log.state, ["pending", "unknown"]),
      ),
    );
}

/** A feed that is switched off tells nothing more; one that moves takes along what waits. */
export async function moveWaiting(ctx: GuildContext, feed: Feed, channelId: string | null): Promise<void> {
  const waiting = and(eq(log.guildId, ctx.guildId), eq(log.feed, feed), eq(log.state, "pending"));
  if (channelId === null) {
    await ctx.db
      .update(log)
      .set({ state: "failed", error: "The feed was switched off.", content: null, updatedAt: ctx.now })
      .where(waiting);
    return;
  }
  await ctx.db.execute(sql`
    update channel_content_log l set channel_id = ${channelId}, message_id = null, updated_at = ${ctx.now.toISOString()}::timestamptz
    where l.guild_id = ${ctx.guildId} and l.feed = ${feed} and l.state = 'pending' and l.channel_id <> ${channelId}
      and not exists (select 1 from channel_content_log o where o.guild_id = l.guild_id and o.channel_id = ${channelId}
        and o.content_key = l.content_key)`);
}
