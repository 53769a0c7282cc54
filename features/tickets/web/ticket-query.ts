import { type InboxView, TICKET_TYPES, type TicketType, VIEWS } from "../words";

export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** What the address of the desk holds. */
export interface DeskQuery {
  view: InboxView;
  type: TicketType | null;
  tag: string | null;
  /** Slug or id of the guild whose tickets are shown; null is all of them. */
  guild: string | null;
  after: string | null;
}

/** Reads the address; what is not right in it is as if it were not there. */
export function readDesk(params: SearchParams): DeskQuery {
  return {
    view: VIEWS.find((view) => view === one(params.view)) ?? "open",
    type: TICKET_TYPES.find((type) => type === one(params.type)) ?? null,
    tag: one(params.tag).slice(0, 40) || null,
    guild: one(params.guild).slice(0, 60) || null,
    after: one(params.after).slice(0, 90) || null,
  };
}

/** The query string with some of it changed; another view begins at the top. */
export function writeDesk(query: DeskQuery, change: Partial<DeskQuery> = {}): string {
  const next = { ...query, after: null, ...change };
  const params = new URLSearchParams();
  if (next.view !== "open") params.set("view", next.view);
  if (next.type !== null) params.set("type", next.type);
  if (next.tag !== null) params.set("tag", next.tag);
  if (next.guild !== null) params.set("guild", next.guild);
  if (next.after !== null) params.set("after", next.after);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** What the address of the form for a new ticket holds: where, and about what. */
export function readNew(params: SearchParams): {
  guild: string | null;
  type: TicketType | null;
  order: number | null;
} {
  const order = one(params.order);
  return {
    guild: one(params.guild).slice(0, 60) || null,
    type: TICKET_TYPES.find((type) => type === one(params.type)) ?? null,
    order: /^\d{1,9}$/.test(order) ? Number(order) : null,
  };
}
