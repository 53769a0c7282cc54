import { and, eq, gte, ne, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { wake } from "@/features/live/wake";
import type { MirrorState } from "../rules";
import type { Claim } from "../schema";
import { THREAD_GONE } from "../words";
import { hold, setThread } from "./held";

type Change = Partial<typeof ticketMessages.$inferInsert>;

const put = (ctx: GuildContext, id: number, change: Change) =>
  ctx.db
    .update(ticketMessages)
    .set(change)
    .where(and(eq(ticketMessages.guildId, ctx.guildId), eq(ticketMessages.messageId, id)));

/** Staff's open pages of the ticket show it. */
export async function seenAnew(ctx: GuildContext, ticketId: number): Promise<void> {
  const { guildId } = ctx;
  const [row] = await ctx.db
    .update(tickets)
    .set({ version: sql`${tickets.version} + 1` })
    .where(and(eq(tickets.guildId, guildId), eq(tickets.ticketId, ticketId)))
    .returning({ number: tickets.number });
  if (row) await wake(ctx, { kind: "note", guildId, number: row.number ?? ticketId });
}

/** Discord is about to be asked to post a message: until it answers nobody knows whether it did. */
export async function asked(ctx: GuildContext, id: number): Promise<void> {
  await put(ctx, id, { mirrorState: "unknown" });
}

/** A message stands in Discord. @param asOf moment of the text that stands there: of its writing, or its last edit */
export async function delivered(
  ctx: GuildContext,
  claim: Claim,
  { id, messageId, asOf }: { id: number; messageId: string; asOf: Date },
): Promise<void> {
  await hold(ctx, claim, { attempts: 0 });
  const known = { discordMessageId: messageId, mirroredAt: asOf };
  await put(ctx, id, { mirrorState: "delivered", mirrorError: null, ...known });
  await seenAnew(ctx, claim.ticketId);
}

/** A message does not stand in Discord, for sure: it is sent again, or not. */
export async function notThere(
  ctx: GuildContext,
  claim: Claim,
  id: number,
  state: Extract<MirrorState, "pending" | "failed" | "none">,
  error: string | null = null,
): Promise<void> {
  await hold(ctx, claim);
  await put(ctx, id, { mirrorState: state, mirrorError: error });
  if (error !== null || state === "none") await seenAnew(ctx, claim.ticketId);
}

/** Why a message is not there yet, for people; what is known of it stays as it is. */
export async function notYet(ctx: GuildContext, claim: Claim, id: number, error: string): Promise<void> {
  await hold(ctx, claim);
  await put(ctx, id, { mirrorError: error });
  await seenAnew(ctx, claim.ticketId);
}

/** The ticket has its thread. */
export async function threadMade(ctx: GuildContext, claim: Claim, threadId: string): Promise<void> {
  await hold(ctx, claim, { state: "open", problem: null });
  await setThread(ctx, claim.ticketId, { threadId });
  await seenAnew(ctx, claim.ticketId);
}

export async function threadSet(ctx: GuildContext, claim: Claim, state: "open" | "archived"): Promise<void> {
  await hold(ctx, claim, { state });
}

export async function headMade(ctx: GuildContext, claim: Claim, messageId: string): Promise<void> {
  await hold(ctx, claim);
  await setThread(ctx, claim.ticketId, { messageId });
}

/** Why Discord keeps a ticket's thread as it is, as a sentence; null where it does not. */
export async function troubled(
  ctx: GuildContext,
  claim: Claim,
  problem: string | null,
  state?: "wanted",
): Promise<void> {
  const row = await hold(ctx, claim, { problem, ...(state && { state }) });
  if (row.attempts === 0) await seenAnew(ctx, claim.ticketId);
}

/** Discord has the thread no more. What was in it stays here; the next message makes a new one. */
export async function threadLost(
  ctx: GuildContext,
  claim: Claim,
  problem: string | null = THREAD_GONE,
): Promise<void> {
  await hold(ctx, claim, { state: "wanted", problem, seenMessageId: null });
  await forgetThread(ctx, claim.ticketId);
}

/** The ids of a thread that is gone are nobody's; what was on its way to it goes to the next one. */
export async function forgetThread(ctx: GuildContext, ticketId: number): Promise<void> {
  await setThread(ctx, ticketId, { threadId: null, messageId: null });
  await ctx.db
    .update(ticketMessages)
    .set({ mirrorState: "pending", mirrorError: null })
    .where(
      and(
        eq(ticketMessages.guildId, ctx.guildId),
        eq(ticketMessages.ticketId, ticketId),
        eq(ticketMessages.mirrorState, "unknown"),
      ),
    );
  await seenAnew(ctx, ticketId);
}

/** What came from another ticket, and stands in that one's thread, is to stand in the new thread of this one. */
export async function showAnew(ctx: GuildContext, ticketId: number, from: number): Promise<void> {
  await ctx.db
    .update(ticketMessages)
    .set({ mirrorState: "none", discordMessageId: null, mirroredAt: null })
    .where(
      and(
        eq(ticketMessages.guildId, ctx.guildId),
        eq(ticketMessages.ticketId, ticketId),
        gte(ticketMessages.messageId, from),
        ne(ticketMessages.source, "discord"),
        eq(ticketMessages.mirrorState, "delivered"),
      ),
    );
}
