import type { GuildFacts } from "../fixtures/facts";

const NO_NUMBER = 2_000_000_000;
const KEY = "isolation-ticket-key";

type Forms = Record<string, (guild: GuildFacts) => Record<string, unknown>>;

/** What the desk sends: of the right shape, about a ticket that no guild has. */
export const DESK_FORMS: Forms = {
  closeTicketForm: ({ id }) => ({ guildId: id, number: NO_NUMBER }),
  reopenTicketForm: ({ id }) => ({ guildId: id, number: NO_NUMBER }),
  takeTicketForm: ({ id }) => ({ guildId: id, number: NO_NUMBER, take: "yes" }),
  priorityForm: ({ id }) => ({ guildId: id, number: NO_NUMBER, priority: "low" }),
};

/** What openers send, likewise. */
export const OPENER_FORMS: Forms = {
  openTicketForm: ({ id }) => ({
    guildId: id,
    key: KEY,
    type: "order",
    title: "An order that nobody made",
    text: "It is about an order that no guild has.",
    order: NO_NUMBER,
  }),
  ownCloseForm: ({ id }) => ({ guildId: id, number: NO_NUMBER }),
  rateTicketForm: ({ id }) => ({ guildId: id, number: NO_NUMBER, rating: 5 }),
};
