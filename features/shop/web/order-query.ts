import { type OrderFilter, orderFilterInput } from "../schema";

export type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** The filter that an address holds; what is not right in it is as if it were not there. */
export function orderFilterOf(params: SearchParams, limit = 25): OrderFilter {
  const before = Number(one(params.before));
  const item = Number(one(params.item));
  const text = (one(params.text) ?? "").slice(0, 80);
  const show = orderFilterInput.shape.show.safeParse(one(params.show));
  return {
    show: show.success ? show.data : "all",
    itemId: Number.isSafeInteger(item) && item > 0 ? item : null,
    text,
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
    limit,
  };
}

/** The guild that an address names. */
export function guildOf(params: SearchParams): string | null {
  const guild = one(params.guild);
  return guild && /^[a-z0-9][a-z0-9-]{1,59}$/.test(guild) ? guild : null;
}

/** The address of a list with some of its filters changed; a new filter starts at the first page. */
export function orderAddress(
  path: string,
  filter: OrderFilter,
  change: Partial<OrderFilter>,
  guild?: string,
): string {
  const next = { ...filter, before: null, ...change };
  const params = new URLSearchParams();
  if (guild) params.set("guild", guild);
  if (next.show !== "all") params.set("show", next.show);
  if (next.itemId !== null) params.set("item", String(next.itemId));
  if (next.text !== "") params.set("text", next.text);
  if (next.before !== null) params.set("before", String(next.before));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
