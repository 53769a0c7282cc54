import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { EXPORTS, numbersCsv } from "@/features/tickets/analytics/csv";
import { agentNames, readNumbers } from "@/features/tickets/analytics/data/read";
import { guildZone } from "@/features/tickets/analytics/data/zone";
import { dayIn, NUMBER_RANGES, spanOf } from "@/features/tickets/analytics/ranges";
import { agentSeen, seesEverybody } from "@/features/tickets/analytics/rights";
import { TICKET_TYPES } from "@/features/tickets/words";
import { csvResponse } from "@/lib/csv";
import { notFound } from "@/lib/errors";

/** The desk's numbers of one guild as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "tickets.numbers.csv",
  input: z.strictObject({
    by: z.enum(EXPORTS).default("day"),
    range: z.enum(NUMBER_RANGES).default("30d"),
    category: z.enum(TICKET_TYPES).nullable().default(null),
    agent: z
      .string()
      .regex(/^(me|\d{17,20})$/)
      .nullable()
      .default(null),
  }),
  auth: { guild: "viewer", section: "tickets" },
  limits: [{ by: "user", max: 12, seconds: 60 }],
  async handler({ input: { by, range, category, agent: wanted }, user, access, scope }) {
    const level = access.sections.tickets;
    const agent = agentSeen(wanted, user.discordId, level);
    if (agent === "hidden") throw notFound();
    const text = await withGuild(
      scope,
      async (ctx) => {
        const { span } = spanOf(range, dayIn(await guildZone(ctx), ctx.now));
        const read = await readNumbers(ctx, span, { category, agent });
        const agents = read.agents.filter((row) => seesEverybody(level) || row.agent === user.discordId);
        const rows = by === "day" ? read.days : by === "agent" ? agents : read.categories;
        return numbersCsv(by, rows, await agentNames(ctx, [...new Set(agents.map((row) => row.agent))]));
      },
      { readOnly: true },
    );
    return csvResponse(text, `desk-numbers-by-${by}.csv`);
  },
});
