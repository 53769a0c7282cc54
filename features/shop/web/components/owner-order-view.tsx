import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Freshness } from "@/components/ui/freshness";
import { Time } from "@/components/ui/time";
import { nextStates } from "../../order-states";
import { STATE_WORDS, stateMeaning } from "../../order-story";
import type { OrderState } from "../../schema";
import type { loadGuildOrder } from "../loaders";
import { OrderDeliveryTime, OrderLedger, OrderPieces, OrderPlace } from "./order-aside";
import { OrderLine } from "./order-line";
import { OrderTimeline } from "./order-timeline";
import { OwnerOrderActions } from "./owner-order-actions";

const BY_HAND: readonly OrderState[] = ["queued", "delivered", "failed", "needs_look"];

/** An order as staff see it: who, where, how far, what proves it, and what they can do. */
export function OwnerOrderView({
  data,
  picture,
}: {
  data: Awaited<ReturnType<typeof loadGuildOrder>>;
  picture: ReactNode;
}) {
  const { order, promise, server, currency, access, refundLimit } = data;
  const level = access.sections.orders ?? "viewer";
  const mayMove = ["moderator", "manager", "owner"].includes(level);
  const steps = mayMove
    ? nextStates(order.kind, order.state).filter(
        (state) => BY_HAND.includes(state) && (state !== "failed" || refundLimit === null),
      )
    : [];
  const total = `${new Intl.NumberFormat("en-GB").format(order.total)} ${currency.symbol}`;
  return (
    <>
      <PageHeader
        title={`Order ${order.number}: ${order.itemName}${order.quantity > 1 ? ` × ${order.quantity}` : ""}`}
        purpose={
          <>
            {order.buyer.name} paid {total} <Time at={order.paidAt} />
            {order.playerName && order.playerName !== order.buyer.name ? `, for ${order.playerName}` : ""}
          </>
        }
        crumbs={[
          { label: access.name, href: `/guilds/${access.slug}` },
          { label: "Orders", href: `/guilds/${access.slug}/orders` },
          { label: String(order.number) },
        ]}
        className="mb-5"
        actions={order.kind === "in_game" ? <Freshness until={server?.logCompleteUntil ?? null} /> : null}
      />
      <Card className="mb-8">
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Status meaning={stateMeaning(order.state)}>{STATE_WORDS[order.state]}</Status>
          {order.refundReason ? <p className="text-13 text-muted">{order.refundReason}</p> : null}
          {order.waitsBecause ? <p className="text-13 text-muted">{order.waitsBecause}</p> : null}
          {order.answer === "not_there" ? (
            <p className="text-13 text-muted">The buyer said: not there.</p>
          ) : null}
        </div>
        <OrderLine order={order} />
      </Card>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <OrderTimeline order={order} />
        <aside className="grid min-w-0 gap-8">
          <Card>
            <h2 className="mb-4 font-semibold text-14">What you can do</h2>
            <OwnerOrderActions
              guildId={access.guildId}
              number={order.number}
              total={total}
              mayRefund={order.may.refund && level !== "viewer" && refundLimit === null}
              limit={order.may.refund && level !== "viewer" ? refundLimit : null}
              steps={steps}
            />
          </Card>
          <OrderPlace order={order} picture={picture} />
          <OrderPieces order={order} />
          <OrderDeliveryTime order={order} promise={promise} />
          <OrderLedger order={order} currency={currency} walletHref={null} />
        </aside>
      </div>
    </>
  );
}
