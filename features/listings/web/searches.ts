import { after } from "next/server";
import { withSystem } from "@/db/context";
import { loggerFor } from "@/lib/logger";
import type { DirectoryQuery } from "../directory";
import { recordSearch, searchKey } from "../mutations/searches";
import { isRobot } from "../robots";

const log = loggerFor("searches");

/** Counts a person's search once the answer is on its way. */
export function countSearch(headers: Headers, query: DirectoryQuery, found: number): void {
  if (searchKey(query) === null || isRobot(headers.get("user-agent"))) return;
  after(async () => {
    await withSystem({ kind: "system", job: "directory-searches" }, (ctx) =>
      recordSearch(ctx, query, found),
    ).catch((error: unknown) => log.warn({ err: error }, "a search was not counted"));
  });
}
