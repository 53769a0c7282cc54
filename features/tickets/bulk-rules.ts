import { PRIORITY_WORDS, type TicketPriority } from "./words";

/** What is done to many tickets at once. */
export type BulkAction =
  | { kind: "assign"; to: string | null }
  | { kind: "tag"; tag: string; on: boolean }
  | { kind: "priority"; priority: TicketPriority }
  | { kind: "close"; reason: string }
  | { kind: "reply"; text: string };

/** Most tickets of one change. */
export const BULK_MAX = 100;

/** How long a change of many can be undone, in minutes. */
export const BULK_UNDO_MINUTES = 15;

/** What decides whether a change says something to a ticket. */
export interface BulkState {
  open: boolean;
  assignee: string | null;
  priority: TicketPriority;
  tags: readonly string[];
  openerId: string;
  concerns: string | null;
}

export type BulkVerdict = { will: string } | { wont: string };

/**
 * What a change does to a ticket, or why nothing, in words.
 * @param names of people by Discord id
 */
export function bulkVerdict(
  ticket: BulkState,
  action: BulkAction,
  names: Readonly<Record<string, string>>,
): BulkVerdict {
  const named = (id: string) => names[id] ?? id;
  if (action.kind !== "tag" && !ticket.open) return { wont: "It is closed." };
  switch (action.kind) {
    case "assign":
      if (ticket.assignee === action.to)
        return { wont: action.to === null ? "Nobody has it." : `${named(action.to)} has it already.` };
      if (action.to === ticket.openerId) return { wont: `${named(action.to)} opened it.` };
      if (action.to !== null && action.to === ticket.concerns) return { wont: "This person may not see it." };
      return { will: action.to === null ? "Goes back to the queue" : `Goes to ${named(action.to)}` };
    case "tag": {
      const has = ticket.tags.includes(action.tag);
      if (has === action.on) return { wont: has ? "It has this tag already." : "It does not have this tag." };
      if (action.on && ticket.tags.length >= 8) return { wont: "It has eight tags, and that is the most." };
      return { will: action.on ? `Gets the tag ${action.tag}` : `Loses the tag ${action.tag}` };
    }
    case "priority":
      if (ticket.priority === action.priority)
        return { wont: `It is ${PRIORITY_WORDS[action.priority].toLowerCase()} already.` };
      return {
        will: `${PRIORITY_WORDS[ticket.priority]} becomes ${PRIORITY_WORDS[action.priority].toLowerCase()}`,
      };
    case "close":
      return { will: "Is closed, and its opener told" };
    case "reply":
      return { will: "Gets the answer, and waits for its opener" };
  }
}
