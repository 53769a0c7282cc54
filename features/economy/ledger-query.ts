import { type CauseKind, type LedgerFilter, ledgerFilterInput } from "./schema";

export type SearchParams = Record<string, string | string[] | undefined>;

/** What a wallet's address holds. */
export interface WalletQuery {
  guild: string | null;
  /** Days that the chart and the sums look back on. */
  days: 7 | 30 | 90;
  filter: LedgerFilter;
}

/** Words of causes that a ledger can be filtered by. */
export const CAUSE_WORDS: Partial<Record<CauseKind, string>> = {
  kill: "Kills",
  order: "Orders",
  bounty: "Bounties",
  daily: "Daily claims",
  transfer: "Transfers",
  playtime: "Playing",
  verdict: "Verdicts",
  grant: "Given by staff",
  fine: "Taken by staff",
};

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const DAYS = [7, 30, 90] as const;

/** Reads an address; what is not right in it is as if it were not there. */
export function readWallet(params: SearchParams): WalletQuery {
  const { shape } = ledgerFilterInput;
  const guild = one(params.guild);
  const show = shape.show.safeParse(one(params.show));
  const cause = shape.cause.safeParse(one(params.cause) ?? null);
  const before = shape.before.safeParse(one(params.before) ?? null);
  const text = shape.text.safeParse(one(params.text) ?? "");
  return {
    guild: guild && /^[a-z0-9][a-z0-9-]{1,59}$/.test(guild) ? guild : null,
    days: DAYS.find((days) => String(days) === one(params.days)) ?? 30,
    filter: {
      show: show.success ? show.data : "all",
      cause: cause.success ? cause.data : null,
      from: null,
      to: null,
      text: text.success ? text.data : "",
      before: before.success ? before.data : null,
      limit: 50,
    },
  };
}

interface Change extends Partial<Pick<LedgerFilter, "show" | "cause" | "text" | "before">> {
  guild?: string;
  days?: WalletQuery["days"];
}

/** The query string of a wallet with some of it changed; a new filter starts at the newest line. */
export function writeWallet({ guild, days, filter }: WalletQuery, change: Change = {}): string {
  const next = { guild, days, ...filter, before: null, ...change };
  const params = new URLSearchParams();
  if (next.guild) params.set("guild", next.guild);
  if (next.days !== 30) params.set("days", String(next.days));
  if (next.show !== "all") params.set("show", next.show);
  if (next.cause !== null) params.set("cause", next.cause);
  if (next.text !== "") params.set("text", next.text);
  if (next.before !== null) params.set("before", next.before);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
