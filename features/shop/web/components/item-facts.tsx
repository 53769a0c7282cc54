import { Badge } from "@/components/ui/badge";
import { TierBadge } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import type { Tier } from "@/features/supporters/schema";
import type { CardItem } from "../../dto";

/** Why an item cannot be bought now, as a pill on its picture; nothing for what can. */
export function AvailabilityBadge({ item, className }: { item: CardItem; className?: string }) {
  if (item.availability === "sold-out")
    return (
      <Badge meaning="warn" className={className}>
        Sold out
      </Badge>
    );
  if (item.availability === "paused")
    return (
      <Badge meaning="warn" className={className}>
        Paused
      </Badge>
    );
  if (item.availability === "not-yet")
    return (
      <Badge meaning="info" className={className}>
        Not yet
      </Badge>
    );
  return null;
}

/** What stands where the button would be, for an item that cannot be bought. */
export function WhyNot({ item }: { item: CardItem }) {
  if (item.availability === "paused") return <>Being checked</>;
  if (item.availability === "not-yet" && item.availableFrom)
    return (
      <>
        From <Time at={item.availableFrom} shape="weekday" />
      </>
    );
  if (item.availability === "sold-out")
    return item.restockAt ? (
      <>
        Back <Time at={item.restockAt} />
      </>
    ) : (
      <>No date yet</>
    );
  return null;
}

const stockWords = (item: CardItem): string => (item.stock === null ? "Always" : `${item.stock} left`);

const deliveredWords = ({ stats }: CardItem): string =>
  stats.settled === 0 ? "None yet" : `${stats.delivered} of ${stats.settled}`;

/**
 * Stock, limit and how many orders reached the game. One row of three on cards, one line on phones; the look is the
 * card's, by place.
 */
export function ItemFacts({ item }: { item: CardItem }) {
  const back = item.availability === "sold-out" && item.restockAt;
  const facts = [
    back
      ? { label: "Back", value: <Time at={back} shape="weekday" /> }
      : { label: "Stock", value: stockWords(item) },
    { label: "Limit", value: item.limitWords ?? "None" },
    { label: "Delivered", value: deliveredWords(item) },
  ];
  return (
    <dl>
      {facts.map((fact, at) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {at === 1 ? <i>{"  ·  "}</i> : null}
            {fact.value}
            {at === 1 && !item.limitWords ? <i> limit</i> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const RANKS: readonly Tier[] = ["none", "bronze", "silver", "gold", "partner"];
const WORDS: Record<Tier, string> = {
  none: "no tier",
  bronze: "Bronze",
  silver: "Silver",
  gold: "Gold",
  partner: "Partner",
};
const reaches = (tier: Tier, needed: Tier) => RANKS.indexOf(tier) >= RANKS.indexOf(needed);

/** The tier that a supporters' item needs, and whether the visitor has it once that is known. */
export function TierNeed({ needs, tier }: { needs: Tier; tier: Tier | null }) {
  if (needs === "none") return <Badge meaning="info">For everyone</Badge>;
  const has = tier !== null && reaches(tier, needs);
  return <TierBadge tier={needs} words={has ? `${WORDS[needs]}, you have it` : `Needs ${WORDS[needs]}`} />;
}

/** Why this visitor's tier does not reach, or null; nobody is told no before it is known who they are. */
export function tierProblem(needs: Tier, tier: Tier | null): string | null {
  return tier === null || reaches(tier, needs) ? null : `You have ${WORDS[tier]}`;
}
