"use client";
import { describedBy, Field } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import type { Appeal } from "../../../moderation/rules";

/** How somebody can object to a verdict. */
export function AppealFields({
  appeal,
  errors,
  onChange,
}: {
  appeal: Appeal;
  errors: Record<string, string> | undefined;
  onChange: (appeal: Appeal) => void;
}) {
  const text = errors?.["appeal.text"];
  const link = errors?.["appeal.link"];
  return (
    <>
      <Field
        id="appeal.text"
        label="How to appeal"
        hint="The last line of every warning and ban."
        aside={`${appeal.text.length} of 500`}
        {...(text && { error: text })}
      >
        <Textarea
          id="appeal.text"
          rows={3}
          maxLength={500}
          value={appeal.text}
          aria-invalid={Boolean(text)}
          aria-describedby={describedBy("appeal.text", { hint: true, error: text })}
          onChange={(event) => onChange({ ...appeal, text: event.target.value })}
        />
      </Field>
      <Field
        id="appeal.link"
        label="Link to the appeal"
        aside="optional"
        hint="Without one, people open a ticket."
        {...(link && { error: link })}
      >
        <Input
          id="appeal.link"
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={300}
          value={appeal.link ?? ""}
          aria-invalid={Boolean(link)}
          aria-describedby={describedBy("appeal.link", { hint: true, error: link })}
          onChange={(event) => onChange({ ...appeal, link: event.target.value || null })}
        />
      </Field>
    </>
  );
}
