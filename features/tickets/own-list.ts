export const OWN_STATES = ["all", "waiting", "open", "closed"] as const;
export type OwnState = (typeof OWN_STATES)[number];

/** What a person looks for among their own tickets. */
export interface OwnTicketsQuery {
  state: OwnState;
  guildId: string | null;
  /** In titles, numbers and messages; empty is everything. */
  text: string;
  after: string | null;
}

export const OWN_STATE_WORDS: Record<OwnState, { name: string; empty: string }> = {
  all: { name: "All", empty: "Nothing here fits what you look for." },
  waiting: { name: "Waiting for you", empty: "Nobody waits for an answer of yours." },
  open: { name: "Open", empty: "None of your tickets is open." },
  closed: { name: "Closed", empty: "None of your tickets is closed yet." },
};
