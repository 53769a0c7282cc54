import { type OverviewQuery, RANGES } from "../schema";

export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address of the overview; what is not right in it is as if it were not there. */
export function readOverviewQuery(params: SearchParams): OverviewQuery {
  const server = one(params.server);
  return {
    range: RANGES.find((range) => range === one(params.range)) ?? "24h",
    serviceId: /^[\w-]{1,40}$/.test(server) ? server : null,
    compare: one(params.compare) !== "none",
  };
}

/** The address with some of it changed. */
export function overviewAddress(
  path: string,
  query: OverviewQuery,
  change: Partial<OverviewQuery> = {},
): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.range !== "24h") params.set("range", next.range);
  if (next.serviceId !== null) params.set("server", next.serviceId);
  if (!next.compare) params.set("compare", "none");
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
