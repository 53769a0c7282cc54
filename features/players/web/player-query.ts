import { PLAYER_SORTS, type PlayerSort } from "../profile";

export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** What the address of the players' list holds. */
export interface PlayersQuery {
  search: string;
  sort: PlayerSort;
  after: string | null;
}

/** Reads the address; what is not right in it is as if it were not there. */
export function readPlayers(params: SearchParams): PlayersQuery {
  return {
    search: one(params.q)
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 60),
    sort: PLAYER_SORTS.find((sort) => sort === one(params.sort)) ?? "seen",
    after: one(params.after).slice(0, 60) || null,
  };
}

/** The query string with some of it changed; another order or search begins at the top. */
export function writePlayers(query: PlayersQuery, change: Partial<PlayersQuery> = {}): string {
  const next = { ...query, after: null, ...change };
  const params = new URLSearchParams();
  if (next.search !== "") params.set("q", next.search);
  if (next.sort !== "seen") params.set("sort", next.sort);
  if (next.after !== null) params.set("after", next.after);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

export const PROFILE_TABS = ["fights", "sessions", "activity", "wallet"] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

/** What the address of a player's page holds. */
export interface ProfileQuery {
  tab: ProfileTab;
  show: "all" | "kills" | "deaths";
  before: string | null;
}

export function readProfile(params: SearchParams): ProfileQuery {
  return {
    tab: PROFILE_TABS.find((tab) => tab === one(params.tab)) ?? "fights",
    show: (["kills", "deaths"] as const).find((show) => show === one(params.show)) ?? "all",
    before: one(params.before).slice(0, 60) || null,
  };
}

/** The query string of a player's page; another tab or filter begins at the newest. */
export function writeProfile(query: ProfileQuery, change: Partial<ProfileQuery> = {}): string {
  const next = { ...query, before: null, ...change };
  const params = new URLSearchParams();
  if (next.tab !== "fights") params.set("tab", next.tab);
  if (next.tab === "fights" && next.show !== "all") params.set("show", next.show);
  if (next.before !== null) params.set("before", next.before);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
