import { and, isNull, lt, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { websocketConnections } from "@/db/schema/shop";
import { prepared } from "@/db/transaction";

const c = websocketConnections;

/** A socket as the gateway knows it. */
export interface SocketState {
  id: string;
  /** Null for the gateway itself, which keeps a row by which the website knows that it lives. */
  userId: string | null;
  kind: "browser" | "gateway";
  topics: readonly string[];
  connectedAt: Date;
  /** Why it is closed; null while it is open. */
  closed: string | null;
}

const NOTE = `
insert into websocket_connections as w (id, grizzly_user_id, kind, instance, topics, connected_at, last_seen_at, closed_at, close_reason)
select s.id, s.user_id, s.kind, $1, s.topics, s.connected_at, now(), case when s.closed is not null then now() end, s.closed
from jsonb_to_recordset($2::jsonb)
  as s (id uuid, user_id uuid, kind text, topics text[], connected_at timestamptz, closed text)
on conflict (id) do update set topics = excluded.topics, last_seen_at = now(),
  closed_at = coalesce(w.closed_at, excluded.closed_at), close_reason = coalesce(w.close_reason, excluded.close_reason)`;

/** Writes sockets as they are now, open ones as seen at this moment; any number in one statement. */
export async function noteSockets(
  ctx: SystemContext,
  instance: string,
  sockets: readonly SocketState[],
): Promise<void> {
  if (sockets.length === 0) return;
  const rows = sockets.map(({ userId, connectedAt, ...socket }) => ({
    ...socket,
    user_id: userId,
    connected_at: connectedAt,
  }));
  await prepared(ctx.db, NOTE, [instance, JSON.stringify(rows)]);
}

/** Sockets whose gateway says nothing any more are closed. Seconds. */
const STALE_SECONDS = 90;

/** Closes what a dead gateway left open, and drops what ended more than a week ago. @returns how many were left open */
export async function closeLostSockets(ctx: SystemContext): Promise<number> {
  const lost = await ctx.db
    .update(c)
    .set({ closedAt: sql`now()`, closeReason: "lost" })
    .where(and(isNull(c.closedAt), lt(c.lastSeenAt, sql`now() - make_interval(secs => ${STALE_SECONDS})`)))
    .returning({ id: c.id });
  await ctx.db.delete(c).where(lt(c.closedAt, sql`now() - interval '7 days'`));
  return lost.length;
}
