import { NUMBER_RANGES, type NumberRange } from "../../analytics/ranges";
import { TICKET_TYPES, type TicketType } from "../../words";
import type { SearchParams } from "../ticket-query";

/** What the address of the numbers holds. */
export interface NumbersQuery {
  range: NumberRange;
  category: TicketType | null;
  /** Discord id of an agent, or `me`; null is the team. */
  agent: string | null;
  /** Slug or id of one guild; null is all of them. */
  guild: string | null;
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what is not right in it is as if it were not there. */
export function readNumbersQuery(params: SearchParams): NumbersQuery {
  const agent = one(params.agent);
  return {
    range: NUMBER_RANGES.find((range) => range === one(params.range)) ?? "30d",
    category: TICKET_TYPES.find((type) => type === one(params.category)) ?? null,
    agent: /^(me|\d{17,20})$/.test(agent) ? agent : null,
    guild: one(params.guild).slice(0, 60) || null,
  };
}

function search(query: NumbersQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.range !== "30d") params.set("range", query.range);
  if (query.category !== null) params.set("category", query.category);
  if (query.agent !== null) params.set("agent", query.agent);
  return params;
}

/** The page's address with some of it changed. */
export function numbersAddress(query: NumbersQuery, change: Partial<NumbersQuery> = {}): string {
  const next = { ...query, ...change };
  const params = search(next);
  if (next.guild !== null) params.set("guild", next.guild);
  const text = params.toString();
  return text === "" ? "/desk/numbers" : `/desk/numbers?${text}`;
}

/** The address of the same numbers as a file. */
export function numbersFile(guildId: string, query: NumbersQuery, by: "day" | "agent" | "category"): string {
  const params = search(query);
  params.set("by", by);
  return `/api/guilds/${guildId}/tickets/numbers?${params}`;
}
