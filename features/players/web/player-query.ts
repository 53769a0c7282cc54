export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export const PROFILE_TABS = [
  "fights",
  "life",
  "sessions",
  "places",
  "activity",
  "orders",
  "wallet",
  "sanctions",
  "others",
] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

/** What the address of a player's page holds. */
export interface ProfileQuery {
  tab: ProfileTab;
  show: "all" | "kills" | "deaths";
  /** The death that ends the life that is told; null is the newest. */
  death: number | null;
  before: string | null;
}

export function readProfile(params: SearchParams): ProfileQuery {
  const death = one(params.death);
  return {
    tab: PROFILE_TABS.find((tab) => tab === one(params.tab)) ?? "fights",
    show: (["kills", "deaths"] as const).find((show) => show === one(params.show)) ?? "all",
    death: /^[1-9]\d{0,14}$/.test(death) ? Number(death) : null,
    before: one(params.before).slice(0, 60) || null,
  };
}

/** The query string of a player's page; another tab or filter begins at the newest. */
export function writeProfile(query: ProfileQuery, change: Partial<ProfileQuery> = {}): string {
  const next = { ...query, before: null, ...change };
  const params = new URLSearchParams();
  if (next.tab !== "fights") params.set("tab", next.tab);
  if (next.tab === "fights" && next.show !== "all") params.set("show", next.show);
  if (next.tab === "life" && next.death !== null) params.set("death", String(next.death));
  if (next.before !== null) params.set("before", next.before);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
