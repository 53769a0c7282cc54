import { z } from "zod";
import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { listCsv } from "@/features/nitrado/control/control-csv";
import { listView } from "@/features/nitrado/control/data/lists";
import { controlServer } from "@/features/nitrado/control/data/servers";
import { LISTS } from "@/features/nitrado/control/lists";

/** One of a server's player lists as a CSV file, with the search of the page. */
export const GET = defineExport({
  name: "servers.list.csv",
  section: "servers",
  file: "player-list.csv",
  input: z.strictObject({ list: z.enum(LISTS).default("bans"), q: z.string().max(64).default("") }),
  async rows(ctx, { list, q }, { serviceId = "" }) {
    await controlServer(ctx, serviceId);
    const { entries } = await listView(ctx, serviceId, list, { search: q, before: null, most: MOST_ROWS });
    return listCsv(entries);
  },
});
