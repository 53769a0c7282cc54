import type { GuildFacts } from "../fixtures/facts";

const NO_UUID = "00000000-0000-4000-8000-000000000000";

/** What the economy's dashboard sends: of the right shape, and nothing that changes anything. */
export const ECONOMY_ACTIONS: Record<string, (guild: GuildFacts) => Record<string, unknown>> = {
  // Nothing differs from the rules as they are.
  saveRules: ({ id }) => ({ guildId: id, coins: {}, kills: {} }),
  moveCoins: ({ id }) => ({
    guildId: id,
    kind: "grant",
    key: NO_UUID,
    discordId: "100000000000000001",
    amount: 1,
    reason: "To nobody",
  }),
  undoCoins: ({ id }) => ({ guildId: id, entryId: Number.MAX_SAFE_INTEGER }),
  checkBooksNow: ({ id }) => ({ guildId: id }),
};
