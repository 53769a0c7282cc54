"use client";
import { type FormEvent, useId, useState } from "react";
import { Checkbox } from "@/components/form/choice";
import { describedBy, Field, FormErrors } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ActionResult } from "@/features/identity/web/action";
import { useAction } from "@/features/identity/web/use-action";

export interface FormField {
  name: string;
  label: string;
  kind?: "text" | "area" | "choice" | "moment" | "day" | "tick";
  value?: string;
  /** For a choice: values with their words. */
  options?: Readonly<Record<string, string>>;
  hint?: string;
  required?: boolean;
  max?: number;
  rows?: number;
  wide?: boolean;
}

type FormAction = (previous: null, form: FormData) => Promise<ActionResult<unknown>>;

function Control({ field, id, error }: { field: FormField; id: string; error: string | undefined }) {
  const { name, kind = "text", value, options = {}, required, max, rows } = field;
  const shared = {
    id,
    name,
    required,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(id, { hint: field.hint, error }),
  } as const;
  if (kind === "choice")
    return (
      <Select {...shared} defaultValue={value}>
        {Object.entries(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </Select>
    );
  if (kind === "area") return <Textarea {...shared} defaultValue={value} maxLength={max} rows={rows ?? 4} />;
  const type = kind === "moment" ? "datetime-local" : kind === "day" ? "date" : "text";
  return <Input {...shared} type={type} defaultValue={value} maxLength={max} />;
}

/** A form of a few fields that does one thing, keeps what was typed when it fails, and says how it went. */
export function ActionForm({
  action,
  hidden = {},
  fields,
  submit,
  look = "primary",
  said = "Saved.",
  keep = false,
  className,
}: {
  action: FormAction;
  hidden?: Readonly<Record<string, string>>;
  fields: readonly FormField[];
  submit: string;
  look?: "primary" | "secondary" | "danger";
  said?: string;
  /** Leaves the fields filled when it worked: what is edited stays there. */
  keep?: boolean;
  className?: string;
}) {
  const base = useId();
  const { busy, problem, run } = useAction();
  const [done, setDone] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(false);
    run(
      () => action(null, new FormData(form)),
      () => {
        setDone(true);
        if (!keep) form.reset();
      },
    );
  };
  const known = new Set(fields.map(({ name }) => name));
  const apart = Object.entries(problem?.fields ?? {}).filter(([name]) => !known.has(name));
  const message = problem && (!problem.fields || apart.length > 0) ? problem.message : undefined;
  return (
    <form onSubmit={send} className={cn("grid gap-4", className)}>
      {message ? <FormErrors message={message} fields={Object.fromEntries(apart)} /> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((field) => {
          const id = `${base}${field.name}`;
          const error = problem?.fields?.[field.name];
          const wide = field.wide || field.kind === "area" || field.kind === "tick";
          if (field.kind === "tick")
            return (
              <div key={field.name} className="sm:col-span-2">
                <Checkbox name={field.name} label={field.label} hint={field.hint} required={field.required} />
                {error ? <p className="mt-1 text-12 text-bad">{error}</p> : null}
              </div>
            );
          return (
            <Field
              key={field.name}
              id={id}
              label={field.label}
              {...(field.hint && { hint: field.hint })}
              {...(error && { error })}
              className={wide ? "sm:col-span-2" : undefined}
            >
              <Control field={field} id={id} error={error} />
            </Field>
          );
        })}
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" look={look} busy={busy}>
          {submit}
        </Button>
        <span role="status" className="text-13 text-good">
          {done ? said : null}
        </span>
      </p>
    </form>
  );
}
