/** Leaderboards of a guild, over all its servers and all time. The first one is the default. */
export const BOARDS = ["kills", "ratio", "shot", "streak", "headshots", "playtime"] as const;
export type Board = (typeof BOARDS)[number];

/** Kills from which on a player's K/D is ranked: with fewer it says little. */
export const RATIO_FROM = 5;

export interface BoardRow {
  playerId: number;
  /** 1 for the first. In a search past 1,000 it is 1,001. */
  rank: number;
  name: string;
  kills: number;
  deaths: number;
  /** Kills for each death; as many as the kills for those who never died. */
  ratio: number;
  /** Metres. */
  shot: number;
  streak: number;
  headshots: number;
  playtimeSeconds: number;
  lastSeenAt: string | null;
}

export interface BoardPage {
  rows: BoardRow[];
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

export const isBoard = (text: string): text is Board => (BOARDS as readonly string[]).includes(text);

/** What a board ranks by, as a number. */
export function boardValue(board: Board, row: BoardRow): number {
  return board === "playtime" ? row.playtimeSeconds : row[board];
}

/** Where a page ended: the last row's value and player, and its rank. */
export interface BoardCursor {
  value: number;
  playerId: number;
  rank: number;
}

export const writeCursor = ({ value, playerId, rank }: BoardCursor): string => `${value}~${playerId}~${rank}`;

/** Reads what `writeCursor` wrote; null for anything else. */
export function readCursor(text: string): BoardCursor | null {
  const match = /^(\d{1,15}(?:\.\d{1,20})?(?:e-?\d{1,3})?)~(\d{1,15})~(\d{1,9})$/.exec(text);
  if (!match) return null;
  const [value, playerId, rank] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return Number.isFinite(value) ? { value, playerId, rank } : null;
}
