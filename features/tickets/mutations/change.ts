import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { conflict } from "@/lib/errors";
import { dataOf, isOpen, priorityOf, stateOf, type TicketRow } from "../data/row";
import { verdictByNumber } from "../verdict/data/verdicts";
import { appealedBy } from "../verdict/rules";
import type { TicketPriority } from "../words";
import { auditTicket } from "./audit";
import { lockTicket, logChange, nameOf, type Side, saveTicket, stepped } from "./locked";
import { announce, announceChange, tellOpener } from "./tell";

/** To close an appeal is to decide it, and nobody decides about a verdict of their own. */
async function refuseOwnAppeal(ctx: GuildContext, row: TicketRow, by: string): Promise<void> {
  const number = appealedBy(row);
  const verdict = number === null ? null : await verdictByNumber(ctx, number);
  if (verdict?.by.discordId === by)
    throw conflict("This is an appeal of your own verdict. Somebody else has to close it.", {
      code: "state",
    });
}

/**
 * Closes a ticket, by staff or by its opener.
 * @throws AppError not_found, conflict when it is closed already
 */
export async function closeTicket(
  ctx: GuildContext,
  input: { number: number; reason: string },
  side: Side,
): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, input.number, side === "opener" ? by : undefined);
  if (side === "staff") await refuseOwnAppeal(ctx, row, by);
  const state = stepped(row, { kind: "closes" }, ctx.now);
  await saveTicket(ctx, row, {
    state,
    closed: { by, reason: input.reason },
    names: { [by]: await nameOf(ctx, by) },
  });
  await logChange(ctx, row, by, "closed", { after: input.reason });
  await auditTicket(ctx, row, "close", { after: { reason: input.reason || null } });
  const ticket = { number: input.number, openerId: row.createdBy };
  await announce(ctx, "tickets.closed", { ...ticket, byOpener: side === "opener" });
  if (side === "opener") return;
  await tellOpener(ctx, row, {
    what: "closed",
    title: `“${row.title ?? "Your ticket"}” was closed`,
    body: input.reason === "" ? "You can rate it, or open it again within 30 days." : input.reason,
    key: `closed:${row.version}`,
  });
}

/** Staff open a closed ticket again. @throws AppError not_found, conflict when it is open */
export async function reopenTicket(ctx: GuildContext, number: number): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  const state = stepped(row, { kind: "reopens" }, ctx.now);
  await saveTicket(ctx, row, { state, names: { [by]: await nameOf(ctx, by) } });
  await logChange(ctx, row, by, "reopened");
  await auditTicket(ctx, row, "reopen", {});
  await announce(ctx, "tickets.reopened", { number, openerId: row.createdBy });
}

/** The acting agent takes a ticket, or gives it back to the queue. @throws AppError conflict for a closed one */
export async function takeTicket(ctx: GuildContext, number: number, take: boolean): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  if (!isOpen(row)) throw conflict("This ticket is closed.", { code: "state" });
  const assignee = take ? by : null;
  if (row.assignedTo === assignee) return;
  const { names = {} } = dataOf(row);
  const before = row.assignedTo === null ? null : (names[row.assignedTo] ?? row.assignedTo);
  await saveTicket(ctx, row, {
    state: { ...stateOf(row), assignee },
    assignedBy: by,
    names: { [by]: await nameOf(ctx, by) },
  });
  await logChange(ctx, row, by, take ? "taken" : "assigned", { before });
  await auditTicket(ctx, row, "assign", { before: { assignee: row.assignedTo }, after: { assignee } });
  await announceChange(ctx, row, "assignee");
}

/** Sets how urgent a ticket is; its deadline moves with it. */
export async function setPriority(
  ctx: GuildContext,
  { number, priority }: { number: number; priority: TicketPriority },
): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  const before = priorityOf(row);
  if (before === priority) return;
  await saveTicket(ctx, row, { priority, names: { [by]: await nameOf(ctx, by) } });
  await logChange(ctx, row, by, "priority", { before, after: priority });
  await auditTicket(ctx, row, "priority", { before: { priority: before }, after: { priority } });
  await announceChange(ctx, row, "priority");
}
