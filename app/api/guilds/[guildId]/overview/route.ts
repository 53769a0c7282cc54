import { z } from "zod";
import { withGuild } from "@/db/context";
import { courseCsv } from "@/features/dashboard/course-csv";
import { readOverview } from "@/features/dashboard/data/kept";
import { visibleWidgets } from "@/features/dashboard/rights";
import { CHARTS, RANGES } from "@/features/dashboard/schema";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse } from "@/lib/csv";
import { notFound } from "@/lib/errors";

/** One chart of the overview as a CSV file, step by step, with the stretch and the server of its view. */
export const GET = defineRoute({
  name: "dashboard.course.csv",
  input: z.strictObject({
    chart: z.enum(CHARTS).default("players"),
    range: z.enum(RANGES).default("24h"),
    server: z
      .string()
      .regex(/^[\w-]{1,40}$/)
      .optional(),
    compare: z.literal("none").optional(),
  }),
  auth: { guild: "viewer", section: "overview" },
  limits: [{ by: "user", max: 20, seconds: 60 }],
  async handler({ input: { chart, range, server }, scope, access }) {
    if (!visibleWidgets(access.sections).includes(chart)) throw notFound();
    const query = { range, serviceId: server ?? null };
    const { overview } = await withGuild(scope, (ctx) => readOverview(ctx, query, [chart]), {
      readOnly: true,
    });
    return csvResponse(courseCsv(chart, overview), `${chart}-${range}.csv`);
  },
});
