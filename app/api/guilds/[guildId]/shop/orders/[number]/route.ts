import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { orderDetail } from "@/features/shop/data/order";
import { notFound } from "@/lib/errors";

/** Where an own order is now: what its page asks while it is open in front of somebody. */
export const GET = defineRoute({
  name: "shop.order.state",
  input: z.strictObject({}),
  auth: { member: true },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ params, user, scope }) => {
    const number = /^\d{1,9}$/.test(params.number ?? "") ? Number(params.number) : null;
    if (number === null) throw notFound("This order does not exist.");
    return withGuild(
      scope,
      async (ctx) => {
        const { state, stateAt, answer } = await orderDetail(ctx, number, { discordId: user.discordId });
        return { state, stateAt, answer };
      },
      { readOnly: true },
    );
  },
});
