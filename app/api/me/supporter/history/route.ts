import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { planHistoryOf } from "@/features/supporters/data/history";
import { historyCsv } from "@/features/supporters/history-csv";
import { csvResponse } from "@/lib/csv";

/** A person's own supporter history as a CSV file. */
export const GET = defineRoute({
  name: "supporters.history.csv",
  auth: "user",
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ user }) {
    const lines = await withSystem(actorOf(user), (ctx) => planHistoryOf(ctx, user), { readOnly: true });
    return csvResponse(historyCsv(lines), "supporter-history.csv");
  },
});
