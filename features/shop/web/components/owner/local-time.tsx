"use client";
import { useSyncExternalStore } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";

const two = (value: number) => String(value).padStart(2, "0");

/** A moment as the browser's own time field wants it, in the reader's zone. */
function toLocal(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

const never = () => () => undefined;

/** Day and time in the reader's zone. The value is an ISO text, empty for none. */
export function LocalTime({
  id,
  label,
  hint,
  value,
  error,
  onChange,
}: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  onChange: (iso: string) => void;
}) {
  // The server does not know the reader's zone, so the field is filled once it is in the browser.
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Field id={id} label={label} hint={hint} {...(error && { error })}>
      <Input
        id={id}
        type="datetime-local"
        value={here && value ? toLocal(value) : ""}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          const at = new Date(event.target.value);
          onChange(Number.isNaN(at.getTime()) ? "" : at.toISOString());
        }}
      />
    </Field>
  );
}
