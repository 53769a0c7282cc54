import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { applicationQueue, QUEUES, type Queue } from "@/features/listings/registration/data/queue";
import { csvResponse, csvText } from "@/lib/csv";

const MOST = 10_000;
const HEAD = [
  "id",
  "server",
  "discord_server",
  "applicant",
  "state",
  "waiting_for",
  "proven_by",
  "sent_utc",
  "changed_utc",
];

/** The applications of a view as a CSV file, for staff. */
export const GET = defineRoute({
  name: "listings.applications.csv",
  input: z.strictObject({
    view: z.enum(Object.keys(QUEUES) as [Queue, ...Queue[]]).default("waiting"),
    q: z.string().max(60).default(""),
  }),
  auth: { staff: "support" },
  guildId: () => null,
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: { view, q }, user }) {
    const query = { queue: view, text: q.trim(), after: null, limit: MOST };
    const { rows } = await withSystem(actorOf(user), (ctx) => applicationQueue(ctx, query), {
      readOnly: true,
    });
    const lines = rows.map((row) => [
      row.id,
      row.name,
      row.guild,
      row.applicant,
      row.state,
      row.state === "submitted" ? row.waitingFor : null,
      row.provenBy,
      row.submittedAt,
      row.updatedAt,
    ]);
    return csvResponse(csvText(HEAD, lines), "applications.csv");
  },
});
