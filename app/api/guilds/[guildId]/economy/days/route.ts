import { z } from "zod";
import { withGuild } from "@/db/context";
import { economyDays } from "@/features/economy/data/days";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse, csvText } from "@/lib/csv";

/** Coins minted and spent by day and kind as a CSV file, the period before included. */
export const GET = defineRoute({
  name: "economy.days.csv",
  input: z.strictObject({ days: z.enum(["7", "30", "90"]).default("30") }),
  auth: { guild: "viewer", section: "economy" },
  limits: [{ by: "user", max: 20, seconds: 60 }],
  async handler({ input, scope }) {
    const days = await withGuild(scope, (ctx) => economyDays(ctx, 2 * Number(input.days)), {
      readOnly: true,
    });
    const rows = days.map((row) => [row.day, row.kind, row.minted, row.sunk, row.movements]);
    return csvResponse(
      csvText(["day_utc", "kind", "minted", "spent", "movements"], rows),
      "economy-days.csv",
    );
  },
});
