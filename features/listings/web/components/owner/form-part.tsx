"use client";
import type { ReactNode } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import type { ListingForm } from "../../../form";

export interface PartProps {
  draft: ListingForm;
  set: (change: Partial<ListingForm>) => void;
  errors: Record<string, string> | undefined;
}

/** Fields that belong together, under a title. */
export function FormPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="grid gap-5 rounded-card border bg-raised p-5 max-md:p-4" aria-label={title}>
      <header>
        <h2 className="font-semibold text-14">{title}</h2>
        {hint ? <p className="mt-0.5 text-13 text-muted">{hint}</p> : null}
      </header>
      {children}
    </section>
  );
}

/** Names of fields that hold a text, or nothing. */
type TextField = {
  [K in keyof ListingForm]: string extends ListingForm[K] ? K : never;
}[keyof ListingForm];

interface LineProps extends PartProps {
  name: Exclude<TextField, undefined>;
  label: string;
  hint?: string;
  aside?: string;
  max: number;
  lead?: string;
  placeholder?: string;
  disabled?: boolean;
  type?: "text" | "url";
}

/** One line of text; empty is nothing where the listing may go without. */
export function Line({ draft, set, errors, name, label, hint, aside, max, lead, ...rest }: LineProps) {
  const error = errors?.[name];
  const nothing = draft[name] === null || name === "tagline" || name === "city";
  return (
    <Field id={name} label={label} hint={hint} aside={aside} {...(error && { error })}>
      <Input
        id={name}
        type="text"
        {...rest}
        {...(lead && { lead })}
        maxLength={max}
        value={draft[name] ?? ""}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) =>
          set({ [name]: nothing && event.target.value === "" ? null : event.target.value })
        }
      />
    </Field>
  );
}

interface TextProps extends PartProps {
  name: "description" | "rules";
  label: string;
  hint: string;
  limit: number;
  rows: number;
}

/** A long text in Markdown, counted against what the plan allows. */
export function LongText({ draft, set, errors, name, label, hint, limit, rows }: TextProps) {
  const text = draft[name] ?? "";
  const over = text.length > limit;
  const error = errors?.[name] ?? (over ? `${text.length - limit} characters too many.` : undefined);
  return (
    <Field
      id={name}
      label={label}
      hint={hint}
      aside={<span className={over ? "text-bad" : undefined}>{`${text.length} of ${limit}`}</span>}
      {...(error && { error })}
    >
      <Textarea
        id={name}
        rows={rows}
        value={text}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => set({ [name]: event.target.value || null })}
      />
    </Field>
  );
}
