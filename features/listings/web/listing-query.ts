export type SearchParams = Record<string, string | string[] | undefined>;

/** Views of one listing. */
export const VIEWS = {
  edit: "Edit",
  preview: "Preview",
  numbers: "Numbers",
  searches: "Searches",
  share: "Share",
  reviews: "Reviews",
  reports: "Reports",
} as const;
export type View = keyof typeof VIEWS;

/** Days that the numbers look back. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

export const WIDTHS = { page: "Page", phone: "Page on a phone", card: "In the list" } as const;
export type Width = keyof typeof WIDTHS;

export interface OpenListing {
  view: View;
  days: Span;
  width: Width;
}

const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? "";

/** What an address opens of a listing; parts that mean nothing are as if they were not there. */
export function openListing(params: SearchParams): OpenListing {
  const named = one(params.view);
  const width = one(params.as);
  const days = Number(one(params.days));
  return {
    view: (Object.keys(VIEWS) as View[]).find((view) => view === named) ?? "edit",
    days: SPANS.find((span) => span === days) ?? 30,
    width: (Object.keys(WIDTHS) as Width[]).find((known) => known === width) ?? "page",
  };
}

/** The id of a listing in an address; null for what is none. */
export function listingIdOf(text: string): number | null {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return id > 0 ? id : null;
}
