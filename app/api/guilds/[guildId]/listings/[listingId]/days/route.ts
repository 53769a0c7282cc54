import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { listingOf } from "@/features/listings/data/form";
import { listingDays } from "@/features/listings/data/statistics";
import { csvResponse, csvText } from "@/lib/csv";
import { notFound } from "@/lib/errors";

/** Days of a listing as a CSV file. */
export const GET = defineRoute({
  name: "listings.days.csv",
  input: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  auth: { guild: "viewer", section: "listing" },
  limits: [{ by: "user", max: 12, seconds: 60 }],
  async handler({ params, input, scope }) {
    const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).safeParse(params.listingId);
    if (!id.success) throw notFound();
    const { slug, days } = await withGuild(
      scope,
      async (ctx) => {
        const { row } = await listingOf(ctx, id.data);
        return { slug: row.slug, days: await listingDays(ctx, id.data, input.days) };
      },
      { readOnly: true },
    );
    const rows = days.map((day) => [day.day, day.views, day.joins]);
    return csvResponse(csvText(["day_utc", "views", "join_presses"], rows), `${slug ?? "listing"}-days.csv`);
  },
});
