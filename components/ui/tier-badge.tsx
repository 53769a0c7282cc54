import { cn } from "./cn";

export type TierName = "bronze" | "silver" | "gold" | "partner";

/** Where the middle of each chevron stands. */
const CHEVRONS: Record<TierName, readonly number[]> = {
  bronze: [12],
  silver: [10.3, 13.7],
  gold: [8.6, 12, 15.4],
  partner: [8.6, 12, 15.4],
};
const INK: Record<TierName, string> = {
  bronze: "text-tier-mark-bronze",
  silver: "text-tier-mark-silver",
  gold: "text-tier-mark-gold",
  partner: "text-tier-mark-partner",
};
const WORD: Record<TierName, string> = {
  bronze: "Bronze",
  silver: "Silver",
  gold: "Gold",
  partner: "Partner",
};

/** A thin ring with one, two or three chevrons; a second ring tells Partner from Gold without colour. */
export function TierMark({ tier, className }: { tier: TierName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("shrink-0", INK[tier], className ?? "size-6")}
    >
      <circle cx="12" cy="12" r="11" strokeWidth="1.4" />
      {tier === "partner" ? <circle cx="12" cy="12" r="8.7" strokeWidth="0.8" /> : null}
      {CHEVRONS[tier].map((middle) => (
        <path key={middle} d={`m8.4 ${middle + 1.3} 3.6-2.6 3.6 2.6`} strokeWidth="1.5" />
      ))}
    </svg>
  );
}

/** Ring, chevrons and the word; `words` replaces the word, e.g. "Needs Silver". */
export function TierBadge({
  tier,
  words,
  className,
}: {
  tier: TierName;
  words?: string;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong pr-2.5 pl-1 text-12 text-ink",
        className,
      )}
    >
      <TierMark tier={tier} className="size-[18px]" />
      {words ?? WORD[tier]}
    </span>
  );
}
