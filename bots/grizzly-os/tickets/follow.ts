import { type GuildScope, withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { LeaseGone, letGo } from "@/features/tickets/mirror/mutations/held";
import { nextOrder } from "@/features/tickets/mirror/mutations/order";
import type { Claim } from "@/features/tickets/mirror/schema";
import { carryOut } from "./carry-out";
import type { FollowPorts } from "./ports";

/** A thread of thousands of steps in a row is a fault of ours, and ends as one. */
const MOST_STEPS = 500;

/**
 * Brings a ticket's thread to where the ticket is, step by step, and lets it go.
 * @returns milliseconds until it wants to be tried again; null where nothing is left to do, or somebody else is at it
 */
export async function followTicket(claim: Claim, ports: FollowPorts): Promise<number | null> {
  const scope: GuildScope = scopeForJob(claim.guildId, "ticket-mirror");
  const held = { ...claim };
  try {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const order = await withGuild(scope, (ctx) => nextOrder(ctx, held, ports.siteUrl));
      const retryMs = await carryOut(order, held, ports, scope);
      if (retryMs === "on") {
        // A message that got through ends a row of failures; what only reads does not.
        if (order.kind === "send") held.attempts = 0;
        continue;
      }
      await withGuild(scope, (ctx) => letGo(ctx, held, retryMs));
      return retryMs;
    }
  } catch (error) {
    if (error instanceof LeaseGone) return null;
    throw error;
  }
  throw new Error(`Ticket ${claim.ticketId} of ${claim.guildId} never comes to rest.`);
}
