"use client";

import { useRef, useState } from "react";
import type { BoardPage } from "../../boards";
import styles from "./public-player.module.css";

const WAIT_MS = 250;

/** Finds the other one of a comparison by part of the name. */
export function CompareSearch({ slug, playerId }: { slug: string; playerId: number }) {
  const [found, setFound] = useState<{ playerId: number; name: string }[] | null>(null);
  const [said, setSaid] = useState("");
  const asked = useRef(0);
  const timer = useRef(0);
  async function ask(q: string) {
    const turn = ++asked.current;
    try {
      const answer = await fetch(
        `/api/leaderboards/${slug}?${new URLSearchParams({ board: "playtime", q })}`,
      );
      const body = (await answer.json()) as BoardPage & { error?: { message: string } };
      if (turn !== asked.current) return;
      const others = answer.ok ? body.rows.filter((row) => row.playerId !== playerId) : [];
      setFound(others);
      setSaid(answer.ok ? (others.length === 0 ? `Nobody called “${q}”.` : "") : (body.error?.message ?? ""));
    } catch {
      if (turn === asked.current) setSaid("No answer came. Try again in a moment.");
    }
  }
  function search(text: string) {
    window.clearTimeout(timer.current);
    asked.current++;
    const q = text.trim();
    setSaid("");
    if (q.length < 2) setFound(null);
    else timer.current = window.setTimeout(() => ask(q), WAIT_MS);
  }
  return (
    <search className={styles.compare}>
      <input
        type="search"
        aria-label="Compare with"
        placeholder="Name of another player"
        maxLength={60}
        onChange={(event) => search(event.target.value)}
      />
      <span role="status">{said}</span>
      {found && found.length > 0 && (
        <ul>
          {found.map((row) => (
            <li key={row.playerId}>
              <a href={`/servers/${slug}/players/${playerId}/against/${row.playerId}`}>{row.name}</a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
