import { Breadcrumbs } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card, Facts } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";
import { formatSpan, MINUTE } from "@/lib/time";
import type { WindowServer } from "../../data/shop-window";
import type { Catalogue, ShopItem } from "../../dto";
import { CUT_OFF_MINUTES } from "../../rules";
import { DeliveryHistogram } from "./delivery-histogram";
import { AvailabilityBadge, TierNeed, WhyNot } from "./item-facts";
import { ItemPicture } from "./item-picture";
import { effectWords, piecesOf } from "./item-words";
import { ShopTimes } from "./shop-times";

interface ItemViewProps {
  shop: Catalogue;
  item: ShopItem;
  servers: readonly WindowServer[];
  at: string;
}

function Contents({ item }: { item: ShopItem }) {
  if (item.effect)
    return (
      <section>
        <h2 className="font-semibold text-16">What you get</h2>
        <p className="mt-2 text-14 text-muted">
          {effectWords(item.effect)} It changes nothing in the game, and no tier changes its price.
        </p>
      </section>
    );
  return (
    <section>
      <h2 className="font-semibold text-16">What is placed</h2>
      <ul className="mt-3 divide-y border-y">
        {piecesOf(item.classNames).map((piece) => (
          <li key={piece.name} className="flex items-center justify-between py-2.5 text-13">
            <code className="font-mono text-12">{piece.name}</code>
            <span className="text-muted">× {piece.count}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-13 text-muted">
        Everything is placed at one spot that you choose, at the next restart, for one of your linked players
        to collect before the restart after it.
      </p>
    </section>
  );
}

function Buy({ shop, item }: Pick<ItemViewProps, "shop" | "item">) {
  const { stats } = item;
  const away = item.availability !== "buyable";
  const facts = [
    { label: "Stock", value: item.stock === null ? "Always there" : `${item.stock} left` },
    { label: "Limit", value: item.limitWords ?? "None" },
    {
      label: "Delivered in 30 days",
      value: stats.settled === 0 ? "None yet" : `${stats.delivered} of ${stats.settled}`,
    },
    ...(stats.medianMinutes === null
      ? []
      : [{ label: "Half of them within", value: formatSpan(stats.medianMinutes * MINUTE) }]),
    ...(item.availableUntil
      ? [{ label: "For sale until", value: <Time at={item.availableUntil} shape="smart" /> }]
      : []),
  ];
  return (
    <Card>
      <div className="flex items-center justify-between gap-4">
        <Coins large mark amount={item.price} currency={shop.currency.symbol} className="text-24" />
        <AvailabilityBadge item={item} />
      </div>
      {item.kind === "supporter" ? (
        <div className="mt-3">
          <TierNeed needs={item.needsTier} tier={null} />
        </div>
      ) : null}
      {item.pausedReason && item.availability === "paused" ? (
        <p className="mt-3 text-13 text-muted">{item.pausedReason}</p>
      ) : null}
      <Facts facts={facts} className="mt-3 border-y" />
      {away ? (
        <p className="mt-4 text-center text-13 text-muted">
          <WhyNot item={item} />
        </p>
      ) : (
        <ButtonLink
          look="primary"
          size="large"
          prefetch={false}
          href={`/checkout/${shop.guild.slug}/${item.id}`}
          className="mt-4 w-full"
        >
          Buy for {new Intl.NumberFormat("en-GB").format(item.price)} {shop.currency.symbol}
        </ButtonLink>
      )}
      <p className="mt-3 text-center text-12 text-muted">
        You choose the place and see your coins before and after. Nothing is paid until then.
      </p>
    </Card>
  );
}

/** One item of a shop: what is placed, what it costs, how its deliveries went. */
export function ItemView({ shop, item, servers, at }: ItemViewProps) {
  const category = shop.categories.find((one) => one.id === item.categoryId);
  const sold = servers.filter(
    (server) => item.serviceIds.length === 0 || item.serviceIds.includes(server.serviceId),
  );
  const { delivery } = shop;
  return (
    <div className="pt-8 max-md:pt-5">
      <Breadcrumbs
        crumbs={[
          { label: "Shop", href: "/shop" },
          { label: shop.guild.name, href: `/shop/${shop.guild.slug}` },
          ...(category
            ? [{ label: category.name, href: `/shop/${shop.guild.slug}?category=${category.id}` }]
            : []),
          { label: item.name },
        ]}
      />
      <h1 className="mt-2 font-semibold text-32 max-md:text-24">{item.name}</h1>
      <div className="mt-6 grid items-start gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_344px] md:grid-rows-[auto_1fr] max-md:gap-6">
        <div className="grid h-72 min-w-0 place-items-center rounded-card border bg-well max-md:h-44">
          <ItemPicture name={item.picture} className="w-[420px] max-w-[80%]" />
        </div>
        <aside className="md:sticky md:top-20 md:row-span-2">
          <Buy shop={shop} item={item} />
        </aside>
        <div className="grid min-w-0 gap-8">
          {item.description ? (
            <p className="max-w-prose whitespace-pre-line text-16 text-muted">{item.description}</p>
          ) : null}
          <Contents item={item} />
          {item.kind === "in_game" ? (
            <section className="grid gap-4">
              <h2 className="font-semibold text-16">When it arrives</h2>
              <ShopTimes servers={sold} cutOffMinutes={CUT_OFF_MINUTES} at={at} />
              {delivery ? (
                <div className="max-w-md">
                  <p className="text-13 text-muted">
                    {delivery.percent} % of {delivery.orders} orders of this shop were in the game within{" "}
                    {formatSpan(delivery.withinMinutes * MINUTE)}, last 30 days.
                  </p>
                  <DeliveryHistogram promise={delivery} />
                </div>
              ) : null}
            </section>
          ) : null}
        </div>
      </div>
    </div>
  );
}
