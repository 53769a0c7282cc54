import { cn } from "./cn";
import type { Meaning } from "./meaning";

const GROUND: Record<Meaning | "honey", string> = {
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  info: "bg-info",
  neutral: "bg-faint",
  honey: "bg-honey",
};

/** A dot that carries a meaning beside a word that says it. */
export function Dot({ meaning = "warn", className }: { meaning?: Meaning | "honey"; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("inline-block size-1.5 shrink-0 rounded-full", GROUND[meaning], className)}
    />
  );
}
