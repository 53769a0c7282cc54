import { z } from "zod";
import { defineExport } from "@/features/identity/http/export";
import { CHART_RANGES, type ChartRange, serverCharts } from "@/features/monitoring/data/server-charts";
import { chartsCsv } from "@/features/monitoring/server-charts-csv";
import { controlServer } from "@/features/nitrado/control/data/servers";

/** Players, processor, memory and disk of a game server as a CSV file, with the stretch of its view. */
export const GET = defineExport({
  name: "servers.charts.csv",
  section: "servers",
  file: "players-and-host.csv",
  input: z.strictObject({
    range: z.enum(Object.keys(CHART_RANGES) as [ChartRange, ...ChartRange[]]).default("24h"),
  }),
  async rows(ctx, { range }, { serviceId = "" }) {
    await controlServer(ctx, serviceId);
    return chartsCsv(await serverCharts(ctx, serviceId, range), ctx.now);
  },
});
