import { revalidateTag } from "next/cache";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { purchase } from "@/features/shop/mutations/purchase";
import { purchaseInput } from "@/features/shop/schema";

/** Pays. The key in the body makes a repeat harmless: it answers with the order that it made. */
export const POST = defineRoute({
  name: "shop.buy",
  input: purchaseInput,
  auth: { member: true },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input, scope }) {
    const paid = await withGuild(scope, (ctx) => purchase(ctx, input), { commitWithLast: true });
    // Stock went down: the shop's pages renew themselves behind the next visit.
    if (!paid.replayed) revalidateTag(`shop:${scope.guildId}`, "max");
    return paid;
  },
});
