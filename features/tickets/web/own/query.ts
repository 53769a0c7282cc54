import { OWN_STATES, type OwnState } from "../../own-list";
import type { SearchParams } from "../ticket-query";

/** What the address of the own tickets holds. */
export interface OwnQuery {
  state: OwnState;
  /** Slug or id of a guild; null is all of them. */
  guild: string | null;
  after: string | null;
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what is not right in it is as if it were not there. */
export function readOwnQuery(params: SearchParams): OwnQuery {
  return {
    state: OWN_STATES.find((state) => state === one(params.state)) ?? "all",
    guild: one(params.guild).slice(0, 60) || null,
    after: one(params.after).slice(0, 60) || null,
  };
}

/** The address with some of it changed; another view begins at the top. */
export function ownAddress(query: OwnQuery, change: Partial<OwnQuery> = {}): string {
  const next = { ...query, after: null, ...change };
  const params = new URLSearchParams();
  if (next.state !== "all") params.set("state", next.state);
  if (next.guild !== null) params.set("guild", next.guild);
  if (next.after !== null) params.set("after", next.after);
  const text = params.toString();
  return text === "" ? "/me/tickets" : `/me/tickets?${text}`;
}
