import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { conflict, invalid } from "@/lib/errors";
import type { Agent } from "../assign-rules";
import { agents } from "../data/agents";
import { dataOf, isOpen, stateOf } from "../data/row";
import type { AssignInput } from "../schema";
import { auditTicket } from "./audit";
import { lockTicket, logChange, nameOf, saveTicket } from "./locked";
import { announceChange } from "./tell";

/**
 * Gives a ticket to somebody who may answer it, or back to the queue.
 * @param staff those who may, where the caller has read them already
 * @throws AppError conflict for a closed one; invalid for somebody without the right, its opener, or whom it is about
 */
export async function assignTicket(
  ctx: GuildContext,
  { number, to }: AssignInput,
  staff?: readonly Agent[],
): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  if (!isOpen(row)) throw conflict("This ticket is closed.", { code: "state" });
  if (row.assignedTo === to) return;
  const agent = to === null ? null : (staff ?? (await agents(ctx))).find((one) => one.discordId === to);
  if (agent === undefined)
    throw invalid("This person may not answer tickets here. Nothing was changed.", {
      to: "Choose somebody else.",
    });
  if (to !== null && (to === row.createdBy || to === row.concerns))
    throw invalid(
      "Nobody works on a ticket of their own, nor on one about themselves. Nothing was changed.",
      {
        to: "Choose somebody else.",
      },
    );
  const { names = {} } = dataOf(row);
  const before = row.assignedTo === null ? null : (names[row.assignedTo] ?? row.assignedTo);
  await saveTicket(ctx, row, {
    state: { ...stateOf(row), assignee: to },
    assignedBy: by,
    names: { [by]: await nameOf(ctx, by), ...(agent && { [agent.discordId]: agent.name }) },
  });
  await logChange(ctx, row, by, to === by ? "taken" : "assigned", { before, after: agent?.name ?? "" });
  await auditTicket(ctx, row, "assign", { before: { assignee: row.assignedTo }, after: { assignee: to } });
  await announceChange(ctx, row, "assignee");
}
