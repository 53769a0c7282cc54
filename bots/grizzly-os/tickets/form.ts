import {
  type APIActionRowComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  ComponentType,
  type ModalSubmitFields,
  TextInputStyle,
} from "discord.js";
import { TICKET_FORMS } from "@/features/tickets/forms";
import { MESSAGE_MAX, TITLE_MAX } from "@/features/tickets/limits";
import { TICKET_TYPES, type TicketType } from "@/features/tickets/schema";
import { TYPE_WORDS } from "@/features/tickets/words";

/** Least lengths as the website's form has them. */
const TITLE_MIN = 4;
const TEXT_MIN = 10;

interface Field {
  id: string;
  label: string;
  hint: string;
  style: TextInputStyle;
  min: number;
  max: number;
  required: boolean;
}

const labelled = ({ id, label, hint, style, min, max, required }: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: label.slice(0, 45),
  description: hint.slice(0, 100),
  component: {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    required,
    ...(min > 0 && { min_length: min }),
    max_length: max,
  },
});

/** The form of a type as a modal of Discord's: the same fields, words and limits as on the website. */
export function modalFor(type: TicketType, prefix: string): APIModalInteractionResponseCallbackData {
  const { title, text, fields } = TICKET_FORMS[type];
  const short = { style: TextInputStyle.Short, min: 0, required: false };
  return {
    custom_id: `${prefix}:${type}`,
    title: `A ticket: ${TYPE_WORDS[type].name.toLowerCase()}`.slice(0, 45),
    components: [
      labelled({ id: "title", ...title, ...short, min: TITLE_MIN, max: TITLE_MAX, required: true }),
      ...fields.map((field) => labelled({ ...field, ...short })),
      labelled({
        id: "text",
        ...text,
        style: TextInputStyle.Paragraph,
        min: TEXT_MIN,
        max: MESSAGE_MAX,
        required: true,
      }),
    ],
  };
}

/** What was written into it, by the names of the website's fields; what was left empty is left out. */
export function answersIn(type: TicketType, fields: Pick<ModalSubmitFields, "getTextInputValue">) {
  const ids = ["title", "text", ...TICKET_FORMS[type].fields.map((field) => field.id)];
  const all = ids.map((id) => [id, fields.getTextInputValue(id)] as const).filter(([, said]) => said !== "");
  const answers: Record<string, string> = Object.fromEntries(all);
  return answers;
}

/** What a ticket can be about, to choose from. */
export function typeMenu(prefix: string): APIActionRowComponent<APIStringSelectComponent> {
  const options = TICKET_TYPES.map((value) => ({
    value,
    label: TYPE_WORDS[value].name,
    description: TYPE_WORDS[value].hint.slice(0, 100),
  }));
  return {
    type: ComponentType.ActionRow,
    components: [
      { type: ComponentType.StringSelect, custom_id: `${prefix}:choose`, placeholder: "Choose", options },
    ],
  };
}
