import type { PublicContext } from "@/db/context";
import { type DirectoryPage, facetOptions } from "../directory";
import { listedCards } from "./directory";
import { type SearchOptions, searchDirectory } from "./search";
import { type DirectoryTotals, EXACT_UP_TO, facetRows } from "./totals";

/** A page of the directory with everything that it shows. @param totals of the last minute */
export async function directoryPage(
  ctx: PublicContext,
  options: SearchOptions,
  totals: DirectoryTotals,
): Promise<DirectoryPage> {
  const { servers, featured, ...found } = await searchDirectory(ctx, options);
  const shown = options.after ? [] : featured;
  const { cards, ...rest } = await listedCards(ctx, [...shown, ...servers]);
  const exact = totals.total <= EXACT_UP_TO;
  const paid = shown.length;
  return {
    ...rest,
    ...found,
    // One whose listing has just gone is in neither; the paid ones are those that still are.
    featured: cards.slice(0, paid).filter((card) => card.featured),
    cards: cards.slice(paid),
    options: exact ? facetOptions(await facetRows(ctx, options.query), options.query) : totals.options,
    exact,
    total: totals.total,
    players: totals.players,
    hour: options.hour,
  };
}
