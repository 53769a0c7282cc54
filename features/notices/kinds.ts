/** What people are told about, as they choose by it. */
export const NOTICE_KINDS = [
  {
    kind: "orders",
    title: "Orders and deliveries",
    hint: "Staged, uploaded, to collect, refunded.",
    prefixes: ["shop.", "deliveries."],
  },
  {
    kind: "coins",
    title: "Coins",
    hint: "Given or taken by a server's staff.",
    prefixes: ["economy."],
  },
  {
    kind: "bounties",
    title: "Bounties",
    hint: "Claimed, run out, given back.",
    prefixes: ["bounties."],
  },
  {
    kind: "tickets",
    title: "Tickets",
    hint: "Answers, verdicts and evidence of your cases.",
    prefixes: ["tickets."],
  },
  {
    kind: "supporter",
    title: "Supporter plan",
    hint: "A payment that failed, a plan that ends, an answer to a request.",
    prefixes: ["supporters."],
  },
  {
    kind: "account",
    title: "Account",
    hint: "Your archive, and that your account is to be deleted.",
    prefixes: ["identity."],
  },
  {
    kind: "news",
    title: "News from Grizzly",
    hint: "Maintenance, and what concerns everybody.",
    prefixes: ["everybody"],
  },
  {
    kind: "servers",
    title: "Servers that you run",
    hint: "A connection that broke, a restart that did not happen.",
    prefixes: [],
  },
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number]["kind"];

export interface NoticeChoice {
  kind: NoticeKind;
  /** Shown in the inbox. */
  site: boolean;
  /** Sent as a direct message of Grizzly OS. */
  discord: boolean;
}

/** As long as nobody chose: told here, and nowhere else. */
export const NO_CHOICE = { site: true, discord: false } as const;

/** What a notice is about, by its own kind such as `shop.order.ready`. What belongs to nothing else is of servers. */
export function kindOfNotice(kind: string): NoticeKind {
  const found = NOTICE_KINDS.find(({ prefixes }) => prefixes.some((prefix) => kind.startsWith(prefix)));
  return found?.kind ?? "servers";
}

/** The same as an SQL expression over a column. @param column trusted text */
export function kindSql(column: string): string {
  const cases = NOTICE_KINDS.filter(({ prefixes }) => prefixes.length > 0).map(({ kind, prefixes }) => {
    const any = prefixes.map((prefix) => `starts_with(${column}, '${prefix}')`).join(" or ");
    return `when ${any} then '${kind}'`;
  });
  return `case ${cases.join(" ")} else 'servers' end`;
}
