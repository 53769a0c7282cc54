"use client";
import type { ComponentProps, ReactNode } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Card } from "@/components/ui/card";
import type { ItemDraft } from "../../../item-draft";
import type { PartProps } from "./item-part";

type TextName = {
  [Name in keyof ItemDraft]: ItemDraft[Name] extends string
    ? string extends ItemDraft[Name]
      ? Name
      : never
    : never;
}[keyof ItemDraft];

interface Words {
  name: TextName;
  label: string;
  hint?: string;
  aside?: string;
}

/** A part of the form under its heading. */
export function FormPart({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="grid gap-5">
      <header>
        <h2 className="font-semibold text-14">{title}</h2>
        {hint ? <p className="mt-0.5 text-13 text-muted">{hint}</p> : null}
      </header>
      {children}
    </Card>
  );
}

type LineProps = PartProps &
  Words & { unit?: string; number?: boolean } & Pick<
    ComponentProps<"input">,
    "maxLength" | "placeholder" | "className"
  >;

/** One line of the form, with its problem below it. */
export function Line({
  draft,
  set,
  problems,
  name,
  label,
  hint,
  aside,
  number,
  className,
  ...rest
}: LineProps) {
  const error = problems[name];
  return (
    <Field id={name} label={label} hint={hint} aside={aside} className={className} {...(error && { error })}>
      <Input
        {...rest}
        id={name}
        type={number ? "number" : "text"}
        {...(number && { inputMode: "numeric" as const })}
        value={draft[name]}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
}

type LinesProps = PartProps &
  Words &
  Pick<ComponentProps<"textarea">, "rows" | "maxLength" | "placeholder" | "className">;

/** Several lines of the form, with their problem below them. */
export function Lines({ draft, set, problems, name, label, hint, aside, ...rest }: LinesProps) {
  const error = problems[name];
  return (
    <Field id={name} label={label} hint={hint} aside={aside} {...(error && { error })}>
      <Textarea
        {...rest}
        id={name}
        value={draft[name]}
        spellCheck={name === "description"}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
}
