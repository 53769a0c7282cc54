import type { GuildContext } from "@/db/context";
import { ticketWaits } from "@/db/schema/tickets";
import { stateOf, type TicketRow } from "../../data/row";
import type { TicketState } from "../../rules";

/**
 * Keeps how long the opener had waited when a step ends that, and what was promised then: by an answer, or by staff
 * who close the ticket without one. What the opener ends is nobody's merit.
 * @param by Discord id of whoever did it, where that is known
 */
export async function keepWait(
  ctx: GuildContext,
  row: TicketRow,
  after: TicketState,
  by: string | undefined,
): Promise<void> {
  const { waitingSince } = stateOf(row);
  if (waitingSince === null || after.waitingSince !== null || by === row.createdBy) return;
  await ctx.db.insert(ticketWaits).values({
    guildId: ctx.guildId,
    ticketId: row.ticketId,
    since: waitingSince,
    dueAt: row.dueAt,
    endedAt: ctx.now,
    endedBy: after.open ? "answer" : "closing",
    agentId: by ?? after.assignee,
  });
}
