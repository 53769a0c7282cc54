import type { GuildFacts } from "../fixtures/facts";

const NO_NUMBER = 2_000_000_000;
const KEY = "isolation-case-key";
const TEXT = "It is about something that no guild has.";

type Inputs = Record<string, (guild: GuildFacts) => Record<string, unknown>>;

/** What staff send about the case of a ticket that no guild has. */
export const CASE_FORMS: Inputs = {
  evidenceNoteForm: ({ id }) => ({ guildId: id, number: NO_NUMBER, key: KEY, lines: "a.ADM:1", text: TEXT }),
  stopClockForm: ({ id }) => ({ guildId: id, number: NO_NUMBER }),
  giveVerdictForm: ({ id }) => ({
    guildId: id,
    number: NO_NUMBER,
    key: KEY,
    seen: 0,
    decision: "rejected",
    reason: TEXT,
  }),
};

/** What players send, about a death and a verdict that are not theirs. */
export const PLAYER_FORMS: Inputs = {
  reportDeathForm: ({ id }) => ({ guildId: id, key: KEY, killId: NO_NUMBER, asksFor: "look", text: TEXT }),
  appealForm: ({ id }) => ({ guildId: id, key: KEY, verdict: NO_NUMBER, text: TEXT }),
};
