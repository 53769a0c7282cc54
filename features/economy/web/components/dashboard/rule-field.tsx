"use client";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import type { RuleField as Facts } from "./rules-draft";

/** One rule: its number or words, and what it means. */
export function RuleField({
  field,
  value,
  symbol,
  error,
  onChange,
}: {
  field: Facts;
  value: string;
  symbol: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { name, label, hint, unit, words, free } = field;
  return (
    <Field id={name} label={label} hint={hint} {...(error && { error })}>
      <Input
        id={name}
        value={value}
        autoComplete="off"
        inputMode={words ? "text" : "decimal"}
        maxLength={words ? 32 : 12}
        placeholder={free ? "no limit" : undefined}
        unit={unit === "coins" ? symbol : unit}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
