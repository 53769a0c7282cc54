"use client";
import { Select } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { CATALOGUE_SORTS, type CatalogueSort, shownBy } from "../../catalogue-query";
import type { WindowServer } from "../../data/shop-window";
import type { CardItem, Catalogue } from "../../dto";
import { CatalogueNav } from "./catalogue-nav";
import { ItemCard } from "./item-card";
import { useCatalogueQuery } from "./use-address";
import { useOwnTier } from "./use-own-tier";

interface CatalogueProps {
  shop: Pick<Catalogue, "guild" | "currency" | "categories"> & { items: readonly CardItem[] };
  servers: readonly WindowServer[];
}

/** The items of a shop with its filters. What is chosen lives in the address. */
export function CatalogueList({ shop, servers }: CatalogueProps) {
  const [query, change] = useCatalogueQuery();
  const shown = shownBy(shop.items, query);
  const tier = useOwnTier(shop.items.some((item) => item.kind === "supporter"));
  const card = (item: CardItem) => (
    <ItemCard key={item.id} item={item} guildSlug={shop.guild.slug} currency={shop.currency} tier={tier} />
  );
  const category = shop.categories.find((one) => String(one.id) === query.category);
  return (
    <div className="grid gap-10 pt-6 md:grid-cols-[180px_minmax(0,1fr)] max-md:gap-5 max-md:pt-4">
      <CatalogueNav
        items={shop.items}
        categories={shop.categories}
        chosen={query.category}
        choose={(next) => change({ category: next })}
      />
      <div className="min-w-0">
        <div className="mb-4 flex min-h-9 flex-wrap items-center justify-between gap-3">
          <div>
            <h2 className="font-semibold text-16">
              {query.category === "supporters" ? "Roles and looks" : (category?.name ?? "In-game items")}
            </h2>
            {category?.description ? <p className="text-13 text-muted">{category.description}</p> : null}
          </div>
          <div className="flex gap-2">
            {servers.length > 1 ? (
              <Select
                aria-label="Server"
                value={query.serviceId ?? ""}
                onChange={(event) => change({ serviceId: event.target.value || null })}
              >
                <option value="">Every server</option>
                {servers.map((server) => (
                  <option key={server.serviceId} value={server.serviceId}>
                    {server.name}
                  </option>
                ))}
              </Select>
            ) : null}
            <Select
              aria-label="Sort"
              value={query.sort}
              onChange={(event) => change({ sort: event.target.value as CatalogueSort })}
            >
              {Object.entries(CATALOGUE_SORTS).map(([key, words]) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </Select>
          </div>
        </div>
        {shown.inGame.length > 0 ? (
          <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 max-md:gap-0">
            {shown.inGame.map(card)}
          </div>
        ) : null}
        {shown.inGame.length === 0 && shown.supporter.length === 0 ? (
          <EmptyState
            title="Nothing fits these filters"
            action={
              <Button onClick={() => change({ category: null, serviceId: null })}>Show everything</Button>
            }
          >
            The shop has other items. Take the filters away to see them.
          </EmptyState>
        ) : null}
        {shown.supporter.length > 0 ? <SupporterItems>{shown.supporter.map(card)}</SupporterItems> : null}
      </div>
    </div>
  );
}

function SupporterItems({ children }: { children: React.ReactNode }) {
  return (
    <section
      aria-labelledby="for-supporters"
      className="mt-12 overflow-hidden rounded-card border bg-sunken max-md:mt-8"
    >
      <header className="flex flex-wrap items-start justify-between gap-4 border-b bg-raised p-5">
        <div className="max-w-md">
          <h2 id="for-supporters" className="font-semibold text-16">
            For supporters
          </h2>
          <p className="mt-1 text-13 text-muted">
            These change how you look in Discord and on this site, never what you carry in the game. A tier
            opens them; the price is still in coins you earned.
          </p>
        </div>
        <ButtonLink href="/supporters" size="small">
          Compare tiers
        </ButtonLink>
      </header>
      <div className="grid md:grid-cols-3 md:divide-x max-md:divide-y">{children}</div>
    </section>
  );
}
