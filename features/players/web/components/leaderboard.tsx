import type { ReactNode } from "react";
import { Segments, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { BOARD_WORDS } from "../../board-words";
import { BOARDS, type Board } from "../../boards";
import type { PublicKill } from "../../public-player";
import { isSeasonBoard, type Season, seasonName } from "../../seasons";
import type { Leaderboard, WealthBoard } from "../boards";
import styles from "./board.module.css";
import { BoardTable } from "./board-table";
import { RivalLine } from "./rival-line";
import { StruckKills } from "./struck-kills";

const EMPTY: Record<Board, string> = {
  kills: "As soon as the log has a kill of a player by a player, it counts here.",
  ratio: "Players are ranked here from their fifth kill on.",
  shot: "As soon as the log has a kill with its distance, it counts here.",
  streak: "As soon as the log has a kill of a player by a player, it counts here.",
  headshots: "As soon as the log shows a hit on the head that killed, it counts here.",
  playtime: "As soon as somebody who joined has left again, their time counts here.",
};

type AnyBoard = Board | "wealth";

const hrefOf = (base: string, board: AnyBoard, season: Season | null): string => {
  if (season !== null) return `${base}/${board}/${season}`;
  return board === "kills" ? base : `${base}/${board}`;
};

/** Head, boards and seasons around a board; `children` is the board itself. */
export function BoardFrame({
  slug,
  board,
  season,
  found,
  struck,
  children,
}: {
  slug: string;
  board: AnyBoard;
  season: Season | null;
  found: Pick<Leaderboard, "server" | "seasons"> | null;
  struck: readonly PublicKill[];
  children: ReactNode;
}) {
  const base = `/servers/${slug}/leaderboards`;
  const seasonal = board !== "wealth" && isSeasonBoard(board);
  return (
    <article>
      <header className={styles.head}>
        <div>
          <h1>Leaderboards</h1>
          <p>
            {found ? (
              <>
                Players of {found.server.guildName}, over all its servers
                {season === null ? " and all time" : `, in ${seasonName(season)}`}.{" "}
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
        tabs={[
          ...BOARDS.map((each) => ({
            href: hrefOf(base, each, isSeasonBoard(each) ? season : null),
            label: BOARD_WORDS[each].title,
            current: each === board,
          })),
          { href: `${base}/wealth`, label: "Wealth", current: board === "wealth" },
        ]}
      />
      {found && seasonal && (
        <Segments
          label="Season"
          className="mt-5 max-w-full overflow-x-auto"
          tabs={[
            { href: hrefOf(base, board, null), label: "All time", current: season === null },
            ...found.seasons.map((each) => ({
              href: hrefOf(base, board, each),
              label: seasonName(each),
              current: each === season,
            })),
          ]}
        />
      )}
      {children}
      <StruckKills slug={slug} kills={struck} />
      <p className="mt-8 text-13 text-muted">
        Numbers come from the server's log alone. Players who chose not to show themselves are not listed.
        Nothing here is paid for.
      </p>
    </article>
  );
}

function Nobody({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`${styles.none} mt-6`}>
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}

/** A server's leaderboard. @param found null while it is not known yet */
export function LeaderboardView({
  slug,
  board,
  season,
  found,
}: {
  slug: string;
  board: Board;
  season: Season | null;
  found: Leaderboard | null;
}) {
  return (
    <BoardFrame slug={slug} board={board} season={season} found={found} struck={found?.struck ?? []}>
      {found === null && <Nobody title="The board is being read">It comes within a minute.</Nobody>}
      {found && season === null && found.rows.length > 0 && <RivalLine slug={slug} board={board} />}
      {found && found.rows.length === 0 && (
        <Nobody
          title={season === null ? "Nobody stands on this board yet" : "Nobody stands on it this season"}
        >
          {EMPTY[board]}
        </Nobody>
      )}
      {found && found.rows.length > 0 && (
        <BoardTable
          key={`${board} ${season}`}
          slug={slug}
          board={board}
          season={season}
          first={{ rows: found.rows, next: found.next }}
        />
      )}
    </BoardFrame>
  );
}

const COINS = new Intl.NumberFormat("en-GB");

/** Those who show their coins, by their coins. */
export function WealthView({ slug, found }: { slug: string; found: WealthBoard | null }) {
  return (
    <BoardFrame slug={slug} board="wealth" season={null} found={found} struck={found?.struck ?? []}>
      {found === null && <Nobody title="The board is being read">It comes within a minute.</Nobody>}
      {found && found.rows.length === 0 && (
        <Nobody title="Nobody shows their coins">
          Coins are shown only by players who chose to, on their account page.
        </Nobody>
      )}
      {found && found.rows.length > 0 && (
        <div className={`${styles.board} mt-6`} data-board="wealth">
          <table>
            <caption className="sr-only">Wealth</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr-only">Rank</span>#
                </th>
                <th scope="col">Player</th>
                <th scope="col">Coins</th>
              </tr>
            </thead>
            <tbody>
              {found.rows.map((row) => (
                <tr key={row.playerId}>
                  <td>{row.rank}</td>
                  <th scope="row">
                    <a href={`/servers/${slug}/players/${row.playerId}`}>{row.name}</a>
                  </th>
                  <td>
                    <b>{COINS.format(row.coins)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </BoardFrame>
  );
}
