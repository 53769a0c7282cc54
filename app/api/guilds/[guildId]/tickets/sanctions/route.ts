import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { sanctionPage } from "@/features/tickets/verdict/data/sanctions";
import {
  SANCTION_KINDS,
  SANCTION_STATES,
  type Sanction,
  sanctionsAsked,
  sanctionsCsv,
} from "@/features/tickets/verdict/sanctions";
import { csvResponse } from "@/lib/csv";

/** Sanctions of one export; the next one is asked for before its last line. */
const MOST = 5_000;

const id = z.string().regex(/^[1-9]\d{0,14}$/, "This is not an id.");
const input = z.strictObject({
  state: z.enum(SANCTION_STATES).optional(),
  kind: z.enum(SANCTION_KINDS).optional(),
  q: z.string().max(60).optional(),
  before: id.optional(),
  player: id.optional(),
});

/** Warnings and bans of the guild's verdicts as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "tickets.sanctions.csv",
  input,
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: { player, ...given }, scope }) {
    const asked = sanctionsAsked(given);
    const text = await withGuild(
      scope,
      async (ctx) => {
        const all: Sanction[] = [];
        let { before } = asked;
        do {
          const of = { playerId: player === undefined ? null : Number(player), limit: 500 };
          const page = await sanctionPage(ctx, { ...asked, before }, of);
          all.push(...page.sanctions);
          before = page.next;
        } while (before !== null && all.length < MOST);
        return sanctionsCsv(all);
      },
      { readOnly: true },
    );
    return csvResponse(text, "sanctions.csv");
  },
});
