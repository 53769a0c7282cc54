import { z } from "zod";
import { bountiesCsv } from "@/features/bounties/bounty-csv";
import { guildBounties } from "@/features/bounties/data/lists";
import { bountyFilterInput } from "@/features/bounties/schema";
import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { allRows } from "@/lib/csv";

const { show, before } = bountyFilterInput.shape;

/** The guild's bounties as a CSV file, with the filter of the page. */
export const GET = defineExport({
  name: "bounties.csv",
  section: "economy",
  file: "bounties.csv",
  input: z.strictObject({ show, before }),
  async rows(ctx, asked) {
    const bounties = await allRows(
      async (key: number | null) => {
        const page = await guildBounties(ctx, { show: asked.show, before: key, limit: 100 });
        return { rows: page.bounties, next: page.next };
      },
      asked.before,
      MOST_ROWS,
    );
    return bountiesCsv(bounties);
  },
});
