import type { ComponentProps, ReactNode } from "react";
import { cn } from "../ui/cn";

type Box = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** A box to tick, with its words as part of the target. */
export function Checkbox({ label, hint, className, ...rest }: Box) {
  return (
    <label
      className={cn(
        "flex min-h-6 items-start gap-2.5 text-13 max-md:min-h-11 max-md:items-center",
        className,
      )}
    >
      <input
        {...rest}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-[4px] border border-line-meaning bg-field bg-center bg-no-repeat checked:border-honey checked:bg-honey checked:bg-[image:var(--tick)] disabled:opacity-50"
      />
      <span>
        <span className="text-ink">{label}</span>
        {hint ? <span className="block text-12 text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}

/** On or off, at once or with the form. */
export function Switch({ label, hint, className, ...rest }: Box) {
  return (
    <label
      className={cn("flex min-h-6 items-center justify-between gap-4 text-13 max-md:min-h-11", className)}
    >
      <span>
        <span className="text-ink">{label}</span>
        {hint ? <span className="block text-12 text-muted">{hint}</span> : null}
      </span>
      <input
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        className="relative h-5 w-9 shrink-0 appearance-none rounded-full border border-line-meaning bg-field transition-colors duration-quick before:absolute before:top-1/2 before:left-0.5 before:size-3.5 before:-translate-y-1/2 before:rounded-full before:bg-muted before:transition-transform before:duration-quick checked:border-honey checked:bg-honey checked:before:translate-x-4 checked:before:bg-honey-ink disabled:opacity-50"
      />
    </label>
  );
}

/** One of several, as a row with room for a second line and what stands at the right. */
export function RadioCard({
  label,
  hint,
  aside,
  className,
  quiet,
  ...rest
}: Box & { aside?: ReactNode; quiet?: boolean }) {
  return (
    <label
      className={cn(
        "flex min-h-14 items-center gap-3 rounded-control border px-3 py-2 text-13 transition-colors duration-quick has-checked:border-honey-line has-checked:bg-honey-wash has-disabled:opacity-55 has-focus-visible:outline-2 has-focus-visible:outline-honey has-focus-visible:outline-offset-2 hover:bg-fill",
        quiet ? "border-transparent" : "border-line-strong",
        className,
      )}
    >
      <input
        {...rest}
        type="radio"
        className="grid size-4 shrink-0 appearance-none place-items-center rounded-full border border-line-meaning before:size-1.5 before:rounded-full checked:border-honey checked:bg-honey checked:before:bg-honey-ink focus-visible:outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-ink">{label}</span>
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </span>
      {aside ? <span className="shrink-0 text-muted">{aside}</span> : null}
    </label>
  );
}
