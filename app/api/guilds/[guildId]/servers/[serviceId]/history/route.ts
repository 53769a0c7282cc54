import { z } from "zod";
import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { listHistoryCsv } from "@/features/nitrado/control/control-csv";
import { listHistory } from "@/features/nitrado/control/data/lists";
import { controlServer } from "@/features/nitrado/control/data/servers";
import { LISTS } from "@/features/nitrado/control/lists";

/** Changes of a server's player list as a CSV file: who, what, when, and what came of it. */
export const GET = defineExport({
  name: "servers.list-history.csv",
  section: "servers",
  file: "list-history.csv",
  input: z.strictObject({
    list: z.enum(LISTS).default("bans"),
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  }),
  async rows(ctx, { list, before }, { serviceId = "" }) {
    await controlServer(ctx, serviceId);
    const { changes } = await listHistory(ctx, serviceId, list, before ?? null, MOST_ROWS);
    return listHistoryCsv(changes);
  },
});
