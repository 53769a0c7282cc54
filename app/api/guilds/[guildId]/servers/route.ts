import { defineExport } from "@/features/identity/http/export";
import { serversCsv } from "@/features/nitrado/control/control-csv";
import { controlServers } from "@/features/nitrado/control/data/servers";

/** The guild's game servers as a CSV file. */
export const GET = defineExport({
  name: "servers.csv",
  section: "servers",
  file: "servers.csv",
  rows: async (ctx) => serversCsv(await controlServers(ctx)),
});
