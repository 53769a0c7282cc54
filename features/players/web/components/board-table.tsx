"use client";
// On the client for its weight: a page carries the rows once as HTML, not again as serialised elements.
import { useRef, useState } from "react";
import { BOARD_WORDS, boardWords, playtimeWords } from "../../board-words";
import { type Board, type BoardPage, type BoardRow, boardValue } from "../../boards";
import styles from "./board.module.css";

const WAIT_MS = 250;

function Row({ row, board, best, slug }: { row: BoardRow; board: Board; best: number; slug: string }) {
  const share = best > 0 ? Math.max(0.01, Math.min(1, boardValue(board, row) / best)) : 0;
  return (
    <tr>
      <td>{row.rank > 1_000 ? "1,000+" : row.rank}</td>
      <th scope="row">
        <a href={`/servers/${slug}/players/${row.playerId}`}>{row.name}</a>
      </th>
      <td>
        <b>{boardWords(board, row)}</b>
        <i aria-hidden style={{ transform: `scaleX(${share.toFixed(3)})` }} />
      </td>
      <td data-of="kills">{row.kills}</td>
      <td data-of="deaths">{row.deaths}</td>
      <td data-of="ratio">{row.ratio.toFixed(2)}</td>
      <td data-of="headshots">{row.headshots}</td>
      <td data-of="shot">{row.shot > 0 ? `${Math.round(row.shot)} m` : "none"}</td>
      <td data-of="streak">{row.streak}</td>
      <td data-of="playtime">{playtimeWords(row.playtimeSeconds)}</td>
    </tr>
  );
}

type More = BoardPage & { q: string | null };

/** A board's rows, what comes after them, and players by name. @param first what came with the page */
export function BoardTable({
  slug,
  board,
  season,
  first,
}: {
  slug: string;
  board: Board;
  season: string | null;
  first: BoardPage;
}) {
  const [more, setMore] = useState<More>({ rows: [], next: first.next, q: null });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  const timer = useRef<number>(0);
  const best = first.rows[0] ? boardValue(board, first.rows[0]) : 0;
  const rows = more.q === null ? [...first.rows, ...more.rows] : more.rows;

  async function ask(params: Record<string, string>, take: (page: BoardPage) => void) {
    const turn = ++asked.current;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await fetch(
        `/api/leaderboards/${slug}?${new URLSearchParams({ board, ...(season !== null && { season }), ...params })}`,
      );
      const body = await answer.json();
      // A later question has its own answer.
      if (turn !== asked.current) return;
      if (answer.ok) take(body);
      else setProblem(body.error?.message ?? "That did not work.");
    } catch {
      if (turn === asked.current) setProblem("No answer came. Try again in a moment.");
    }
    if (turn === asked.current) setBusy(false);
  }
  function search(text: string) {
    window.clearTimeout(timer.current);
    const q = text.trim();
    if (q.length < 2) {
      asked.current++;
      setBusy(false);
      setProblem(null);
      setMore({ rows: [], next: first.next, q: null });
      return;
    }
    const go = () => ask({ q }, (page) => setMore({ ...page, q }));
    timer.current = window.setTimeout(go, WAIT_MS);
  }
  const goOn = (after: string) =>
    ask({ after }, (page) => setMore({ rows: [...more.rows, ...page.rows], next: page.next, q: null }));

  return (
    <>
      <search className={styles.search}>
        <input
          type="search"
          aria-label="Find a player on this board"
          placeholder="Find a player"
          maxLength={60}
          onChange={(event) => search(event.target.value)}
        />
        <span role="status">
          {problem ??
            (more.q === null
              ? BOARD_WORDS[board].counts
              : `${rows.length === 0 ? "Nobody" : rows.length} on this board called “${more.q}”.`)}
        </span>
      </search>
      {rows.length > 0 && (
        <div className={styles.board} data-board={board} data-season={season ?? undefined} aria-busy={busy}>
          <table>
            <caption className="sr-only">{BOARD_WORDS[board].title}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr-only">Rank</span>#
                </th>
                <th scope="col">Player</th>
                <th scope="col">{BOARD_WORDS[board].title}</th>
                <th scope="col" data-of="kills">
                  Kills
                </th>
                <th scope="col" data-of="deaths">
                  Deaths
                </th>
                <th scope="col" data-of="ratio">
                  K/D
                </th>
                <th scope="col" data-of="headshots">
                  Headshots
                </th>
                <th scope="col" data-of="shot">
                  Longest
                </th>
                <th scope="col" data-of="streak">
                  Streak
                </th>
                <th scope="col" data-of="playtime">
                  Played
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.playerId} row={row} board={board} best={best} slug={slug} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more.q === null && more.next !== null && (
        <button type="button" className={styles.more} disabled={busy} onClick={() => goOn(more.next ?? "")}>
          {busy ? "Reading" : "Show 50 more"}
        </button>
      )}
    </>
  );
}
