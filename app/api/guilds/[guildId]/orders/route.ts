import { z } from "zod";
import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { ownerOrders } from "@/features/shop/data/orders";
import { ordersCsv } from "@/features/shop/order-csv";
import { orderFilterInput } from "@/features/shop/schema";
import { allRows } from "@/lib/csv";

const { show, text } = orderFilterInput.shape;
const number = z.coerce.number().int().min(1).max(2_147_483_647);

/** The guild's orders as a CSV file, with the filters of the page. */
export const GET = defineExport({
  name: "shop.orders.csv",
  section: "orders",
  file: "orders.csv",
  input: z.strictObject({ show, text, item: number.optional(), before: number.optional() }),
  async rows(ctx, { item, before, ...asked }) {
    const orders = await allRows(
      async (key: number | null) => {
        const filter = { ...asked, itemId: item ?? null, before: key, limit: 100 };
        const page = await ownerOrders(ctx, filter);
        return { rows: page.orders, next: page.next };
      },
      before ?? null,
      MOST_ROWS,
    );
    return ordersCsv(orders);
  },
});
