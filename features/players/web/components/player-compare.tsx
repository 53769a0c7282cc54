import type { PublicPlayer } from "../../public-player";
import { killRatio } from "../../rules";
import type { ComparePage } from "../public-player";
import { numbersOf } from "./public-player";
import styles from "./public-player.module.css";

/** What each line is compared by; fewer deaths are better. */
const VALUE: Record<string, (player: PublicPlayer) => number> = {
  Kills: ({ kills }) => kills,
  Deaths: ({ deaths }) => -deaths,
  "K/D": ({ kills, deaths }) => killRatio(kills, deaths),
  "Longest shot": ({ longestShot }) => longestShot,
  Headshots: ({ headshots }) => headshots,
  "Best streak": ({ bestStreak }) => bestStreak,
  Played: ({ playtimeSeconds }) => playtimeSeconds,
};

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** Two players beside each other. */
export function CompareView({ server, one, other, between }: ComparePage) {
  const right = new Map(numbersOf(other).map(({ label, value }) => [label, value]));
  const rows = numbersOf(one).flatMap(({ label, value }) => {
    const theirs = right.get(label);
    const of = VALUE[label];
    if (theirs === undefined || !of) return [];
    const ahead = Math.sign(of(one) - of(other));
    return [{ label, value, theirs, ahead }];
  });
  const link = (player: PublicPlayer) => (
    <a href={`/servers/${server.slug}/players/${player.playerId}`}>{player.name}</a>
  );
  return (
    <article>
      <header className={styles.head}>
        <div>
          <h1>
            {one.name} against {other.name}
          </h1>
          <p>
            {between.won + between.lost === 0
              ? "They never killed each other."
              : `${one.name} killed ${other.name} ${times(between.won)}, ${other.name} killed ${one.name} ${times(between.lost)}.`}
          </p>
        </div>
        <a className="quiet-link text-13" href={`/servers/${server.slug}/leaderboards`}>
          Leaderboards of {server.name}
        </a>
      </header>
      <table className={styles.against}>
        <caption className="sr-only">
          {one.name} and {other.name} beside each other
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{link(one)}</th>
            <th scope="col">{link(other)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Killed the other</th>
            <td data-ahead={between.won > between.lost || undefined}>{between.won}</td>
            <td data-ahead={between.lost > between.won || undefined}>{between.lost}</td>
          </tr>
          {rows.map(({ label, value, theirs, ahead }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-ahead={ahead > 0 || undefined}>{value}</td>
              <td data-ahead={ahead < 0 || undefined}>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-8 text-13 text-muted">
        The better one of a line is bold. Numbers come from the server's log alone, over all its time.
      </p>
    </article>
  );
}
