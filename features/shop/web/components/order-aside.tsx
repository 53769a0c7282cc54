import Link from "next/link";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { gridReference } from "@/features/deliveries/map-view";
import type { Currency, DeliveryPromise, OrderDetail } from "../../dto";
import { DeliveryHistogram } from "./delivery-histogram";
import { piecesOf } from "./item-words";

const WHOLE = new Intl.NumberFormat("en-GB", { signDisplay: "exceptZero" });

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 font-semibold text-14">{title}</h2>
      {children}
    </section>
  );
}

/** Where it is placed, with a piece of the map when there is one. */
export function OrderPlace({ order, picture }: { order: OrderDetail; picture: ReactNode }) {
  const { place } = order;
  if (!place) return null;
  const spot = `${place.x.toFixed(1)}, ${place.z.toFixed(1)}`;
  return (
    <Part title="Place">
      <div className="overflow-hidden rounded-card border bg-raised">
        {picture}
        <div className="flex items-center justify-between gap-3 border-t px-4 py-3 text-13">
          <span className="min-w-0 truncate">{place.name}</span>
          <span className="flex items-center gap-1 text-muted">
            {gridReference(place.x, place.z)}
            <CopyButton value={spot} label="Copy position" />
          </span>
        </div>
      </div>
    </Part>
  );
}

export function OrderPieces({ order }: { order: OrderDetail }) {
  if (order.classNames.length === 0) return null;
  return (
    <Part title="What is placed">
      <ul className="divide-y border-y text-13">
        {piecesOf(order.classNames).map((piece) => (
          <li key={piece.name} className="flex justify-between gap-3 py-2">
            <code className="min-w-0 truncate font-mono text-12">{piece.name}</code>
            <span className="text-muted">× {piece.count * order.quantity}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function OrderDeliveryTime({
  order,
  promise,
}: {
  order: OrderDetail;
  promise: DeliveryPromise | null;
}) {
  if (!promise || order.kind === "supporter") return null;
  return (
    <Part title="Delivery time">
      <DeliveryHistogram promise={promise} yours={order.tookMinutes} />
      <p className="mt-1 flex justify-between gap-3 text-12 text-muted">
        <span>Orders by time, paying to restart</span>
        <span>{promise.orders} orders</span>
      </p>
    </Part>
  );
}

/** Every movement of coins that belongs to the order. */
export function OrderLedger({
  order,
  currency,
  walletHref,
}: {
  order: OrderDetail;
  currency: Currency;
  walletHref: string | null;
}) {
  return (
    <Part title="Ledger">
      <table className="w-full text-13">
        <thead className="text-12 text-muted">
          <tr className="border-b">
            <th className="py-2 text-left font-normal">Account</th>
            <th className="py-2 text-right font-normal">{currency.symbol}</th>
          </tr>
        </thead>
        {order.ledger.map((line) => (
          <tbody key={line.entryId} className="border-b">
            <tr>
              <td className="py-2">{walletHref ? "You" : order.buyer.name}</td>
              <td className="text-right">{WHOLE.format(line.amount)}</td>
            </tr>
            <tr>
              <td className="py-2">The shop</td>
              <td className="text-right">{WHOLE.format(-line.amount)}</td>
            </tr>
            {line.after === null || line.before === null ? null : (
              <tr className="text-muted">
                <td className="py-2">Coins, {WHOLE.format(line.before).replace("+", "")} before</td>
                <td className="text-right font-semibold text-ink">
                  {WHOLE.format(line.after).replace("+", "")}
                </td>
              </tr>
            )}
            <tr className="text-12 text-muted">
              <td className="pb-3">
                Entry {line.entryId}, <Time at={line.at} shape="smart" />
              </td>
              <td className="pb-3 text-right">
                {walletHref ? (
                  <Link href={walletHref} className="quiet-link text-ink">
                    Open in wallet
                  </Link>
                ) : null}
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </Part>
  );
}

export function IfWrong({ order, guild }: { order: OrderDetail; guild: string }) {
  return (
    <Part title="If something is wrong">
      {order.state === "refunded" ? null : (
        <p className="mb-2 text-13 text-muted">
          <b className="font-medium text-ink">Not there</b> brings this order before staff, with everything on
          this page. They can refund it. An order that never reached a restart comes back by itself.
          {order.closesAt ? (
            <>
              {" "}
              With no answer it closes <Time at={order.closesAt} shape="smart" />.
            </>
          ) : null}
        </p>
      )}
      <p className="text-13">
        <SoftLink
          href={`/me/tickets/new?guild=${guild}&type=order&order=${order.number}`}
          className="quiet-link"
        >
          Write to staff about this order
        </SoftLink>
      </p>
    </Part>
  );
}
