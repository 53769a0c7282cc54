import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";

interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Shown at the right of the label, e.g. "optional" or "12 of 80". */
  aside?: ReactNode;
}

/** Ids of hint and error for `aria-describedby` of the control with this id. */
export function describedBy(
  id: string,
  { hint, error }: { hint?: unknown; error?: unknown },
): string | undefined {
  return cn(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined;
}

/** Label, control, hint and error. The control has the id `id` and `describedBy(id, …)`. */
export function Field({
  id,
  label,
  hint,
  error,
  aside,
  children,
  className,
}: FieldWords & { id: string; children: ReactNode; className?: string }) {
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3 text-13">
        <label htmlFor={id} className="font-medium text-ink">
          {label}
        </label>
        {aside ? <span className="text-12 text-faint">{aside}</span> : null}
      </div>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-12 text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-12 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A group of controls that share one question. */
export function FieldGroup({
  legend,
  hint,
  error,
  children,
  className,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <fieldset className={cn("grid min-w-0 content-start gap-2", className)}>
      <legend className="mb-2 font-medium text-13 text-ink">{legend}</legend>
      {hint ? <p className="-mt-1.5 text-12 text-muted">{hint}</p> : null}
      {children}
      {error ? <p className="text-12 text-bad">{error}</p> : null}
    </fieldset>
  );
}

/**
 * What stops a form, above it, each problem leading to its field. Renders nothing without problems.
 * @param ids before a field's name in its id
 */
export function FormErrors({
  message,
  fields,
  ids = "",
}: {
  message?: string;
  fields?: Record<string, string>;
  ids?: string;
}) {
  const problems = Object.entries(fields ?? {});
  if (!message && problems.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      className="rounded-control border border-bad/40 bg-bad-soft px-4 py-3 text-13 text-ink"
    >
      <p className="flex items-start gap-2 font-medium">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        {message ?? "Some of it needs another look. Nothing was saved."}
      </p>
      {problems.length > 0 ? (
        <ul className="mt-2 grid gap-1 pl-6">
          {problems.map(([name, problem]) => (
            <li key={name}>
              <a href={`#${ids}${name}`} className="quiet-link">
                {problem}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
