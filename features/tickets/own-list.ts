export const OWN_STATES = ["all", "waiting", "open", "closed"] as const;
export type OwnState = (typeof OWN_STATES)[number];

/** What a person looks for among their own tickets. */
export interface OwnTicketsQuery {
  state: OwnState;
  guildId: string | null;
  after: string | null;
}

export const OWN_STATE_WORDS: Record<OwnState, { name: string; empty: string }> = {
  all: { name: "All", empty: "You have no ticket in this guild." },
  waiting: { name: "Waiting for you", empty: "Nobody waits for an answer of yours." },
  open: { name: "Open", empty: "None of your tickets is open." },
  closed: { name: "Closed", empty: "None of your tickets is closed yet." },
};
