import { withGuild } from "@/db/context";
import { guildLedger } from "@/features/economy/data/guild-ledger";
import { filterOf, type GuildLedgerLine, ledgerAsked } from "@/features/economy/guild-ledger";
import { guildLedgerCsv } from "@/features/economy/guild-ledger-csv";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse } from "@/lib/csv";

/** Lines of one export; the next one is asked for before its last entry. */
const MAX_LINES = 5_000;
/** Stretches of the ledger that one export looks at, where few lines fit. */
const MAX_LOOKS = 40;

/** The guild's ledger as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "economy.guild-ledger.csv",
  input: ledgerAsked.omit({ who: true }),
  auth: { guild: "viewer", section: "economy" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, scope }) {
    const lines = await withGuild(
      scope,
      async (ctx) => {
        const all: GuildLedgerLine[] = [];
        let before = input.before ?? null;
        for (let look = 0; look < MAX_LOOKS && all.length < MAX_LINES; look += 1) {
          const page = await guildLedger(ctx, { ...filterOf(input, 500), before });
          all.push(...page.lines);
          if (page.next === null) break;
          before = page.next;
        }
        return all;
      },
      { readOnly: true },
    );
    return csvResponse(guildLedgerCsv(lines), "guild-ledger.csv");
  },
});
