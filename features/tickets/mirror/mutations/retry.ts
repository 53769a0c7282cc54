import { and, eq, inArray, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, ticketMirrors } from "@/db/schema/tickets";
import { conflict } from "@/lib/errors";
import { auditTicket } from "../../mutations/audit";
import { lockTicket, saveTicket } from "../../mutations/locked";
import { wakeMirror } from "./queue";

/**
 * Staff want a message of a ticket in Discord now: what was refused is tried again, and what waits is not waited for.
 * @throws AppError not_found, conflict where nothing waits
 */
export async function retryMirror(
  ctx: GuildContext,
  { number, messageId }: { number: number; messageId: number },
): Promise<void> {
  const row = await lockTicket(ctx, number);
  const one = and(
    eq(ticketMessages.guildId, ctx.guildId),
    eq(ticketMessages.ticketId, row.ticketId),
    eq(ticketMessages.messageId, messageId),
    eq(ticketMessages.isInternal, false),
  );
  const [message] = await ctx.db
    .select({ state: ticketMessages.mirrorState, error: ticketMessages.mirrorError })
    .from(ticketMessages)
    .where(and(one, inArray(ticketMessages.mirrorState, ["failed", "pending", "unknown"])));
  if (!message)
    throw conflict("This message is in Discord already, or does not go there.", { code: "state" });
  if (message.state === "failed")
    await ctx.db.update(ticketMessages).set({ mirrorState: "pending", mirrorError: null }).where(one);
  const mine = and(eq(ticketMirrors.guildId, ctx.guildId), eq(ticketMirrors.ticketId, row.ticketId));
  await ctx.db
    .update(ticketMirrors)
    .set({ nextAt: ctx.now, attempts: 0, updatedAt: ctx.now })
    .where(and(mine, isNull(ticketMirrors.leaseOwner)));
  await wakeMirror(ctx, number);
  await saveTicket(ctx, row, {});
  await auditTicket(ctx, row, "mirror.retry", {
    before: { state: message.state, error: message.error },
    after: { state: "pending", error: null, message: messageId },
  });
}
