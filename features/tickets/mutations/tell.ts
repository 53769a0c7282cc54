import type { z } from "zod";
import type { GuildContext } from "@/db/context";
import { publish } from "@/features/events/mutations";
import { wake } from "@/features/live/wake";
import { notify } from "@/features/notices/mutations";
import { dataOf, type TicketRow } from "../data/row";
import { type TicketEvent, ticketEvents } from "../events";

/** Publishes an event of a ticket with its checked payload; events of one ticket go out one after the other. */
export async function announce<T extends TicketEvent>(
  ctx: GuildContext,
  type: T,
  payload: z.input<(typeof ticketEvents)[T]>,
  key?: string,
): Promise<void> {
  const checked = ticketEvents[type].parse(payload);
  const { number } = checked;
  // Of a message those who follow hear with the ticket's new version, when it is saved.
  const said = type === "tickets.message" ? [] : [{ kind: "ticket" as const, guildId: ctx.guildId, number }];
  // One flight for both; who follows is woken when the transaction commits.
  await Promise.all([
    publish(ctx, { type, payload: checked, orderKey: `ticket:${number}`, ...(key && { key }) }),
    wake(ctx, ...said, { kind: "bus", type }),
  ]);
}

/** Says that something of a ticket changed which is neither a message nor its being open. */
export async function announceChange(
  ctx: GuildContext,
  row: Pick<TicketRow, "number" | "createdBy" | "ticketId">,
  change: string,
): Promise<void> {
  const number = row.number ?? row.ticketId;
  await announce(ctx, "tickets.changed", { number, openerId: row.createdBy, change });
}

/** Tells a ticket's opener what happened in it; nobody is told who has no account here. */
export async function tellOpener(
  ctx: GuildContext,
  row: TicketRow,
  notice: { what: string; title: string; body: string; key: string },
): Promise<void> {
  const { openerUserId } = dataOf(row);
  if (openerUserId === null) return;
  await notify(ctx, {
    grizzlyUserId: openerUserId,
    kind: `tickets.${notice.what}`,
    level: "info",
    title: notice.title,
    body: notice.body,
    href: `/me/tickets/${ctx.guildId}/${row.number}`,
    key: `ticket:${row.number}:${notice.key}`,
  });
}
