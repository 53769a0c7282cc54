import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "../ui/cn";

const BOX =
  "w-full rounded-control border border-line-strong bg-field text-ink text-14 transition-colors duration-quick hover:border-line-meaning focus-visible:border-honey-line focus-visible:outline-2 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-bad max-md:text-16";

/** One line of text. `lead` stands before it (an icon), `unit` behind it ("GC"). */
export function Input({
  lead,
  unit,
  className,
  ...rest
}: ComponentProps<"input"> & { lead?: ReactNode; unit?: ReactNode }) {
  const input = (
    <input
      {...rest}
      className={cn(
        BOX,
        "h-9 px-3 max-md:h-11",
        lead && "pl-9",
        unit && "pr-12",
        !lead && !unit && className,
      )}
    />
  );
  if (!lead && !unit) return input;
  return (
    <div className={cn("relative", className)}>
      {lead ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted [&_svg]:size-4"
        >
          {lead}
        </span>
      ) : null}
      {input}
      {unit ? (
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-13 text-muted">
          {unit}
        </span>
      ) : null}
    </div>
  );
}

/** Several lines of text. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea {...rest} rows={rows} className={cn(BOX, "min-h-20 px-3 py-2 leading-relaxed", className)} />
  );
}

/** The browser's own list in our clothes. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className={cn("relative", className)}>
      <select
        {...rest}
        className={cn(
          BOX,
          "h-9 appearance-none pr-9 pl-3 max-md:h-11 [&_option]:bg-overlay [&_option]:text-ink",
        )}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  );
}
