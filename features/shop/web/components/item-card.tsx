import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Coins } from "@/components/ui/coins";
import type { Tier } from "@/features/supporters/schema";
import type { Currency, ShopItem } from "../../dto";
import { AvailabilityBadge, ItemFacts, TierNeed, tierProblem, WhyNot } from "./item-facts";
import { ItemPicture } from "./item-picture";

interface ItemCardProps {
  item: ShopItem;
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
    <article
      className={cn(
        "group relative flex min-w-0 flex-col max-md:grid max-md:grid-cols-[7.75rem_1fr] max-md:gap-x-4 max-md:py-4",
        supporter
          ? "max-md:px-4"
          : "overflow-hidden rounded-card border bg-raised max-md:overflow-visible max-md:rounded-none max-md:border-0 max-md:border-t max-md:bg-transparent",
      )}
    >
      <div
        className={cn(
          "relative grid h-[132px] place-items-center max-md:h-[104px] max-md:rounded-control",
          supporter ? "max-md:h-20" : "border-b bg-well max-md:border",
        )}
      >
        <ItemPicture name={item.picture} className={cn("w-[200px] max-md:w-[104px]", away && "opacity-50")} />
        <AvailabilityBadge
          item={item}
          className="absolute top-3 left-3 max-md:top-auto max-md:bottom-2 max-md:left-2"
        />
      </div>
      <div className={cn("flex flex-1 flex-col p-4 max-md:p-0", supporter && "md:p-5")}>
        <h3 className="font-semibold text-14 tracking-normal">
          <Link
            href={`/shop/${guildSlug}/${item.slug ?? item.id}`}
            className="after:absolute after:inset-0 group-hover:underline group-hover:decoration-line-meaning group-hover:underline-offset-4"
          >
            {item.name}
          </Link>
        </h3>
        <p className="mt-0.5 line-clamp-2 text-13 text-muted md:min-h-10">
          {item.availability === "paused" && item.pausedReason ? item.pausedReason : item.description}
        </p>
        <div className="mt-3 max-md:mt-1.5">
          {supporter ? <TierNeed needs={item.needsTier} tier={tier} /> : <ItemFacts item={item} />}
        </div>
        <div className="mt-4 flex min-h-8 items-center justify-between gap-3 max-md:mt-2">
          <Coins large amount={item.price} currency={currency.symbol} className={cn(away && "text-muted")} />
          {away || problem ? (
            <span className="text-13 text-muted">{away ? <WhyNot item={item} /> : problem}</span>
          ) : (
            <ButtonLink
              size="small"
              href={`/checkout/${guildSlug}/${item.id}`}
              prefetch={false}
              aria-label={`Buy ${item.name}`}
              className="relative"
            >
              Buy
            </ButtonLink>
          )}
        </div>
      </div>
    </article>
  );
}
