"use client";
import { useState } from "react";
import { describedBy, Field } from "./field";
import { Textarea } from "./input";

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

/** A list as a text, one entry a line. The text keeps what is being typed; the list is what it says. */
export function LineList({
  id,
  label,
  hint,
  max,
  values,
  errors,
  onChange,
}: {
  id: string;
  label: string;
  hint: string;
  max: number;
  values: readonly string[];
  errors: Record<string, string> | undefined;
  onChange: (values: string[]) => void;
}) {
  const [text, setText] = useState(values.join("\n"));
  // What was taken back, or set anew from outside, stands in the text again.
  const shown = JSON.stringify(linesOf(text)) === JSON.stringify(values) ? text : values.join("\n");
  const at = Object.keys(errors ?? {}).find((name) => name === id || name.startsWith(`${id}.`));
  const row = at === undefined || at === id ? undefined : values[Number(at.slice(id.length + 1))];
  const error = at && (row ? `“${row}”: ${errors?.[at]}` : errors?.[at]);
  return (
    <Field id={id} label={label} hint={hint} aside={`${values.length} of ${max}`} {...(error && { error })}>
      <Textarea
        id={id}
        rows={5}
        spellCheck={false}
        value={shown}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          setText(event.target.value);
          onChange(linesOf(event.target.value));
        }}
      />
    </Field>
  );
}
