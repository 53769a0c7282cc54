import { z } from "zod";
import { type SystemContext, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { askedOf } from "@/features/operation/asked";
import { listCsv } from "@/features/operation/list-csv";
import { LISTS, type ListName } from "@/features/operation/lists";
import { allRows, csvResponse } from "@/lib/csv";
import { notFound } from "@/lib/errors";

/** Rows of one export; the next one asks for what is before its last. */
const MAX_ROWS = 5_000;

type Read = (
  ctx: SystemContext,
  asked: object,
  limit: number,
) => Promise<{ rows: readonly object[]; next: string | null }>;

/** One of the platform's lists as a CSV file, with the question of its page. */
export const GET = defineRoute({
  name: "operation.csv",
  input: z.looseObject({}),
  auth: { staff: "support" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, params, user }) {
    const name = params.list as ListName;
    if (!Object.hasOwn(LISTS, name)) throw notFound();
    const asked = askedOf(LISTS[name].asked as z.ZodObject, input as Record<string, string>);
    const read = LISTS[name].read as Read;
    const rows = await withSystem(
      actorOf(user),
      (ctx) =>
        allRows(
          (before: string | null) => read(ctx, { ...asked, ...(before !== null && { before }) }, 500),
          null,
          MAX_ROWS,
        ),
      { readOnly: true },
    );
    return csvResponse(listCsv(rows), `grizzly-${name}.csv`);
  },
});
