import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { withGuild } from "@/db/context";
import { drawnMaps } from "@/features/deliveries/maps";
import { requireGuildMember } from "@/features/identity/web/session";
import { catalogue } from "../data/catalogue";
import { checkout } from "../data/checkout";
import { MAX_QUANTITY } from "../limits";
import type { CheckoutProps } from "./components/checkout-form";
import { orNotFound } from "./or-not-found";

/** Everything that the checkout of an item starts with. The key of its order is made here, once a page. */
export async function checkoutProps(guild: string, itemId: number): Promise<CheckoutProps> {
  const { user, scope } = await requireGuildMember(guild);
  return orNotFound(
    withGuild(scope, async (ctx) => {
      const [data, shop] = await Promise.all([
        checkout(ctx, user.discordId, itemId),
        catalogue(ctx, ctx.guildId),
      ]);
      if (!shop) notFound();
      return {
        data,
        guild: shop.guild,
        maps: drawnMaps(),
        pressKey: randomUUID(),
        maxQuantity: MAX_QUANTITY,
      };
    }),
  );
}
