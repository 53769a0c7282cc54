import { type Board, type BoardRow, boardValue, RATIO_FROM } from "./boards";

/** What each board is called, and how it counts. */
export const BOARD_WORDS: Record<Board, { title: string; counts: string }> = {
  kills: {
    title: "Kills",
    counts: "Players killed, as the log's own lines say. Concluded ones do not count.",
  },
  ratio: { title: "K/D", counts: `Kills for each death, from ${RATIO_FROM} kills on.` },
  shot: { title: "Longest shot", counts: "The farthest kill of a player, in metres." },
  streak: { title: "Best streak", counts: "Most kills without dying in between." },
  headshots: { title: "Headshots", counts: "Kills by a hit on the head, where the log says where it was." },
  playtime: { title: "Playtime", counts: "Hours from joining to leaving, of sessions that have ended." },
};

const WHOLE = new Intl.NumberFormat("en-GB");

/** `41 h`, or minutes below one hour. */
export function playtimeWords(seconds: number): string {
  return seconds < 3_600
    ? `${Math.floor(seconds / 60)} min`
    : `${WHOLE.format(Math.floor(seconds / 3_600))} h`;
}

/** A value of a board as it is shown. */
export function boardWords(board: Board, row: BoardRow): string {
  if (board === "ratio") return row.ratio.toFixed(2);
  if (board === "shot") return `${WHOLE.format(Math.round(row.shot))} m`;
  if (board === "playtime") return playtimeWords(row.playtimeSeconds);
  return WHOLE.format(boardValue(board, row));
}
