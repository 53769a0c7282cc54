"use client";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/form/input";
import type { ApplicationForm } from "../../../registration/form";
import { word } from "../../../words";

export interface PartProps {
  form: ApplicationForm;
  set: (change: Partial<ApplicationForm>) => void;
  errors: Record<string, string> | undefined;
}

/** Fields of the form that hold words. */
type WordField = Exclude<
  { [K in keyof ApplicationForm]: string extends ApplicationForm[K] ? K : never }[keyof ApplicationForm],
  "serviceId"
>;

interface WordsProps extends PartProps {
  name: WordField;
  label: string;
  hint?: string;
  aside?: string;
  max: number;
  placeholder?: string;
}

/** One line of words. */
export function Words({ form, set, errors, name, label, hint, aside, max, placeholder }: WordsProps) {
  const error = errors?.[name];
  return (
    <Field id={name} label={label} hint={hint} aside={aside} {...(error && { error })}>
      <Input
        id={name}
        maxLength={max}
        placeholder={placeholder}
        value={form[name]}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
}

/** Several lines of words, counted. */
export function LongWords({ rows, max, ...props }: WordsProps & { rows: number }) {
  const { form, set, errors, name, label, hint } = props;
  const length = form[name].length;
  const error = errors?.[name] ?? (length > max ? `${length - max} characters too many.` : undefined);
  return (
    <Field id={name} label={label} hint={hint} aside={`${length} of ${max}`} {...(error && { error })}>
      <Textarea
        id={name}
        rows={rows}
        value={form[name]}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(name, { hint, error })}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
}

/** One of a few values. */
export function Choice({
  form,
  set,
  errors,
  name,
  label,
  of,
}: PartProps & { name: "platform" | "fighting" | "region" | "map"; label: string; of: readonly string[] }) {
  const error = errors?.[name];
  const value = form[name];
  const known = of.includes(value) ? of : [value, ...of];
  return (
    <Field id={name} label={label} {...(error && { error })}>
      <Select id={name} value={value} onChange={(event) => set({ [name]: event.target.value })}>
        {known.map((one) => (
          <option key={one} value={one}>
            {word(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
