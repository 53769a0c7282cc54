import { z } from "zod";
import { BOARD_VIEWS } from "@/features/deliveries/board";
import { boardPage } from "@/features/deliveries/data/board";
import { deliveriesCsv } from "@/features/deliveries/delivery-csv";
import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { allRows } from "@/lib/csv";

/** The guild's deliveries of one view as a CSV file, with the evidence of each. */
export const GET = defineExport({
  name: "deliveries.csv",
  section: "deliveries",
  file: "deliveries.csv",
  input: z.strictObject({ show: z.enum(BOARD_VIEWS).default("look"), before: z.uuid().optional() }),
  async rows(ctx, { show, before }) {
    const rows = await allRows(
      (key: string | null) => boardPage(ctx, show, key, 500),
      before ?? null,
      MOST_ROWS,
    );
    return deliveriesCsv(rows);
  },
});
