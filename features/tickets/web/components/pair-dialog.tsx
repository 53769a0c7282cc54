"use client";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { linkForm, mergeForm } from "../desk-actions";
import { FormDialog } from "./form-dialog";

const WORDS = {
  link: {
    title: "Link with another ticket",
    act: "Link them",
    hint: "Both show each other to staff. Their openers see nothing of it.",
    action: linkForm,
  },
  merge: {
    title: "Merge into another ticket",
    act: "Merge it",
    hint: "Its messages and files go there, and this one is closed with a pointer. Both need the same opener. It can be taken back.",
    action: mergeForm,
  },
};

/** Another ticket of the same guild, by its number. */
export function PairDialog({
  what,
  ...named
}: {
  guildId: string;
  number: number;
  what: keyof typeof WORDS;
  onClose: () => void;
}) {
  const { hint, ...words } = WORDS[what];
  return (
    <FormDialog {...named} {...words}>
      {(fields) => (
        <Field
          id="other"
          label="Number of the other ticket"
          hint={hint}
          {...(fields.other && { error: fields.other })}
        >
          <Input
            id="other"
            name="other"
            inputMode="numeric"
            pattern="[0-9]{1,9}"
            required
            autoComplete="off"
          />
        </Field>
      )}
    </FormDialog>
  );
}
