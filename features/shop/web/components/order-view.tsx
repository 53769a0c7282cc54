import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { isMoving } from "../../order-story";
import type { loadOrder } from "../loaders";
import { IfWrong, OrderDeliveryTime, OrderLedger, OrderPieces, OrderPlace } from "./order-aside";
import { OrderHead } from "./order-head";
import { AnswerForms, CancelForm } from "./order-question";
import { OrderTimeline } from "./order-timeline";
import { OrderWatch } from "./order-watch";

type OrderData = Awaited<ReturnType<typeof loadOrder>>;

/** The buyer's own order: the question, the way, the evidence, and what stands beside it. */
export function OrderView({ data, picture }: { data: OrderData; picture: ReactNode }) {
  const { order, promise, server, item, guild, currency } = data;
  const named = { guildId: order.guildId, number: order.number };
  const actions = order.may.answer ? (
    <AnswerForms {...named} />
  ) : order.may.cancel ? (
    <CancelForm {...named} />
  ) : null;
  return (
    <>
      <PageHeader
        title={`${order.itemName}${order.quantity > 1 ? ` × ${order.quantity}` : ""}`}
        purpose="Where your order is, and how we know."
        crumbs={[
          { label: "Orders", href: `/me/orders?guild=${guild.slug}` },
          { label: String(order.number) },
        ]}
        className="mb-5"
        actions={
          <>
            {order.kind === "in_game" ? <Freshness until={server?.logCompleteUntil ?? null} /> : null}
            {item?.availability === "buyable" ? (
              <ButtonLink href={`/checkout/${guild.slug}/${item.id}`}>
                <RotateCcw aria-hidden />
                Buy again
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <OrderWatch
        {...named}
        shown={{ state: order.state, stateAt: order.stateAt }}
        moving={isMoving(order)}
      />
      <OrderHead order={order} actions={actions} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <OrderTimeline order={order} />
        <aside className="grid min-w-0 gap-8">
          <OrderPlace order={order} picture={picture} />
          <OrderPieces order={order} />
          <OrderDeliveryTime order={order} promise={promise} />
          <OrderLedger
            order={order}
            currency={currency}
            walletHref={`/me/wallet?guild=${guild.slug}&text=${order.number}&show=all`}
          />
          <IfWrong order={order} guild={guild.slug} />
        </aside>
      </div>
    </>
  );
}
