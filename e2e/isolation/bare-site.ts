import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SecondSite, startSecondSite } from "../fixtures/second-site";

export type BareSite = SecondSite;

/** The same build on the same database, with `proxy.ts` taken out of it. */
export const startBareSite = (): Promise<BareSite> =>
  startSecondSite("bare", (folder) =>
    writeFileSync(
      join(folder, ".next/server/functions-config-manifest.json"),
      '{ "version": 1, "functions": {} }',
    ),
  );
