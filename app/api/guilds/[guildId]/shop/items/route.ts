import { z } from "zod";
import { defineExport } from "@/features/identity/http/export";
import { ownerCatalogue } from "@/features/shop/data/owner";
import { itemsCsv } from "@/features/shop/item-csv";
import { inView, VIEWS } from "@/features/shop/item-views";

/** The items of one view of the guild's shop as a CSV file, with how their orders went. */
export const GET = defineExport({
  name: "shop.items.csv",
  section: "shop",
  file: "items.csv",
  input: z.strictObject({ show: z.enum(VIEWS).default("sale") }),
  async rows(ctx, { show }) {
    const { items, categories } = await ownerCatalogue(ctx);
    return itemsCsv(
      items.filter((item) => inView(item, show)),
      categories,
    );
  },
});
