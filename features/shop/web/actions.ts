"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineFormAction } from "@/features/identity/web/action";
import { assertRefundable } from "../data/refund-limit";
import { advanceOrder, answerOrder, failOrder } from "../mutations/orders";
import { cancelOrder, refundOrder } from "../mutations/refund";
import { answerInput } from "../schema";

const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const guildId = z.string().max(60);
const number = z.coerce.number().int().min(1).max(2_147_483_647);

/** Own pages are made anew, and the shop's, whose numbers an order changes. */
function renew(id: string): void {
  updateTag(`shop:${id}`);
  refresh();
}

/** The buyer says whether the order was there. */
export const answerOrderForm = defineFormAction({
  name: "shop.order.answer",
  input: answerInput.extend({ guildId, number }),
  auth: { member: true },
  limits,
  async handler({ input: { guildId: _, ...answer }, scope }) {
    await withGuild(scope, (ctx) => answerOrder(ctx, answer));
    renew(scope.guildId);
  },
});

/** The buyer takes an order back before it is staged. */
export const cancelOrderForm = defineFormAction({
  name: "shop.order.cancel",
  input: z.strictObject({ guildId, number }),
  auth: { member: true },
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => cancelOrder(ctx, input.number));
    renew(scope.guildId);
  },
});

const reason = z
  .string()
  .trim()
  .min(3, "Say why, in at least three characters.")
  .max(300, "At most 300 characters.");

/** Staff give all coins of an order back, with the reason that the buyer reads. */
export const refundOrderForm = defineFormAction({
  name: "shop.order.refund",
  input: z.strictObject({ guildId, number, reason }),
  auth: { guild: "support", section: "orders" },
  limits,
  async handler({ input, scope, access }) {
    await withGuild(scope, async (ctx) => {
      await assertRefundable(ctx, input.number, access.sections.orders);
      await refundOrder(ctx, input.number, input.reason);
    });
    renew(scope.guildId);
  },
});

const step = z.enum(["queued", "delivered", "failed", "needs_look"], "Choose a step.");

/** Staff take an order a step further by hand, with a reason for its timeline. */
export const moveOrderForm = defineFormAction({
  name: "shop.order.move",
  input: z.strictObject({ guildId, number, to: step, reason }),
  auth: { guild: "moderator", section: "orders" },
  limits,
  async handler({ input, scope, access }) {
    const words = { sentence: `By staff: ${input.reason}` };
    await withGuild(scope, async (ctx) => {
      if (input.to !== "failed") return advanceOrder(ctx, input.number, input.to, words);
      // All coins go back with it.
      await assertRefundable(ctx, input.number, access.sections.orders);
      return failOrder(ctx, input.number, words);
    });
    renew(scope.guildId);
  },
});
