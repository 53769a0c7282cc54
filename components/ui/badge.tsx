import { CircleAlert, CircleCheck, Clock, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import type { Meaning } from "./meaning";

export type { Meaning };

const ICONS = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert, info: Info, neutral: Clock };
const INK: Record<Meaning, string> = {
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
  neutral: "text-muted",
};

/** A state as icon and word in its colour, without a box: for table cells and headers. */
export function Status({
  meaning,
  children,
  className,
}: {
  meaning: Meaning;
  children: ReactNode;
  className?: string;
}) {
  const Icon = ICONS[meaning];
  return (
    <span className={cn("inline-flex items-center gap-1.5 align-middle text-13", INK[meaning], className)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}

/** A small pill: coloured icon, plain word. */
export function Badge({
  meaning = "neutral",
  icon,
  children,
  className,
}: {
  meaning?: Meaning;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const Icon = ICONS[meaning];
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full border bg-ground px-2 text-12 text-ink",
        className,
      )}
    >
      {icon ?? <Icon aria-hidden className={cn("size-3.5 shrink-0", INK[meaning])} />}
      {children}
    </span>
  );
}
