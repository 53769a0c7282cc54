"use client";

import { useEffect, useState } from "react";
import { boardWords } from "../../board-words";
import type { Board, BoardRow } from "../../boards";
import type { Rival } from "../../public-player";
import styles from "./board.module.css";

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** A value as its board shows it. */
const words = (board: Board, value: number) =>
  boardWords(board, { [board === "playtime" ? "playtimeSeconds" : board]: value } as unknown as BoardRow);

/** For readers with a player here: their place, the player just above them, and how often they met. */
export function RivalLine({ slug, board }: { slug: string; board: Board }) {
  const [rival, setRival] = useState<Rival | null>(null);
  useEffect(() => {
    let gone = false;
    fetch(`/api/leaderboards/${slug}/rival?board=${board}`)
      .then(async (answer) => {
        if (answer.ok && !gone) setRival(await answer.json());
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [slug, board]);
  // The same place for everyone, so that nothing moves when the answer comes.
  if (!rival)
    return (
      <p className={styles.rival}>
        Do you play here?{" "}
        <a className="quiet-link" href="/me/players">
          Link your player
        </a>{" "}
        and this line says where you stand, and who is just above you.
      </p>
    );
  const { me, above, between } = rival;
  const place = me.rank > 1_000 ? "beyond the first 1,000" : `number ${me.rank}`;
  return (
    <p className={styles.rival} data-mine="">
      You are <b>{place}</b> with {words(board, me.value)}.{" "}
      {above === null ? (
        "Nobody is above you."
      ) : (
        <>
          Just above you is{" "}
          <a className="quiet-link" href={`/servers/${slug}/players/${above.playerId}`}>
            {above.name}
          </a>{" "}
          with {words(board, above.value)}.{" "}
          {between.won + between.lost === 0
            ? "You never killed each other."
            : `You killed them ${times(between.won)}, they killed you ${times(between.lost)}.`}{" "}
          <a
            className="quiet-link"
            href={`/servers/${slug}/players/${me.playerId}/against/${above.playerId}`}
          >
            Compare
          </a>
        </>
      )}
    </p>
  );
}
