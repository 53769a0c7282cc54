import type { ReactNode } from "react";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "../../dto";
import { STATE_WORDS, stateMeaning } from "../../order-story";
import { ItemPicture } from "./item-picture";
import { OrderLine } from "./order-line";

interface Words {
  title: string;
  text: ReactNode;
}

const until = (order: OrderDetail): ReactNode =>
  order.collectUntil ? (
    <>
      It stays there until the restart at <Time at={order.collectUntil} shape="smart" />,{" "}
      <Time at={order.collectUntil} />.
    </>
  ) : (
    "It stays there until the restart after that."
  );

/** What an order says about itself now: a question where there is one, else where it is. */
export function orderWords(order: OrderDetail): Words {
  const at = order.placeName ? ` at ${order.placeName}` : "";
  switch (order.state) {
    case "paid":
    case "queued":
      return order.kind === "supporter"
        ? { title: "It is being applied", text: "That takes a few minutes. It changes nothing in the game." }
        : {
            title: order.waitsBecause ? "It waits" : "It waits for the next restart",
            text: order.waitsBecause ? (
              `${order.waitsBecause} Until it is staged, you can take it back.`
            ) : order.expectedAt ? (
              <>
                It is placed{at} at the restart at <Time at={order.expectedAt} shape="smart" />,{" "}
                <Time at={order.expectedAt} />. Until it is staged, you can take it back.
              </>
            ) : (
              `It is placed${at} at the next restart. When that is, is not known.`
            ),
          };
    case "staged":
    case "uploaded":
      return {
        title: "It is on its way",
        text: order.expectedAt ? (
          <>
            It appears{at} at the restart at <Time at={order.expectedAt} shape="smart" />,{" "}
            <Time at={order.expectedAt} />.
          </>
        ) : (
          `It appears${at} at the next restart.`
        ),
      };
    case "restart_seen":
    case "likely_collected":
      return {
        title: "Did you get it?",
        text: (
          <>
            Your order was placed{at}
            {order.bootSeenAt ? (
              <>
                {" "}
                at <Time at={order.bootSeenAt} shape="smart" />
              </>
            ) : null}
            . {until(order)}
          </>
        ),
      };
    case "delivered":
      return {
        title: order.answer === "got_it" ? "You got it" : "Delivered",
        text: order.closedAt ? (
          <>
            Closed at <Time at={order.closedAt} shape="smart" />.
          </>
        ) : (
          "This order is closed."
        ),
      };
    case "needs_look":
      return {
        title: "A person is looking at it",
        text: "Staff see everything on this page. They decide about a refund or send it again, and you are told.",
      };
    case "failed":
      return { title: "It never appeared", text: "Your coins come back by themselves." };
    case "refunded":
      return {
        title: "Your coins are back",
        text: order.refundReason ?? "All coins of this order came back.",
      };
  }
}

/** The question first, then how far the order is. */
export function OrderHead({ order, actions }: { order: OrderDetail; actions: ReactNode }) {
  const words = orderWords(order);
  return (
    <Card flush className="mb-8 max-md:mb-6">
      <div className="flex flex-wrap items-center gap-6 p-5 max-md:gap-4">
        <div className="grid h-[88px] w-36 shrink-0 place-items-center rounded-control border bg-well max-md:hidden">
          <ItemPicture name={order.picture} className="w-28" />
        </div>
        <div className="min-w-0 flex-1 basis-72">
          <Status meaning={stateMeaning(order.state)}>{STATE_WORDS[order.state]}</Status>
          <h2 className="mt-1 font-semibold text-20">{words.title}</h2>
          <p className="mt-1 max-w-lg text-14 text-muted">{words.text}</p>
        </div>
        {actions}
      </div>
      <div className="border-t p-5">
        <OrderLine order={order} />
      </div>
    </Card>
  );
}
