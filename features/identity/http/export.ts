import type { z } from "zod";
import { type GuildContext, withGuild } from "@/db/context";
import type { Section } from "@/features/guilds/schema";
import { csvResponse } from "@/lib/csv";
import type { RouteParams } from "./admit";
import { defineRoute } from "./route";

/** Rows of one file; what comes after them is asked for by the last one's key. */
export const MOST_ROWS = 5_000;

interface ExportDefinition<S extends z.ZodType> {
  /** `shop.orders.csv`: for limits, response times and logs. */
  name: string;
  /** Whoever may see the section may take its tables away. */
  section: Section;
  /** `orders.csv`. */
  file: string;
  /** The filters of the view, as its address has them. */
  input?: S;
  /** The file's text. */
  rows: (ctx: GuildContext, input: z.output<S>, params: RouteParams) => Promise<string>;
}

/** A handler that gives a table of a guild's dashboard as a CSV file, with the filters of its view. */
export function defineExport<S extends z.ZodType = z.ZodObject>(definition: ExportDefinition<S>) {
  const { name, section, file, input, rows } = definition;
  return defineRoute({
    name,
    ...(input && { input }),
    auth: { guild: "viewer" as const, section },
    limits: [{ by: "user" as const, max: 6, seconds: 60 }],
    async handler({ input: asked, params, scope }) {
      const text = await withGuild(scope, (ctx) => rows(ctx, asked as z.output<S>, params), {
        readOnly: true,
      });
      return csvResponse(text, file);
    },
  });
}
