import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMirrors, tickets } from "@/db/schema/tickets";
import type { TicketRow } from "../../data/row";
import type { Claim } from "../schema";

/** Longer than any call to Discord takes, so that a call of a process that died is over before another goes on. */
export const LEASE_SECONDS = 30;

/** Another process follows the ticket by now, or nobody: what this one would write counts no more. */
export class LeaseGone extends Error {
  override name = "LeaseGone";
}

export type MirrorRow = typeof ticketMirrors.$inferSelect;

const mine = (ctx: GuildContext, claim: Claim) =>
  and(
    eq(ticketMirrors.guildId, ctx.guildId),
    eq(ticketMirrors.ticketId, claim.ticketId),
    eq(ticketMirrors.leaseOwner, claim.worker),
  );

/**
 * Changes how a ticket's thread stands, while the claim holds, and makes it hold longer. The ticket stays locked until
 * the transaction ends, and is locked first, as by everybody who writes in it. @throws LeaseGone
 */
export async function hold(
  ctx: GuildContext,
  claim: Claim,
  change: Partial<Pick<MirrorRow, "state" | "problem" | "fromMessageId" | "seenMessageId" | "attempts">> = {},
): Promise<MirrorRow> {
  const { guildId } = ctx;
  await ctx.db
    .select({ id: tickets.ticketId })
    .from(tickets)
    .where(and(eq(tickets.guildId, guildId), eq(tickets.ticketId, claim.ticketId)))
    .for("update");
  const [row] = await ctx.db
    .update(ticketMirrors)
    .set({ ...change, nextAt: sql`now() + make_interval(secs => ${LEASE_SECONDS})`, updatedAt: ctx.now })
    .where(mine(ctx, claim))
    .returning();
  if (!row) throw new LeaseGone("Somebody else follows this ticket.");
  return row;
}

/**
 * Lets a ticket go. @param retryMs milliseconds until the next try after a failure; null where nothing is to be done,
 * unless something came meanwhile
 */
export async function letGo(ctx: GuildContext, claim: Claim, retryMs: number | null): Promise<void> {
  const next =
    retryMs === null
      ? sql`case when ${ticketMirrors.again} then now() end`
      : sql`now() + make_interval(secs => ${retryMs / 1_000})`;
  await ctx.db
    .update(ticketMirrors)
    .set({
      nextAt: next,
      leaseOwner: null,
      again: false,
      attempts: retryMs === null ? 0 : claim.attempts + 1,
      updatedAt: ctx.now,
    })
    .where(mine(ctx, claim));
}

export async function ticketById(ctx: GuildContext, ticketId: number): Promise<TicketRow> {
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, ticketId)));
  if (!row) throw new LeaseGone("The ticket is gone.");
  return row;
}

/** Notes where a ticket's thread is. */
export async function setThread(
  ctx: GuildContext,
  ticketId: number,
  ids: Partial<Pick<TicketRow, "channelId" | "threadId" | "messageId">>,
): Promise<void> {
  await ctx.db
    .update(tickets)
    .set(ids)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, ticketId)));
}
