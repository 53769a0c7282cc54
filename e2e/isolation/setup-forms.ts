import type { GuildFacts } from "../fixtures/facts";

/** What set-up and flags send: of the right shape, and nothing changes for those who may. */
export const SETUP_FORMS: Record<string, (guild: GuildFacts) => Record<string, unknown>> = {
  "flag-actions.ts#switchFlag": ({ id }) => ({ guildId: id, flag: "public-boards", on: null }),
  // A step that nothing works without is refused to everybody.
  "setup-actions.ts#leaveStep": ({ id }) => ({ guildId: id, step: "nitrado" }),
  // A server that no guild has.
  "setup-actions.ts#hearServer": ({ id }) => ({ guildId: id, serviceId: "1" }),
};
