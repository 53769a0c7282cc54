import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import type { OrderFilter } from "../../schema";
import type { loadGuildOrders } from "../loaders";
import { orderAddress } from "../order-query";
import { OlderOrders, OrderFilters, OrderRows } from "./order-list";

/** Orders of the guild for its staff, what needs a person first in the filters. */
export function OwnerOrders({
  data,
  filter,
}: {
  data: Awaited<ReturnType<typeof loadGuildOrders>>;
  filter: OrderFilter;
}) {
  const { orders, next, counts, currency, onlyItem, access } = data;
  const path = `/guilds/${access.slug}/orders`;
  const plain =
    filter.show === "all" && filter.text === "" && filter.itemId === null && filter.before === null;
  return (
    <div className="grid gap-5">
      <OrderFilters path={path} filter={filter} counts={counts} searchWords="Item, player, number" />
      {onlyItem ? (
        <p className="text-13 text-muted">
          Only orders of {onlyItem}.{" "}
          <a href={orderAddress(path, filter, { itemId: null })} className="quiet-link text-ink">
            Show all items
          </a>
        </p>
      ) : null}
      {orders.length > 0 ? (
        <div>
          <OrderRows
            orders={orders}
            symbol={currency.symbol}
            staff
            href={(order) => `${path}/${order.number}`}
          />
          <OlderOrders
            count={orders.length}
            href={next === null ? null : orderAddress(path, filter, { before: next })}
          />
        </div>
      ) : (
        <EmptyState
          title={plain ? "Nobody has ordered anything yet" : "No order fits these filters"}
          action={
            <ButtonLink href={plain ? `/guilds/${access.slug}/shop` : path}>
              {plain ? "Open the shop" : "Show all orders"}
            </ButtonLink>
          }
        >
          {plain
            ? "Orders stand here with where they are and how that is known."
            : "Take the filters away to see the others."}
        </EmptyState>
      )}
    </div>
  );
}
