import { type GuildScope, withGuild } from "@/db/context";
import { firstWithinReach } from "@/features/deliveries/collected";
import type { DeliveryServer } from "@/features/deliveries/data/server";
import { bootsSince } from "@/features/nitrado/log/boots";
import { positionsOf } from "@/features/players/data/activity";
import { placedOrders } from "@/features/shop/data/delivery";
import { lockOrder } from "@/features/shop/mutations/order-row";
import { advanceOrder } from "@/features/shop/mutations/orders";
import { CLOSES_AFTER_MS } from "@/features/shop/order-states";
import { MINUTE } from "@/lib/time";

/** Moves orders on whose receiving player the log saw at the place, between the boot that placed it and the next one. */
export async function noteCollected(scope: GuildScope, server: DeliveryServer): Promise<void> {
  const { serviceId, reachMetres } = server;
  await withGuild(scope, async (ctx) => {
    const orders = await placedOrders(ctx, serviceId, new Date(ctx.now.getTime() - CLOSES_AFTER_MS));
    for (const order of orders) {
      const boots = await bootsSince(ctx, serviceId, order.bootSeenAt);
      // What nobody took is gone with the next start.
      const next = boots.find((boot) => boot.startedAt.getTime() > order.bootSeenAt.getTime() + MINUTE);
      const positions = await positionsOf(ctx, {
        playerId: order.playerId,
        serviceId,
        from: order.bootSeenAt,
        to: next?.startedAt ?? ctx.now,
      });
      const reach = firstWithinReach(positions, order.place, reachMetres);
      if (!reach || (await lockOrder(ctx, order.number)).state !== "restart_seen") continue;
      const metres = `${Math.round(reach.metres)} m`;
      await advanceOrder(ctx, order.number, "likely_collected", {
        sentence: `The receiving player was ${metres} from the place. The log never says who picks up a thing, so we ask you.`,
        evidence: [
          { label: "Seen at", value: reach.at.toISOString() },
          { label: "Distance", value: metres },
        ],
      });
    }
  });
}
