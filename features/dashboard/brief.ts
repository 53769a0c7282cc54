import type { CoinsFigures, OrdersFigures, PlayersFigures } from "./schema";

/** A piece of a sentence. A moment is left to the reader's own clock. */
export type BriefPart = { kind: "text" | "strong"; text: string } | { kind: "clock"; at: string };
export type BriefSentence = BriefPart[];

/** Figures of the last 24 hours; null for what the reader may not see, or nobody knows yet. */
export interface BriefFacts {
  players: PlayersFigures | null;
  orders: OrdersFigures | null;
  coins: CoinsFigures | null;
}

const SMALL = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const WHOLE = new Intl.NumberFormat("en-GB");

const inWords = (count: number): string => SMALL[count] ?? WHOLE.format(count);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (count: number, one: string, many: string) => `${inWords(count)} ${count === 1 ? one : many}`;

const text = (words: string): BriefPart => ({ kind: "text", text: words });
const strong = (words: string): BriefPart => ({ kind: "strong", text: words });

/** Where coins came from or went to, as the end of «mostly …». */
const FLOWS: Record<string, string> = {
  kill_reward: "from kills",
  activity: "from time played",
  daily: "from daily claims",
  starting: "from new accounts",
  grant: "from grants by the team",
  fine: "through penalties",
  bounty_claim: "from bounties paid",
  bounty_refund: "from bounties given back",
  bounty_place: "through bounties placed",
  shop_purchase: "through the shop",
  shop_refund: "from orders given back",
  transfer: "through fees of transfers",
};

function playersSentence(players: PlayersFigures): BriefSentence {
  const { peak, peakBefore } = players;
  if (peak === null) return [text("How many played in the last 24 hours is not known.")];
  if (peak.value === 0) return [text("Nobody played in the last 24 hours.")];
  const who = strong(`${WHOLE.format(peak.value)} ${peak.value === 1 ? "player" : "players"}`);
  const change = peakBefore === null ? null : peak.value - peakBefore;
  const than =
    change === null
      ? ""
      : change === 0
        ? ", as many as the day before"
        : `, ${inWords(Math.abs(change))} ${change > 0 ? "more" : "fewer"} than the day before`;
  return [text("The day peaked at "), who, text(" at "), { kind: "clock", at: peak.at }, text(`${than}.`)];
}

function serversSentence(players: PlayersFigures | null, orders: OrdersFigures | null): BriefSentence | null {
  const starts = players === null ? null : players.restarts.length;
  const restarts = starts === null ? null : strong(capital(plural(starts, "restart", "restarts")));
  if (orders === null) return restarts && [restarts, text(starts === 1 ? " was seen." : " were seen.")];
  const { closed, delivered } = orders;
  const done: BriefPart[] =
    closed === 0
      ? [text("no order came to its end")]
      : delivered.total === closed
        ? [
            strong(closed === 1 ? "the one order" : `all ${inWords(closed)} orders`),
            text(closed === 1 ? " was delivered" : " were delivered"),
          ]
        : [strong(`${delivered.total} of ${closed} orders`), text(" were delivered")];
  if (restarts === null) {
    const [first, ...rest] = done;
    return first && first.kind !== "clock"
      ? [{ ...first, text: capital(first.text) }, ...rest, text(".")]
      : null;
  }
  return [restarts, text(starts === 1 ? " was seen, and " : " were seen, and "), ...done, text(".")];
}

/** A share of a hundred with one digit, or in words where it is smaller than that. */
function percent(share: number): string {
  const size = Math.abs(share) * 100;
  if (size < 0.05) return "less than 0.1 %";
  return `${size.toLocaleString("en-GB", { maximumFractionDigits: size < 10 ? 1 : 0 })} %`;
}

function coinsSentence(coins: CoinsFigures): BriefSentence {
  const change = coins.mintedSum.total - coins.spentSum.total;
  if (coins.mintedSum.total === 0 && coins.spentSum.total === 0) return [text("No coins came or went.")];
  if (change === 0) return [text("As many coins were spent as came in.")];
  const most = coins.kinds.find(({ net }) => Math.sign(net) === Math.sign(change));
  const flow = most ? `, mostly ${FLOWS[most.kind] ?? `through ${most.kind.replaceAll("_", " ")}`}.` : ".";
  const verb = change > 0 ? "grew" : "shrank";
  const start = coins.circulating === null ? null : coins.circulating - change;
  const by =
    start === null || start <= 0 ? `${WHOLE.format(Math.abs(change))} coins` : percent(change / start);
  return [text(`The economy ${verb} by `), strong(by), text(flow)];
}

/** The last 24 hours in at most three plain sentences, by rules. */
export function morningBrief({ players, orders, coins }: BriefFacts): BriefSentence[] {
  const sentences = [
    players && playersSentence(players),
    serversSentence(players, orders),
    coins && coinsSentence(coins),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** The brief as Discord shows it: moments in each reader's own zone. @param plain takes Discord's marks out of a text */
export function briefForDiscord(
  sentences: readonly BriefSentence[],
  plain: (text: string) => string,
): string {
  const part = (one: BriefPart): string => {
    if (one.kind === "clock") return `<t:${Math.floor(Date.parse(one.at) / 1_000)}:t>`;
    return one.kind === "strong" ? `**${plain(one.text)}**` : plain(one.text);
  };
  return sentences.map((sentence) => sentence.map(part).join("")).join(" ");
}
