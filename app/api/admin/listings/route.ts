import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { platformListings } from "@/features/listings/data/platform-list";
import { standingWords } from "@/features/listings/review";
import { csvResponse, csvText } from "@/lib/csv";

const MOST = 50_000;
const HEAD = [
  "id",
  "listing",
  "discord_server",
  "address",
  "state",
  "featured",
  "open_reports",
  "changed_utc",
];

/** The listings of a view as a CSV file, for staff. */
export const GET = defineRoute({
  name: "listings.all.csv",
  input: z.strictObject({
    view: z.enum(["review", "all"]).default("review"),
    q: z.string().max(60).default(""),
  }),
  auth: { staff: "support" },
  guildId: () => null,
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: { view, q }, user }) {
    const query = { inReview: view === "review", text: q.trim(), after: null, limit: MOST };
    const { rows } = await withSystem(actorOf(user), (ctx) => platformListings(ctx, query), {
      readOnly: true,
    });
    const lines = rows.map((row) => [
      row.id,
      row.name,
      row.guild,
      row.slug,
      standingWords(row.standing).label,
      row.featured ? "yes" : "no",
      row.openReports,
      row.changedAt,
    ]);
    return csvResponse(csvText(HEAD, lines), "listings.csv");
  },
});
