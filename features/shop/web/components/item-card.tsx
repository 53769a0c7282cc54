import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Coins } from "@/components/ui/coins";
import type { Tier } from "@/features/supporters/schema";
import type { CardItem, Currency } from "../../dto";
import css from "./item-card.module.css";
import { AvailabilityBadge, ItemFacts, TierNeed, tierProblem, WhyNot } from "./item-facts";
import { ItemPicture } from "./item-picture";

interface ItemCardProps {
  item: CardItem;
  guildSlug: string;
  currency: Currency;
  /** The visitor's tier, once it is known. */
  tier: Tier | null;
}

/** An item in the catalogue: a card on a wide page, a row on a phone. The whole card leads to the item. */
export function ItemCard({ item, guildSlug, currency, tier }: ItemCardProps) {
  const away = item.availability !== "buyable";
  const supporter = item.kind === "supporter";
  const problem = supporter ? tierProblem(item.needsTier, tier) : null;
  return (
    <article className={css.card} data-kind={item.kind} data-away={away || undefined}>
      <figure>
        <ItemPicture name={item.picture} />
        <AvailabilityBadge item={item} />
      </figure>
      <div>
        <h3>
          <Link href={`/shop/${guildSlug}/${item.slug ?? item.id}`}>{item.name}</Link>
        </h3>
        <p>{item.availability === "paused" && item.pausedReason ? item.pausedReason : item.description}</p>
        <div className={css.facts}>
          {supporter ? <TierNeed needs={item.needsTier} tier={tier} /> : <ItemFacts item={item} />}
        </div>
        <div className={css.price}>
          <Coins large amount={item.price} currency={currency.symbol} className={away ? "text-muted" : ""} />
          {away || problem ? (
            <em>{away ? <WhyNot item={item} /> : problem}</em>
          ) : (
            <ButtonLink
              size="small"
              href={`/checkout/${guildSlug}/${item.id}`}
              prefetch={false}
              aria-label={`Buy ${item.name}`}
            >
              Buy
            </ButtonLink>
          )}
        </div>
      </div>
    </article>
  );
}
