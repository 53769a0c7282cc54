import { Plus } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { reaches } from "@/features/guilds/rules";
import type { OwnerItem } from "../../../dto";
import { inView, type ShopView, VIEW_WORDS, VIEWS } from "../../../item-views";
import type { loadOwnerShop } from "../../loaders";
import { OwnerCategories } from "./owner-categories";
import { OwnerItems } from "./owner-items";

type OwnerShopData = Awaited<ReturnType<typeof loadOwnerShop>>;

/** Everything that a guild sells, by category, and how its orders went. */
export function OwnerShop({
  data,
  view,
  created,
}: {
  data: OwnerShopData;
  view: ShopView;
  /** Item that was just added. */
  created: number | null;
}) {
  const { access, categories, items, currency } = data;
  const base = `/guilds/${access.slug}/shop`;
  const manages = reaches(access.sections.shop, "manager");
  const shown = items.filter((item) => inView(item, view));
  const added = items.find((item) => item.id === created);
  return (
    <>
      <PageHeader
        title="Shop"
        purpose="What you sell for coins, and how its orders went in the last 30 days."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Shop" }]}
        className="mb-5"
        actions={
          <>
            <ExportLink
              href={`/api/guilds/${access.slug}/shop/items${view === "sale" ? "" : `?show=${view}`}`}
            />
            <ButtonLink size="small" href={`/shop/${access.slug}`}>
              Open the shop
            </ButtonLink>
            {manages ? (
              <ButtonLink look="primary" size="small" href={`${base}/new`}>
                <Plus aria-hidden />
                Add an item
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {added ? (
        <p role="status" className="mb-4 rounded-control border bg-fill px-4 py-2.5 text-13">
          {added.name} was added.{" "}
          {added.listed ? (
            <Link href={`/shop/${access.slug}/${added.slug ?? added.id}`} className="quiet-link">
              See it in the shop
            </Link>
          ) : (
            "It is hidden until you list it."
          )}
        </p>
      ) : null}
      <PausedThemselves items={items} base={base} view={view} manages={manages} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0">
          <nav aria-label="Show" className="mb-4 flex flex-wrap gap-2">
            {VIEWS.map((one) => (
              <ChipLink
                key={one}
                href={one === "sale" ? base : `${base}?show=${one}`}
                on={one === view}
                count={items.filter((item) => inView(item, one)).length}
                scroll={false}
              >
                {VIEW_WORDS[one]}
              </ChipLink>
            ))}
          </nav>
          <Card flush className="overflow-clip">
            {shown.length > 0 ? (
              <OwnerItems
                guild={access.slug}
                items={shown}
                categories={categories}
                symbol={currency.symbol}
                manages={manages}
                states={view === "away"}
                created={created}
              />
            ) : (
              <NoItems any={items.length > 0} view={view} base={base} manages={manages} />
            )}
          </Card>
        </div>
        <OwnerCategories guild={access.slug} categories={categories} manages={manages} />
      </div>
    </>
  );
}

/** Items that stopped their own sale because their orders kept failing: told once, before anything else. */
function PausedThemselves({
  items,
  base,
  view,
  manages,
}: {
  items: readonly OwnerItem[];
  base: string;
  view: ShopView;
  manages: boolean;
}) {
  const paused = items.filter(
    ({ pausedBy, availability }) => pausedBy === "self" && availability === "paused",
  );
  if (paused.length === 0) return null;
  const names = paused.map(({ name }) => name).join(", ");
  return (
    <div
      role="alert"
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-control border border-warn/40 bg-warn-soft px-4 py-3 text-13"
    >
      <p className="min-w-0 flex-1 basis-80">
        <b className="font-medium">{names}</b>{" "}
        {paused.length === 1 ? "has paused itself: its orders" : "have paused themselves: their orders"} kept
        failing and were given back.{" "}
        {manages
          ? "Check the class names and the server's files, then sell it again from its menu."
          : "A manager of the shop can sell it again."}
      </p>
      {view === "away" ? null : (
        <ButtonLink size="small" href={`${base}?show=away`}>
          Show what is paused
        </ButtonLink>
      )}
    </div>
  );
}

function NoItems({
  any,
  view,
  base,
  manages,
}: {
  any: boolean;
  view: ShopView;
  base: string;
  manages: boolean;
}) {
  if (!any)
    return (
      <EmptyState
        title="Nothing is for sale yet"
        action={manages ? <ButtonLink href={`${base}/new`}>Add the first item</ButtonLink> : null}
      >
        Your players earn coins by kills. Say what they can buy: the class names that the game places, a price
        and, if you like, a limit. It stands in the shop at once.
      </EmptyState>
    );
  if (view === "archived")
    return (
      <EmptyState title="Nothing is archived">What you archive can be brought back from here.</EmptyState>
    );
  if (view === "away")
    return <EmptyState title="Everything is on sale">No item is paused, hidden or sold out.</EmptyState>;
  return (
    <EmptyState
      title="Nothing can be bought now"
      action={<ButtonLink href={`${base}?show=away`}>Show what is not on sale</ButtonLink>}
    >
      Every item is paused, hidden, sold out or archived.
    </EmptyState>
  );
}
