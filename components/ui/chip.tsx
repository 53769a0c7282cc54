import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Glyph, TICK } from "./glyph";
import { SoftLink } from "./soft-link";

const SHAPE =
  "inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-full border px-3 text-13 transition-colors duration-quick max-md:h-11 max-md:px-4";
const OFF = "border-line text-ink hover:border-line-strong hover:bg-fill";
const ON = "border-honey-line bg-honey-wash text-ink";

function Inside({ on, count, children }: { on: boolean; count?: number; children: ReactNode }) {
  return (
    <>
      {on ? <Glyph d={TICK} className="size-3.5 text-honey-text" /> : null}
      {children}
      {count === undefined ? null : <span className="text-muted">{count}</span>}
    </>
  );
}

/** A filter that is a link: the address holds what is chosen. */
export function ChipLink({
  on = false,
  count,
  children,
  className,
  ...rest
}: ComponentProps<typeof SoftLink> & { on?: boolean; count?: number; children: ReactNode }) {
  return (
    <SoftLink
      {...rest}
      aria-current={on ? "true" : undefined}
      className={cn(SHAPE, on ? ON : OFF, className)}
    >
      <Inside on={on} count={count}>
        {children}
      </Inside>
    </SoftLink>
  );
}

/** A filter that works in the page; give it `onClick`. */
export function Chip({
  on = false,
  count,
  children,
  className,
  ...rest
}: ComponentProps<"button"> & { on?: boolean; count?: number }) {
  return (
    <button {...rest} type="button" aria-pressed={on} className={cn(SHAPE, on ? ON : OFF, className)}>
      <Inside on={on} count={count}>
        {children}
      </Inside>
    </button>
  );
}
