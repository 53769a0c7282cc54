/** What a ticket is about. */
export const TICKET_TYPES = ["order", "report", "account", "server", "staff", "appeal", "other"] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const PRIORITIES = ["low", "medium", "high", "urgent"] as const;
export type TicketPriority = (typeof PRIORITIES)[number];

/** Views of the desk's inbox. */
export const VIEWS = ["open", "mine", "unassigned", "staff", "opener", "overdue", "closed"] as const;
export type InboxView = (typeof VIEWS)[number];

/** Tickets of a view are counted to here. */
export const COUNT_MAX = 100;

/** How many there are, in at most three signs. */
export const countWords = (count: number): string =>
  count >= COUNT_MAX ? `${COUNT_MAX - 1}+` : String(count);

export const TYPE_WORDS: Record<TicketType, { name: string; hint: string }> = {
  order: { name: "An order", hint: "Something that you bought is missing, late or wrong." },
  report: { name: "A player", hint: "Somebody broke the rules. Say who, where and when." },
  account: { name: "Coins or links", hint: "Your wallet, your linked player, your supporter tier." },
  server: { name: "A game server", hint: "It is down, slow, or something in it does not work." },
  staff: {
    name: "A staff member",
    hint: "Whoever it is about never sees it. The guild's owner reads it, and whom they named for it.",
  },
  appeal: { name: "An appeal", hint: "You were warned or banned and see it differently." },
  other: { name: "Something else", hint: "Everything that fits nowhere above." },
};

export const PRIORITY_WORDS: Record<TicketPriority, string> = {
  low: "Low",
  medium: "Normal",
  high: "High",
  urgent: "Urgent",
};

export const VIEW_WORDS: Record<InboxView, { name: string; empty: string }> = {
  open: { name: "All open", empty: "No ticket is open. New ones appear here by themselves." },
  mine: { name: "Mine", empty: "No open ticket is assigned to you." },
  unassigned: { name: "Unassigned", empty: "Every open ticket has somebody." },
  staff: { name: "Waiting for us", empty: "Nobody waits for an answer of ours." },
  opener: { name: "Waiting for them", empty: "No opener owes us an answer." },
  overdue: { name: "Overdue", empty: "Every promise is kept so far." },
  closed: { name: "Closed", empty: "No ticket has been closed yet." },
};

/** A change as a line of the conversation, without who made it. */
export function changeWords(change: string, after: unknown): string {
  const to = typeof after === "string" ? after : "";
  switch (change) {
    case "assigned":
      return to === "" ? "took the assignment away" : `assigned it to ${to}`;
    case "taken":
      return "took it";
    case "tags":
      return to === "" ? "took all tags away" : `tagged it ${to}`;
    case "linked":
      return `linked it with ${to}`;
    case "unlinked":
      return `took the link with ${to} away`;
    case "merged":
      return `merged it into ${to}`;
    case "merged-here":
      return `merged ${to} into it`;
    case "unmerged":
      return `took it out of ${to} again`;
    case "unmerged-here":
      return `took ${to} out of it again`;
    case "split":
      return `moved messages into ${to}`;
    case "split-here":
      return `made it from messages of ${to}`;
    case "moved":
      return `made it a ticket about ${(TYPE_WORDS[to as TicketType]?.name ?? to).toLowerCase()}`;
    case "priority":
      return `set the priority to ${(PRIORITY_WORDS[to as TicketPriority] ?? to).toLowerCase()}`;
    case "closed":
      return to === "" ? "closed it" : `closed it: ${to}`;
    case "reopened":
      return "opened it again";
    case "message-deleted":
      return "deleted a message";
    case "frozen":
      return `froze the timeline of the players: ${to} of the log`;
    case "clock":
      return "stopped the clock: it is the opener's turn";
    case "verdict":
      return `gave verdict ${to}`;
    case "verdict-undone":
      return `took back: ${to}`;
    case "rated":
      return `rated it ${to} of 5`;
    default:
      return change;
  }
}
