import { z } from "zod";
import { withGuild } from "@/db/context";
import { STANDING_DAYS } from "@/features/economy/books";
import { guildBooks } from "@/features/economy/data/books";
import { peopleOf } from "@/features/economy/data/people";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse, csvText } from "@/lib/csv";

/** Who earned and spent most as a CSV file. */
export const GET = defineRoute({
  name: "economy.people.csv",
  input: z.strictObject({ days: z.enum(["7", "30", "90"]).default("30") }),
  auth: { guild: "viewer", section: "economy" },
  limits: [{ by: "user", max: 20, seconds: 60 }],
  async handler({ input, scope }) {
    const days = STANDING_DAYS.find((one) => String(one) === input.days) ?? 30;
    const rows = await withGuild(
      scope,
      async (ctx) => {
        const standings = (await guildBooks(ctx))?.standings;
        const lists = (["earners", "spenders"] as const).flatMap((list) =>
          (standings?.[list][days] ?? []).map((one) => ({ list, ...one })),
        );
        const people = await peopleOf(
          ctx,
          lists.map((one) => one.discordId),
        );
        const names = new Map(people.map((person) => [person.discordId, person.name]));
        return lists.map((one) => [
          one.list,
          names.get(one.discordId) ?? null,
          one.discordId,
          one.coins,
          one.before,
        ]);
      },
      { readOnly: true },
    );
    return csvResponse(
      csvText(["list", "name", "discord_id", "coins", "period_before"], rows),
      "economy-people.csv",
    );
  },
});
