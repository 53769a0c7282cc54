import type { ReactNode } from "react";
import { cn } from "./cn";

/**
 * A native popover under its button, placed by CSS anchors. Without those (older browsers) it stands at the top
 * right of the window. Closes by itself on a press outside, Escape, or a followed link.
 */
export function Popover({
  id,
  label,
  button,
  buttonClassName,
  align = "end",
  children,
  className,
}: {
  id: string;
  /** Name of the button where its content is an icon. */
  label?: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: "start" | "end";
  children: ReactNode;
  className?: string;
}) {
  const anchor = `--${id}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        style={{ anchorName: anchor }}
        className={buttonClassName}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        style={{ positionAnchor: anchor }}
        className={cn(
          "popover min-w-52 rounded-card border border-line-strong bg-overlay p-1.5 text-13 shadow-float",
          align === "end" ? "popover-end" : "popover-start",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}

/** Classes of a row in a menu, for links and buttons alike. */
export const MENU_ROW =
  "flex min-h-8 w-full items-center gap-2.5 rounded-item px-2.5 text-left text-13 text-ink transition-colors duration-quick hover:bg-fill-strong max-md:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg:not(.text-honey)]:text-muted";
