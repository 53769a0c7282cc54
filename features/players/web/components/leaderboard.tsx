import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { BOARD_WORDS } from "../../board-words";
import { BOARDS, type Board } from "../../boards";
import type { Leaderboard } from "../boards";
import styles from "./board.module.css";
import { BoardTable } from "./board-table";

const EMPTY: Record<Board, string> = {
  kills: "As soon as the log has a kill of a player by a player, it counts here.",
  ratio: "Players are ranked here from their fifth kill on.",
  shot: "As soon as the log has a kill with its distance, it counts here.",
  streak: "As soon as the log has a kill of a player by a player, it counts here.",
  headshots: "As soon as the log shows a hit on the head that killed, it counts here.",
  playtime: "As soon as somebody who joined has left again, their time counts here.",
};

/** A server's leaderboard. @param found null while it is not known yet */
export function LeaderboardView({
  slug,
  board,
  found,
}: {
  slug: string;
  board: Board;
  found: Leaderboard | null;
}) {
  const base = `/servers/${slug}/leaderboards`;
  return (
    <article>
      <header className={styles.head}>
        <div>
          <h1>Leaderboards</h1>
          <p>
            {found ? (
              <>
                Players of {found.server.guildName}, over all its servers and all time.{" "}
                {found.server.logCompleteUntil && (
                  <>
                    Log complete until <Time at={found.server.logCompleteUntil} shape="smart" />.
                  </>
                )}
              </>
            ) : (
              "Not counted yet."
            )}
          </p>
        </div>
        <a className="quiet-link text-13" href={`/servers/${slug}`}>
          {found?.server.name ?? "The server"}
        </a>
      </header>
      <Tabs
        label="Boards"
        tabs={BOARDS.map((each) => ({
          href: each === "kills" ? base : `${base}/${each}`,
          label: BOARD_WORDS[each].title,
          current: each === board,
        }))}
      />
      {found === null && (
        <section className={`${styles.none} mt-6`}>
          <h2>The board is being read</h2>
          <p>It comes within a minute.</p>
        </section>
      )}
      {found && found.rows.length === 0 && (
        <section className={`${styles.none} mt-6`}>
          <h2>Nobody stands on this board yet</h2>
          <p>{EMPTY[board]}</p>
        </section>
      )}
      {found && found.rows.length > 0 && (
        <BoardTable key={board} slug={slug} board={board} first={{ rows: found.rows, next: found.next }} />
      )}
      <p className="mt-8 text-13 text-muted">
        Numbers come from the server's log alone. Players who chose not to show themselves are not listed.
        Nothing here is paid for.
      </p>
    </article>
  );
}
