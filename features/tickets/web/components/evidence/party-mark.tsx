import { cn } from "@/components/ui/cn";
import type { Party } from "../../../evidence/schema";

export const PARTY_FILL: Record<Party["role"], string> = {
  opener: "fill-chart-players",
  other: "fill-chart-kills",
};

/** A circle for the opener, a diamond for the other one: told apart without colour. */
export function PartyMark({ role, className }: { role: Party["role"]; className?: string }) {
  return (
    <svg
      viewBox="0 0 10 10"
      aria-hidden="true"
      className={cn("size-2.5 shrink-0", PARTY_FILL[role], className)}
    >
      {role === "opener" ? <circle cx="5" cy="5" r="4" /> : <path d="M5 .6 9.4 5 5 9.4.6 5Z" />}
    </svg>
  );
}
