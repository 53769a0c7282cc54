import { type ActionRule, signedIn } from "./action-rules";

/** What people's own pages send: of a shape that changes nothing of the demo's people. */
export const PEOPLE_ACTIONS: readonly [string, ActionRule][] = [
  [
    "features/identity/web/account-actions.ts#exportMyData",
    { input: () => ({}), expects: signedIn("reached") },
  ],
  [
    "features/identity/web/account-actions.ts#deleteMyAccount",
    { form: true, input: () => ({ name: "Nobody is called so" }), expects: signedIn("refused") },
  ],
  // Nobody's account is to be deleted.
  [
    "features/identity/web/account-actions.ts#keepMyAccount",
    { input: () => ({}), expects: signedIn("refused") },
  ],
  [
    "features/identity/web/privacy-actions.ts#chooseMyPrivacy",
    { input: ({ id }) => ({ guildId: id, isPublic: "perhaps" }), expects: signedIn("refused") },
  ],
  [
    "features/notices/web/actions.ts#chooseNotice",
    { input: () => ({ kind: "weather", site: true, discord: true }), expects: signedIn("refused") },
  ],
];
