import type { ChartRange } from "@/features/monitoring/data/server-charts";
import { LISTS, type ListName } from "../../control/lists";

export type SearchParams = Record<string, string | string[] | undefined>;

export interface ListQuery {
  list: ListName;
  search: string;
  /** History older than this id. */
  before: number | null;
}

/** A list of a server, for whatever asks for a change of it. */
export interface NamedList {
  guildId: string;
  serviceId: string;
  list: ListName;
}

const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? "";

/** What an address asks for; anything that makes no sense is left out. */
export function listQueryOf(params: SearchParams): ListQuery {
  const before = one(params.before);
  return {
    list: LISTS.find((list) => list === one(params.list)) ?? "bans",
    search: one(params.q).slice(0, 64),
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

/** The range of a server's charts that an address asks for. */
export const chartRangeOf = (params: SearchParams): ChartRange => (one(params.range) === "7d" ? "7d" : "24h");

/** The address of a list on its server's page. */
export function listAddress(base: string, query: Partial<ListQuery> & Pick<ListQuery, "list">): string {
  const params = new URLSearchParams({ list: query.list });
  if (query.search) params.set("q", query.search);
  if (query.before) params.set("before", String(query.before));
  return `${base}?${params}`;
}
