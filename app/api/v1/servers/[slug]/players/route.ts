import { openHistory, openHistoryInput } from "@/features/listings/open-api";
import { openRoute, openServerOf } from "@/features/listings/web/open-route";

/** A server's players over a day, a week or a month, for everybody: see /developers. */
export const GET = openRoute(openHistoryInput, async ({ input, slug }) =>
  openHistory(await openServerOf(slug), input.range),
);
