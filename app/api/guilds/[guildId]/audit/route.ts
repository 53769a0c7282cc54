import { withGuild } from "@/db/context";
import { auditCsv } from "@/features/audit/audit-csv";
import { auditPage } from "@/features/audit/data";
import { auditAsked, queryOf } from "@/features/audit/query";
import type { AuditLine } from "@/features/audit/schema";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse } from "@/lib/csv";

/** Lines of one export; the next one is asked for before its last line. */
const MAX_LINES = 5_000;

/** The guild's log as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "audit.csv",
  input: auditAsked,
  auth: { guild: "viewer", section: "audit" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, user, scope }) {
    const text = await withGuild(
      scope,
      async (ctx) => {
        const query = queryOf(input, user.timeZone);
        const all: AuditLine[] = [];
        let names = {};
        let next = query.beforeId;
        do {
          const page = await auditPage(ctx, { ...query, beforeId: next, limit: 199 });
          all.push(...page.lines);
          names = { ...names, ...page.names };
          next = page.next ?? undefined;
        } while (next !== undefined && all.length < MAX_LINES);
        return auditCsv(all, names);
      },
      { readOnly: true },
    );
    return csvResponse(text, "audit-log.csv");
  },
});
