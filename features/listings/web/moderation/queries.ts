import { QUEUES, type Queue } from "../../registration/data/queue";
import { listingIdOf, type SearchParams } from "../listing-query";

const A_PAGE = 30;
const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? "";
const wordsOf = (value: string | string[] | undefined) => one(value).trim().slice(0, 60);

/** What the address of the applications' page asks for. */
export function readQueue(params: SearchParams) {
  const named = one(params.view);
  const queue = (Object.keys(QUEUES) as Queue[]).find((known) => known === named) ?? "waiting";
  return { queue, text: wordsOf(params.q), after: listingIdOf(one(params.after)), limit: A_PAGE };
}

export const PLACES = {
  review: "Waiting for a look",
  reports: "Reports",
  decided: "Decided reports",
  all: "All",
} as const;
export type Place = keyof typeof PLACES;

/** What the address of the listings' page asks for. */
export function readPlace(params: SearchParams) {
  const named = one(params.view);
  const place = (Object.keys(PLACES) as Place[]).find((known) => known === named) ?? "review";
  return { place, text: wordsOf(params.q), after: one(params.after).slice(0, 80), limit: A_PAGE };
}
export type PlaceQuery = ReturnType<typeof readPlace>;

/** An address with these parts; empty ones are left out. */
export function addressOf(path: string, parts: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
