import type { GuildContext, SystemContext } from "@/db/context";
import type { EventHandler } from "@/features/events/dispatch";
import type { ClaimedEvent } from "@/features/events/schema";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";
import { shopEvents } from "@/features/shop/events";
import { lockOrder } from "@/features/shop/mutations/order-row";
import { advanceOrder } from "@/features/shop/mutations/orders";

type Context = GuildContext | SystemContext;

function guildOf(ctx: Context): GuildContext {
  if (!("guildId" in ctx)) throw new Error("An order's event belongs to a guild.");
  return ctx;
}

/** A paid order is taken over: in-game items wait for the delivery worker, the others count from now on. */
export const orderPaid: EventHandler = async (ctx, event) => {
  const guild = guildOf(ctx);
  const { number, kind } = shopEvents["shop.order.paid"].parse(event.payload);
  // It may have gone on meanwhile, by staff or by a repeat of this event: then there is nothing to do.
  if ((await lockOrder(guild, number)).state !== "paid") return;
  await advanceOrder(guild, number, "queued");
  if (kind === "supporter") await advanceOrder(guild, number, "delivered");
};

const TOLD: Partial<Record<string, { title: string; body: string; level: "info" | "success" | "warning" }>> =
  {
    restart_seen: {
      title: "Your order was placed",
      body: "Collect it before the next restart.",
      level: "success",
    },
    failed: {
      title: "Your order could not be placed",
      body: "If it never reached the game, your coins come back by themselves.",
      level: "warning",
    },
    needs_look: { title: "Someone looks at your order", body: "You need to do nothing.", level: "info" },
  };

async function tell(
  ctx: GuildContext,
  event: ClaimedEvent,
  discordId: string,
  number: number,
  notice: { title: string; body: string; level: "info" | "success" | "warning" },
) {
  const person = await personByDiscord(ctx, discordId);
  if (!person) return;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: event.type,
    ...notice,
    title: `${notice.title}: order ${number}`,
    href: `/me/orders/${ctx.guildId}/${number}`,
    key: `${event.type}:${event.key}`,
  });
}

/** The buyer is told what happened to their order. */
export const orderAdvanced: EventHandler = async (ctx, event) => {
  const { number, discordId, to } = shopEvents["shop.order.advanced"].parse(event.payload);
  const words = TOLD[to];
  if (words) await tell(guildOf(ctx), event, discordId, number, words);
};

export const orderRefunded: EventHandler = async (ctx, event) => {
  const { number, discordId, reason } = shopEvents["shop.order.refunded"].parse(event.payload);
  await tell(guildOf(ctx), event, discordId, number, {
    title: "Your coins are back",
    body: reason,
    level: "success",
  });
};
