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
  const exact = totals.total <= EXACT_UP_TO;
  const [{ servers, featured, ...found }, rows] = await Promise.all([
    searchDirectory(ctx, options),
    exact ? facetRows(ctx, options.query) : null,
  ]);
  const [paid, { cards, ...rest }] = await Promise.all([
    listedCards(ctx, options.after ? [] : featured),
    listedCards(ctx, servers),
  ]);
  return {
    ...rest,
    ...found,
    featured: paid.cards.filter((card) => card.featured),
    cards,
    options: rows ? facetOptions(rows, options.query) : totals.options,
    exact,
    total: totals.total,
    players: totals.players,
    hour: options.hour,
  };
}
