import { type ActionRule, NO_UUID, NOBODY } from "./action-rules";

// None of those who try is the platform's staff: for them there is nothing.
const expects: ActionRule["expects"] = (person) => (person === null ? "unauthenticated" : "missing");

const FORMS: Record<string, ActionRule["input"]> = {
  answerVerificationRequest: () => ({ requestId: NO_UUID, memberId: null, notes: "A test asks for this." }),
  repairRole: ({ id }) => ({ guild: id, discordId: NOBODY }),
  repairAllRoles: () => ({}),
  lookForDifferences: () => ({}),
  saveTierRoles: ({ id }) => ({ guild: id, bronze: "", silver: "", gold: "", partner: "" }),
  startFullSync: () => ({}),
};

/** What the platform's staff do about Patreon. */
export const PATREON_ACTIONS: readonly [string, ActionRule][] = Object.entries(FORMS).map(([name, input]) => [
  `features/supporters/web/staff/actions.ts#${name}`,
  { input, expects },
]);
