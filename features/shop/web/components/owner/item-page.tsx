import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { loadItemForm } from "../../loaders";
import { ItemForm } from "./item-form";

type ItemFormData = Awaited<ReturnType<typeof loadItemForm>>;

/** The page around an item's form; without an item it is a new one. */
export function ItemPage({ data, categoryId }: { data: ItemFormData; categoryId: number | null }) {
  const { item, categories, servers, currency, access } = data;
  const base = `/guilds/${access.slug}/shop`;
  const title = item?.name ?? "New item";
  return (
    <>
      <PageHeader
        title={title}
        purpose={
          item ? (
            <>
              Last saved <Time at={item.updatedAt} />.
            </>
          ) : (
            "It stands in the shop as soon as you add it."
          )
        }
        crumbs={[
          { label: access.name, href: `/guilds/${access.slug}` },
          { label: "Shop", href: base },
          { label: title },
        ]}
        className="mb-5"
        actions={
          item ? (
            <ButtonLink href={`/guilds/${access.slug}/orders?item=${item.id}`}>Its orders</ButtonLink>
          ) : null
        }
      />
      {item?.availability === "archived" ? (
        <EmptyState
          title="This item is archived"
          action={<ButtonLink href={`${base}?show=archived`}>Show archived items</ButtonLink>}
        >
          Bring it back from the list to change it. Its orders keep their history.
        </EmptyState>
      ) : (
        <ItemForm
          key={item?.id ?? "new"}
          guild={access.slug}
          item={item}
          categories={categories}
          servers={servers}
          currency={currency}
          categoryId={categoryId}
        />
      )}
    </>
  );
}
