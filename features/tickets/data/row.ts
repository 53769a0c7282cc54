import type { tickets } from "@/db/schema/tickets";
import type { Tier } from "@/features/supporters/schema";
import { TIERS } from "@/features/supporters/schema";
import type { FormAnswers } from "../forms";
import { promiseHours, type TicketState } from "../rules";
import { PRIORITIES, TICKET_TYPES, type TicketPriority, type TicketType } from "../words";

export type TicketRow = typeof tickets.$inferSelect;

/** What a ticket keeps beside its columns. The tier is the opener's at opening: a promise is not taken back. */
export interface TicketData {
  tier: Tier;
  openerName: string;
  /** `grizzly_users.id` of the opener; null for whoever wrote in Discord alone. Staff's scope may not see the person. */
  openerUserId: string | null;
  /** ISO moment since when the opener waits for staff. */
  waitingSince: string | null;
  /** Names of those who took part, by Discord id, as they were then. */
  names?: Record<string, string>;
  /** What was answered to the fields of the ticket's form. */
  answers?: FormAnswers;
}

/** The kept data with every value set; an older bot's row has none of it. */
export function dataOf(row: Pick<TicketRow, "data" | "createdBy">): TicketData {
  const kept = (row.data ?? {}) as Partial<TicketData>;
  return {
    tier: TIERS.find((tier) => tier === kept.tier) ?? "none",
    openerName: typeof kept.openerName === "string" ? kept.openerName : row.createdBy,
    openerUserId: typeof kept.openerUserId === "string" ? kept.openerUserId : null,
    waitingSince: typeof kept.waitingSince === "string" ? kept.waitingSince : null,
    names: kept.names ?? {},
    answers: kept.answers ?? {},
  };
}

/** Words of an older bot that are none of ours are read as the nearest of ours. */
export const typeOf = (row: Pick<TicketRow, "type">): TicketType =>
  TICKET_TYPES.find((type) => type === row.type) ?? "other";

export const priorityOf = (row: Pick<TicketRow, "priority">): TicketPriority =>
  PRIORITIES.find((priority) => priority === row.priority) ?? "medium";

export const isOpen = (row: Pick<TicketRow, "status">): boolean =>
  row.status !== "closed" && row.status !== "resolved";

export function stateOf(row: TicketRow): TicketState {
  const { waitingSince } = dataOf(row);
  const waitingFor = row.waitingFor === "opener" || row.waitingFor === "staff" ? row.waitingFor : null;
  return {
    open: isOpen(row),
    waitingFor: isOpen(row) ? (waitingFor ?? "staff") : null,
    waitingSince: waitingSince === null ? null : new Date(waitingSince),
    assignee: row.assignedTo,
    firstAnswerAt: row.firstAnswerAt,
    closedAt: row.closedAt,
  };
}

export const promiseOf = (row: TicketRow): number | null => promiseHours(dataOf(row).tier, priorityOf(row));
