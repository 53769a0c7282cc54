import { type ActionRule, NO_NUMBER, NO_UUID, NOBODY, staff } from "./action-rules";

// None of those who try is the platform's staff: for them there is nothing.
const expects: ActionRule["expects"] = (person) => (person === null ? "unauthenticated" : "missing");

const FORMS: Record<string, ActionRule["input"]> = {
  answerVerificationRequest: () => ({ requestId: NO_UUID, memberId: null, notes: "A test asks for this." }),
  repairRole: ({ id }) => ({ guild: id, discordId: NOBODY }),
  repairAllRoles: () => ({}),
  lookForDifferences: () => ({}),
  saveTierRoles: ({ id }) => ({ guildId: id, bronze: "", silver: "", gold: "", partner: "" }),
  startFullSync: () => ({}),
};

/** What a guild's managers do about their supporters' roles; nothing changes for those who may. */
const GUILD_FORMS: Record<string, ActionRule["input"]> = {
  // A role that no guild has.
  chooseRoles: ({ id }) => ({ guildId: id, bronze: NOBODY, silver: "", gold: "", partner: "" }),
  compareRoles: ({ id }) => ({ guildId: id }),
  // More than anybody has seen.
  bringRoles: ({ id }) => ({ guildId: id, seen: NO_NUMBER }),
};

/** What the platform's staff, and a guild's, do about Patreon. */
export const PATREON_ACTIONS: readonly [string, ActionRule][] = [
  ...Object.entries(FORMS).map(([name, input]): [string, ActionRule] => [
    `features/supporters/web/staff/actions.ts#${name}`,
    { input, expects },
  ]),
  ...Object.entries(GUILD_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/supporters/web/tier-actions.ts#${name}`,
    { input, expects: staff(false) },
  ]),
];
