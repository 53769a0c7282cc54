import type { GuildFacts } from "../fixtures/facts";
import { type ActionRule, signedIn, staff } from "./action-rules";

const NO_NUMBER = 2_000_000_000;

type Input = (guild: GuildFacts) => Record<string, unknown>;

const edit: Input = ({ id }) => ({ guildId: id, messageId: NO_NUMBER, text: "Other words" });
const take: Input = ({ id }) => ({ guildId: id, messageId: NO_NUMBER });

/** What is done with messages, and with a guild's saved replies: about such as no guild has. */
export const MESSAGE_ACTIONS: readonly (readonly [string, ActionRule])[] = [
  ["message-actions.tsx#previewMessage", { input: () => ({ text: "**Hello**" }), expects: signedIn("done") }],
  ["message-actions.tsx#editForm", { form: true, input: edit, expects: staff(true) }],
  ["message-actions.tsx#deleteForm", { form: true, input: take, expects: staff(true) }],
  ["message-actions.tsx#ownEditForm", { form: true, input: edit, expects: signedIn("refused") }],
  ["message-actions.tsx#ownDeleteForm", { form: true, input: take, expects: signedIn("refused") }],
  [
    "reply-actions.ts#saveReplyForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, id: NO_NUMBER, title: "Nobody's reply", body: "Hello." }),
      expects: staff(true),
    },
  ],
  [
    "reply-actions.ts#deleteReplyForm",
    { form: true, input: ({ id }) => ({ guildId: id, id: NO_NUMBER }), expects: staff(true) },
  ],
];
