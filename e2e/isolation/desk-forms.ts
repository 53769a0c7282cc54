import type { GuildFacts } from "../fixtures/facts";
import { NO_NUMBER, NO_UUID, NOBODY } from "./action-rules";

type Forms = Record<string, (guild: GuildFacts) => Record<string, unknown>>;

const named = ({ id }: GuildFacts) => ({ guildId: id, number: NO_NUMBER });
const pair = (guild: GuildFacts) => ({ ...named(guild), other: NO_NUMBER - 1 });
const many = ({ id }: GuildFacts) => ({
  guildId: id,
  numbers: [NO_NUMBER],
  action: { kind: "priority", priority: "low" },
});

/** What the desk's menu sends, about tickets that no guild has. */
export const MENU_FORMS: Forms = {
  assignForm: (guild) => ({ ...named(guild), to: NOBODY }),
  tagsForm: (guild) => ({ ...named(guild), tags: "isolation" }),
  linkForm: pair,
  unlinkForm: pair,
  mergeForm: pair,
  unmergeForm: pair,
  splitForm: (guild) => ({ ...named(guild), title: "Nothing at all", type: "other", messages: "1" }),
  moveForm: (guild) => ({ ...named(guild), type: "other" }),
};

/** What the desk's dialog for many tickets sends, likewise. */
export const BULK_ACTIONS: Forms = {
  previewTickets: many,
  changeTickets: (guild) => ({ ...many(guild), id: NO_UUID }),
  undoTickets: ({ id }) => ({ guildId: id, id: NO_UUID }),
};
