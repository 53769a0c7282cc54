import { formatCoins } from "@/lib/money";
import type { FeedSettings, PlaceDetail } from "./feeds";

/** Text of people, so that none of Discord's own marks in a name take effect. */
export function plain(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, "\\$&");
}

/** A point on a map, in metres from its lower left corner. */
export interface Point {
  x: number;
  north: number;
}

/**
 * Where something happened, as exactly as a guild wants it told: the square kilometre as the game's map counts
 * them, or the point to ten metres. Nothing without a point.
 */
export function placeWords(point: Point | null, detail: PlaceDetail): string | null {
  if (!point || detail === "none") return null;
  const two = (metres: number) => String(Math.max(0, Math.floor(metres / 1_000))).padStart(2, "0");
  if (detail === "area") return `square ${two(point.x)} ${two(point.north)}`;
  const ten = (metres: number) => Math.round(metres / 10) * 10;
  return `${ten(point.x)} / ${ten(point.north)}`;
}

export interface KillWords {
  killer: string | null;
  victim: string;
  weapon: string | null;
  /** Metres. */
  distance: number | null;
  inferred: boolean;
  at: Point | null;
}

/** A kill as the feed tells it; null where the guild's filter leaves it out. */
export function killWords(kill: KillWords, settings: FeedSettings): string | null {
  if (settings.certainOnly && kill.inferred) return null;
  if (settings.minMetres > 0 && (kill.distance ?? 0) < settings.minMetres) return null;
  const how = [kill.weapon, kill.distance === null ? null : `${Math.round(kill.distance)} m`]
    .filter(Boolean)
    .join(", ");
  const place = placeWords(kill.at, settings.place);
  const line = `**${plain(kill.killer ?? "Someone")}** killed **${plain(kill.victim)}**${how ? ` · ${plain(how)}` : ""}${place ? ` · ${place}` : ""}`;
  return kill.inferred ? `${line} · likely, the log does not say it` : line;
}

export interface OrderWords {
  buyer: string | null;
  quantity: number;
  item: string;
  total: bigint;
  symbol: string;
  number: number;
}

export function orderWords(order: OrderWords, settings: FeedSettings): string | null {
  if (order.total < BigInt(settings.minCoins)) return null;
  const many = order.quantity > 1 ? `${order.quantity} × ` : "";
  return `**${plain(order.buyer ?? "Someone")}** bought ${many}**${plain(order.item)}** for ${formatCoins(order.total)} ${plain(order.symbol)}. Order ${order.number}.`;
}

export interface BountyWords {
  target: string;
  amount: bigint;
  symbol: string;
  /** Null for a bounty that was placed and not claimed yet. */
  hunter: string | null;
  reason: string;
}

export function bountyWords(bounty: BountyWords, settings: FeedSettings): string | null {
  if (bounty.amount < BigInt(settings.minCoins)) return null;
  const coins = `${formatCoins(bounty.amount)} ${plain(bounty.symbol)}`;
  if (bounty.hunter !== null)
    return `**${plain(bounty.hunter)}** claimed the bounty on **${plain(bounty.target)}**: ${coins}.`;
  return `A bounty of ${coins} stands on **${plain(bounty.target)}**${bounty.reason ? ` · ${plain(bounty.reason)}` : ""}`;
}

/** @param seconds length of the stay; null for somebody who came */
export function connectionWords(player: string, seconds: number | null): string {
  if (seconds === null) return `**${plain(player)}** came`;
  const minutes = Math.round(seconds / 60);
  const long = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `**${plain(player)}** left after ${long}`;
}

export interface BoardWords {
  name: string;
  /** `up`, `restarting`, `down`; null while nothing is known. */
  state: string | null;
  stateSince: string | null;
  players: number | null;
  slots: number | null;
  checkedAt: string | null;
  nextRestart: { at: string } | null;
}

// Discord shows the time in each reader's zone and words.
const ago = (iso: string, step = 1) => `<t:${Math.floor(Date.parse(iso) / 1_000 / step) * step}:R>`;

/** How a game server is now: one message that is changed when this does. Its age counts in steps of five minutes. */
export function boardWords(server: BoardWords): string {
  const { name, state, stateSince, players, slots, checkedAt, nextRestart } = server;
  const since = stateSince === null ? "" : ` ${ago(stateSince)}`;
  const how =
    state === "up" ? `started${since}` : state === "restarting" ? `restarts${since}` : `stopped${since}`;
  const online =
    players === null ? null : slots === null ? `${players} online` : `${players} of ${slots} online`;
  const parts = [
    how,
    state === "up" ? online : null,
    nextRestart === null ? null : `next restart ${ago(nextRestart.at)}`,
    checkedAt === null ? null : `seen ${ago(checkedAt, 300)}`,
  ];
  return `**${plain(name)}** · ${parts.filter(Boolean).join(" · ")}`;
}

/** @param about what the ticket is about, such as "An order" */
export const ticketWords = (number: number, title: string, about: string): string =>
  `Ticket ${number}: **${plain(title)}** · ${plain(about).toLowerCase()}`;

export const lookWords = (what: string, reason: string): string => `**${plain(what)}** · ${plain(reason)}`;
