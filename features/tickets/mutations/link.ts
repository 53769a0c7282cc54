import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketLinks } from "@/db/schema/desk";
import { actingPerson } from "@/features/economy/policy";
import type { TicketRow } from "../data/row";
import type { PairInput } from "../schema";
import { auditTicket } from "./audit";
import { logChange, nameOf, saveTicket } from "./locked";
import { lockPair } from "./pair";

const l = ticketLinks;
const ordered = (one: TicketRow, other: TicketRow) =>
  one.ticketId < other.ticketId
    ? { ticketId: one.ticketId, otherId: other.ticketId }
    : { ticketId: other.ticketId, otherId: one.ticketId };

/** Stores that two tickets belong together. @returns false where that was known */
export async function storeLink(
  ctx: GuildContext,
  one: TicketRow,
  other: TicketRow,
  by: string,
): Promise<boolean> {
  const made = await ctx.db
    .insert(l)
    .values({ guildId: ctx.guildId, ...ordered(one, other), createdBy: by, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ ticketId: l.ticketId });
  return made.length > 0;
}

async function noted(
  ctx: GuildContext,
  pair: [TicketRow, TicketRow],
  verb: "link" | "unlink",
): Promise<void> {
  const by = actingPerson(ctx.actor);
  const [one, other] = pair;
  const names = { [by]: await nameOf(ctx, by) };
  for (const [row, to] of [
    [one, other],
    [other, one],
  ] as const) {
    await saveTicket(ctx, row, { names });
    await logChange(ctx, row, by, `${verb}ed`, { after: String(to.number) });
  }
  await auditTicket(ctx, one, verb, { after: { other: other.number } });
}

/** Lets two tickets stand beside each other; their openers do not see it. */
export async function linkTickets(ctx: GuildContext, input: PairInput): Promise<void> {
  const pair = await lockPair(ctx, input);
  if (await storeLink(ctx, ...pair, actingPerson(ctx.actor))) await noted(ctx, pair, "link");
}

/** Takes the link away. */
export async function unlinkTickets(ctx: GuildContext, input: PairInput): Promise<void> {
  const pair = await lockPair(ctx, input);
  const { ticketId, otherId } = ordered(...pair);
  const gone = await ctx.db
    .delete(l)
    .where(and(eq(l.guildId, ctx.guildId), eq(l.ticketId, ticketId), eq(l.otherId, otherId)))
    .returning({ ticketId: l.ticketId });
  if (gone.length > 0) await noted(ctx, pair, "unlink");
}
