"use client";
import { Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { type FormField, TICKET_FORMS } from "../../forms";
import type { TicketType } from "../../words";
import { useDraft } from "./use-draft";

/** What fields of a form can offer to choose from. */
export interface FormChoices {
  orders: readonly { number: number; name: string }[];
  servers: readonly string[];
  staff: readonly string[];
}

interface Option {
  value: string;
  words: string;
}

/** Null where there is nothing to choose from: then the words are written. */
function optionsOf(
  field: FormField,
  { orders, servers, staff }: FormChoices,
): { none: string; options: Option[] } | null {
  switch (field.kind) {
    case "order":
      return {
        none: "None of these",
        options: orders.map(({ number, name }) => ({ value: String(number), words: `${number} ${name}` })),
      };
    case "server":
      return servers.length === 0
        ? null
        : { none: "It does not matter", options: servers.map((name) => ({ value: name, words: name })) };
    case "staff":
      return {
        none: "I do not know",
        options: staff.map((name) => ({ value: name, words: name })),
      };
    default:
      return null;
  }
}

function Line({ field, error, draft }: { field: FormField; error: string | undefined; draft: string }) {
  const [text, setText] = useDraft(`${draft}:${field.id}`);
  return (
    <Input
      id={field.id}
      name={field.id}
      maxLength={field.max}
      value={text}
      onChange={(event) => setText(event.target.value)}
      aria-invalid={error ? true : undefined}
    />
  );
}

/** The fields that a type asks for beside the title and the text. */
export function FormFields({
  type,
  choices,
  order,
  errors,
  draft,
}: {
  type: TicketType;
  choices: FormChoices;
  /** The order that the address names. */
  order: number | null;
  errors: Readonly<Record<string, string>>;
  /** Where what is written is kept in this browser. */
  draft: string;
}) {
  return TICKET_FORMS[type].fields.map((field) => {
    const choice = optionsOf(field, choices);
    const error = errors[field.id];
    if (field.kind === "order" && choice?.options.length === 0) return null;
    return (
      <Field
        key={field.id}
        id={field.id}
        label={field.label}
        aside="optional"
        hint={field.hint}
        {...(error && { error })}
      >
        {choice ? (
          <Select id={field.id} name={field.id} defaultValue={field.kind === "order" ? (order ?? "") : ""}>
            <option value="">{choice.none}</option>
            {choice.options.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        ) : (
          <Line field={field} error={error} draft={draft} />
        )}
      </Field>
    );
  });
}
