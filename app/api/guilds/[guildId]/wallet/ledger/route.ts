import { z } from "zod";
import { withGuild } from "@/db/context";
import { ledgerPage } from "@/features/economy/data/ledger";
import { ledgerCsv } from "@/features/economy/ledger-csv";
import { ledgerFilterInput } from "@/features/economy/schema";
import type { LedgerLine } from "@/features/economy/wallet";
import { defineRoute } from "@/features/identity/http/route";

/** Lines of one export; the address of the next one is its last entry. */
const MAX_LINES = 5_000;

const input = z.strictObject({
  show: ledgerFilterInput.shape.show,
  cause: ledgerFilterInput.shape.cause,
  text: ledgerFilterInput.shape.text,
});

/** The own ledger as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "economy.ledger.csv",
  input,
  auth: { member: true },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: asked, user, scope }) {
    const lines = await withGuild(
      scope,
      async (ctx) => {
        const all: LedgerLine[] = [];
        let before: string | null = null;
        do {
          const filter = { ...asked, from: null, to: null, before, limit: 100 };
          const page = await ledgerPage(ctx, user.discordId, filter);
          all.push(...page.lines);
          before = page.next;
        } while (before !== null && all.length < MAX_LINES);
        return all;
      },
      { readOnly: true },
    );
    return new Response(ledgerCsv(lines), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="ledger.csv"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
