import { cn } from "./cn";

/**
 * A small line icon on 24 × 24 from one path. Public pages use these few instead of an icon library, whose
 * run time alone weighs more than all of them. Hidden from screen readers: a word or label stands beside it.
 */
export function Glyph({ d, className }: { d: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cn("shrink-0", className ?? "size-4")}
    >
      <path d={d} />
    </svg>
  );
}

export const MENU = "M4 6.5h16M4 12h16M4 17.5h16";
export const SEARCH = "M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM16 16l4.5 4.5";
export const MOON = "M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2Z";
export const SUN =
  "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4";
export const SCREEN =
  "M4 5h16c.6 0 1 .4 1 1v9c0 .6-.4 1-1 1H4c-.6 0-1-.4-1-1V6c0-.6.4-1 1-1ZM8.5 20h7M12 16v4";
export const WARNING = "M12 4.2 3.3 19c-.2.4.1.9.6.9h16.2c.5 0 .8-.5.6-.9L12 4.2ZM12 10v4M12 16.9h.01";
export const TICK = "m5 12.5 4.5 4.5L19 7.5";
