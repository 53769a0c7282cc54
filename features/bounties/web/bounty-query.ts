import { type BountyFilter, bountyFilterInput } from "../schema";

export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export const MY_TABS = ["open", "placed", "claimed"] as const;
export type MyTab = (typeof MY_TABS)[number];

/** What the address of my bounties holds. */
export interface MyQuery {
  /** Slug or id of a guild; empty for the one where I have most. */
  guild: string;
  tab: MyTab;
  /** Part of the name of a target. */
  search: string;
}

/** Reads the address; what is not right in it is as if it were not there. */
export function readMine(params: SearchParams): MyQuery {
  const guild = one(params.guild);
  return {
    guild: /^[a-z0-9][a-z0-9-]{1,59}$/.test(guild) ? guild : "",
    tab: MY_TABS.find((tab) => tab === one(params.tab)) ?? "open",
    search: one(params.q)
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 60),
  };
}

export function writeMine(query: MyQuery, change: Partial<MyQuery> = {}): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.guild !== "") params.set("guild", next.guild);
  if (next.tab !== "open") params.set("tab", next.tab);
  if (next.search !== "") params.set("q", next.search);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** Reads the address of a guild's bounties. */
export function readGuildBounties(params: SearchParams): BountyFilter {
  const { shape } = bountyFilterInput;
  const show = shape.show.safeParse(one(params.show) || undefined);
  const before = /^[1-9]\d{0,14}$/.test(one(params.before)) ? Number(one(params.before)) : null;
  return { show: show.success ? show.data : "all", before, limit: 50 };
}

export function writeGuildBounties(filter: BountyFilter, change: Partial<BountyFilter> = {}): string {
  const next = { ...filter, before: null, ...change };
  const params = new URLSearchParams();
  if (next.show !== "all") params.set("show", next.show);
  if (next.before !== null) params.set("before", String(next.before));
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
