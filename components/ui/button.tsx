import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export type ButtonLook = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-honey text-honey-ink hover:bg-honey-hover",
  secondary: "border border-line-strong bg-raised text-ink hover:border-line-meaning hover:bg-overlay",
  ghost: "text-muted hover:bg-fill hover:text-ink",
  danger: "border border-bad/50 bg-bad-soft text-bad hover:border-bad",
};
const SIZES: Record<ButtonSize, string> = {
  small: "h-8 px-3 text-13 max-md:h-11",
  medium: "h-9 px-3.5 text-13 max-md:h-11",
  large: "h-11 px-5 text-14",
};
const SQUARES: Record<ButtonSize, string> = {
  small: "size-8 max-md:size-11",
  medium: "size-9 max-md:size-11",
  large: "size-11",
};
const SHAPE =
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium transition-colors duration-quick ease-out select-none disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0";

interface Look {
  look?: ButtonLook;
  size?: ButtonSize;
}

/** Classes of a button for elements that must be something else (a summary, a popover's trigger). */
export function buttonClass({ look = "secondary", size = "medium" }: Look, extra?: string): string {
  return cn(SHAPE, LOOKS[look], SIZES[size], extra);
}

/** One `primary` a view. `busy` keeps the width and says so to screen readers. */
export function Button({
  look,
  size,
  busy,
  className,
  children,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass({ look, size }, className)}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere; a press that changes something is a `Button`. */
export function ButtonLink({ look, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={buttonClass({ look, size }, className)} />;
}

/** A button of one icon; `label` is read out and shown on hover. */
export function IconButton({
  label,
  look = "ghost",
  size = "medium",
  className,
  children,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & Look & { label: string; children: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cn(SHAPE, LOOKS[look], SQUARES[size], className)}
    >
      {children}
    </button>
  );
}
