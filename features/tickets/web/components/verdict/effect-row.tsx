"use client";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

/** One effect of a verdict: whether, on whom, how far the reader's level goes, and its details below. */
export function EffectRow({
  name,
  icon: Icon,
  label,
  who,
  aside,
  checked,
  disabled,
  problem,
  onChange,
  children,
}: {
  name: string;
  icon: LucideIcon;
  label: string;
  who?: string | undefined;
  aside: ReactNode;
  checked: boolean;
  disabled?: boolean;
  problem?: string | undefined;
  onChange: (on: boolean) => void;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3.5 border-b py-4">
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 appearance-none rounded-[4px] border border-line-meaning bg-field bg-center bg-no-repeat checked:border-honey checked:bg-honey checked:bg-[image:var(--tick)] disabled:opacity-50 max-md:size-5"
      />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
          <label
            htmlFor={id}
            className={cn("flex items-center gap-2 text-14", disabled ? "text-muted" : "text-ink")}
          >
            <Icon aria-hidden className="size-4" />
            <span className="font-medium">{label}</span>
            {who ? <span className="text-13 text-muted">{who}</span> : null}
          </label>
          <span className="text-12 text-muted">{aside}</span>
        </div>
        {children ? <div className="mt-2 grid gap-2 text-13 text-muted">{children}</div> : null}
        {problem ? (
          <p id={`${id}-problem`} className="mt-2 text-13 text-warn">
            {problem}
          </p>
        ) : null}
      </div>
    </div>
  );
}
