import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { driftRows } from "@/features/supporters/data/roles";
import { SYNC_KINDS, syncLines } from "@/features/supporters/data/syncs";
import { driftCsv, syncsCsv } from "@/features/supporters/staff-csv";
import { csvResponse } from "@/lib/csv";

/** Rows of one export. */
const MOST = 5_000;

const KINDS = Object.keys(SYNC_KINDS) as (keyof typeof SYNC_KINDS)[];

/** The syncs with Patreon, or the roles that differ from the plans, as a CSV file. */
export const GET = defineRoute({
  name: "supporters.staff.csv",
  input: z.strictObject({
    part: z.enum(["syncs", "differing"]).default("syncs"),
    kind: z.enum(KINDS).default("all"),
  }),
  auth: { staff: "support" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: { part, kind }, user }) {
    const text = await withSystem(
      actorOf(user),
      async (ctx) =>
        part === "syncs"
          ? syncsCsv((await syncLines(ctx, kind, null, MOST)).lines)
          : driftCsv((await driftRows(ctx, undefined, MOST)).rows),
      { readOnly: true },
    );
    return csvResponse(text, part === "syncs" ? "patreon-syncs.csv" : "roles-that-differ.csv");
  },
});
