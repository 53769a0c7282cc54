import { eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import type { TicketRow } from "../data/row";

/** Numbers count within the guild, and opening is rare: one at a time until the transaction ends. */
export async function oneAtATime(ctx: GuildContext): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tickets:${ctx.guildId}`}, 0))`);
}

/** Stores a ticket under the guild's next number. Call {@link oneAtATime} first. */
export async function insertNumbered(
  ctx: GuildContext,
  values: Omit<typeof tickets.$inferInsert, "guildId" | "number" | "ticketId">,
): Promise<TicketRow & { number: number }> {
  const [{ next = 1 } = {}] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${tickets.number}), 0) + 1`.mapWith(Number) })
    .from(tickets)
    .where(eq(tickets.guildId, ctx.guildId));
  // Whoever a private report is about does not see its number, which is taken all the same.
  for (let number = next; number < next + 1_000; number++) {
    const [row] = await ctx.db
      .insert(tickets)
      .values({ ...values, guildId: ctx.guildId, number })
      .onConflictDoNothing({ target: [tickets.guildId, tickets.number] })
      .returning();
    if (row) return { ...row, number };
  }
  throw new Error("No number was free for the ticket.");
}
