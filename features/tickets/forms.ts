import type { TicketType } from "./words";

/** What a field of a ticket's form asks for; where a choice is known the web offers it, Discord takes the words. */
export type FieldKind = "line" | "order" | "server" | "player" | "staff";

/** Fields that a type can ask for beside the title and the text. */
export const FIELD_IDS = ["order", "server", "when", "player", "staff"] as const;
export type FieldId = (typeof FIELD_IDS)[number];

export interface FormField {
  id: FieldId;
  kind: FieldKind;
  label: string;
  /** Stands under the field on the web and inside it in Discord. */
  hint: string;
  /** Longest answer in characters. */
  max: number;
}

export interface TicketForm {
  title: { label: string; hint: string };
  text: { label: string; hint: string };
  /** At most three: with title and text that is as much as a Discord modal takes. */
  fields: readonly FormField[];
}

const WHEN: FormField = {
  id: "when",
  kind: "line",
  label: "When",
  hint: "As near as you know it, such as 21:40 today.",
  max: 100,
};
const SERVER: FormField = {
  id: "server",
  kind: "server",
  label: "Game server",
  hint: "Where it happened.",
  max: 100,
};
const ORDER: FormField = {
  id: "order",
  kind: "order",
  label: "Order number",
  hint: "It stands on your orders page.",
  max: 9,
};
const PLAYER: FormField = {
  id: "player",
  kind: "player",
  label: "Player",
  hint: "The name as it stands in the game, if you know it.",
  max: 60,
};
const STAFF: FormField = {
  id: "staff",
  kind: "staff",
  label: "Staff member",
  hint: "Their name in Discord. They are kept out of this ticket.",
  max: 100,
};

const TITLE = { label: "In a few words", hint: "What it is about." };
const TEXT = { label: "What happened?", hint: "Where and when helps most. Staff and you alone read it." };

/** The form of each type: the one place that the web's form and Discord's modal are made from. */
export const TICKET_FORMS: Record<TicketType, TicketForm> = {
  order: { title: TITLE, text: TEXT, fields: [ORDER, WHEN] },
  report: { title: TITLE, text: TEXT, fields: [PLAYER, SERVER, WHEN] },
  account: { title: TITLE, text: TEXT, fields: [WHEN] },
  server: { title: TITLE, text: TEXT, fields: [SERVER, WHEN] },
  staff: {
    title: TITLE,
    text: { label: "What happened?", hint: "Whoever it is about never reads it, nor finds it." },
    fields: [STAFF, WHEN],
  },
  appeal: {
    title: TITLE,
    text: { label: "Why is it wrong?", hint: "What you would like to be looked at again, and why." },
    fields: [],
  },
  other: { title: TITLE, text: TEXT, fields: [] },
};

/** Answers to a type's own fields, without those that were left empty. */
export type FormAnswers = Partial<Record<FieldId, string>>;

/** What was answered, with the words of the form, in the form's order. */
export function answersOf(type: TicketType, answers: FormAnswers): { label: string; answer: string }[] {
  return TICKET_FORMS[type].fields.flatMap(({ id, label }) => {
    const answer = answers[id];
    return answer ? [{ label, answer }] : [];
  });
}
