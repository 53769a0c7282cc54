"use client";
import type { ReactNode } from "react";
import { describedBy, Field } from "./field";
import { Input } from "./input";

/** A whole number with its unit. */
export function NumberField({
  id,
  label,
  unit,
  hint,
  value,
  error,
  onChange,
}: {
  id: string;
  label: string;
  unit: ReactNode;
  hint?: string;
  value: number;
  error: string | undefined;
  onChange: (value: number) => void;
}) {
  return (
    <Field id={id} label={label} hint={hint} {...(error && { error })}>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        unit={unit}
        className="max-w-56"
        value={String(value)}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => onChange(Math.trunc(Number(event.target.value)))}
      />
    </Field>
  );
}
