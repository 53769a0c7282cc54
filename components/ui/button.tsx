import type { ComponentProps, ReactNode } from "react";
import { type ButtonStyle, buttonClass, squareClass } from "./button-class";
import { SoftLink } from "./soft-link";

export { buttonClass };

/** One `primary` a view. `busy` keeps the width and says so to screen readers. */
export function Button({
  look,
  size,
  busy,
  className,
  children,
  type = "button",
  ...rest
}: ComponentProps<"button"> & ButtonStyle & { busy?: boolean }) {
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
export function ButtonLink({
  look,
  size,
  className,
  ...rest
}: ComponentProps<typeof SoftLink> & ButtonStyle) {
  return <SoftLink {...rest} className={buttonClass({ look, size }, className)} />;
}

/** A button of one icon; `label` is read out and shown on hover. */
export function IconButton({
  label,
  look,
  size,
  className,
  children,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & ButtonStyle & { label: string; children: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={squareClass({ look, size }, className)}
    >
      {children}
    </button>
  );
}
