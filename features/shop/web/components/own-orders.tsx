import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import type { OrderFilter } from "../../schema";
import type { loadOwnOrders } from "../loaders";
import { orderAddress } from "../order-query";
import { OlderOrders, OrderFilters, OrderRows } from "./order-list";

const PATH = "/me/orders";

/** The orders of the person who looks, guild by guild. */
export function OwnOrders({
  data,
  filter,
}: {
  data: Awaited<ReturnType<typeof loadOwnOrders>>;
  filter: OrderFilter;
}) {
  if (data.chosen === null)
    return (
      <EmptyState
        title="You have not ordered anything yet"
        action={
          <ButtonLink look="primary" href="/shop">
            Look at the shops
          </ButtonLink>
        }
      >
        What you buy with coins stands here, with where it is and how we know.
      </EmptyState>
    );
  const { guilds, chosen, orders, next, counts, currency } = data;
  const plain = filter.show === "all" && filter.text === "" && filter.before === null;
  return (
    <div className="grid gap-5">
      {guilds.length > 1 ? (
        <Tabs
          label="Guilds"
          tabs={guilds.map((guild) => ({
            href: `${PATH}?guild=${guild.slug}`,
            label: guild.name,
            current: guild.slug === chosen.slug,
          }))}
        />
      ) : null}
      <OrderFilters
        path={PATH}
        filter={filter}
        guild={chosen.slug}
        counts={counts}
        searchWords="Item, player, number"
      />
      {orders.length > 0 ? (
        <div>
          <OrderRows
            orders={orders}
            symbol={currency?.symbol ?? "GC"}
            href={(order) => `${PATH}/${chosen.slug}/${order.number}`}
          />
          <OlderOrders
            count={orders.length}
            href={next === null ? null : orderAddress(PATH, filter, { before: next }, chosen.slug)}
          />
        </div>
      ) : (
        <EmptyState
          title={plain ? `No orders in ${chosen.name} yet` : "No order fits these filters"}
          action={
            <ButtonLink href={plain ? `/shop/${chosen.slug}` : `${PATH}?guild=${chosen.slug}`}>
              {plain ? "Open the shop" : "Show all orders"}
            </ButtonLink>
          }
        >
          {plain
            ? "What you buy here with coins stands in this list."
            : "Take the filters away to see the others."}
        </EmptyState>
      )}
    </div>
  );
}
