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

interface LineProps {
  label: string;
  value: string;
  theirs: string;
  /** What the two are compared by: the larger one is ahead. */
  of: readonly [number, number];
}

/** One number of both, the one who is ahead in bold, with bars from the middle outwards. */
function Line({ label, value, theirs, of: [mine, others] }: LineProps) {
  const most = Math.max(Math.abs(mine), Math.abs(others));
  const bar = (size: number) =>
    most === 0 ? null : (
      <i aria-hidden style={{ transform: `scaleX(${(Math.abs(size) / most).toFixed(3)})` }} />
    );
  return (
    <tr>
      <td data-ahead={mine > others || undefined}>
        {value}
        {bar(mine)}
      </td>
      <th scope="row">{label}</th>
      <td data-ahead={others > mine || undefined}>
        {theirs}
        {bar(others)}
      </td>
    </tr>
  );
}

/** Two players beside each other. */
export function CompareView({ server, one, other, between }: ComparePage) {
  const right = new Map(numbersOf(other).map(({ label, value }) => [label, value]));
  const rows = numbersOf(one).flatMap(({ label, value }) => {
    const theirs = right.get(label);
    const of = VALUE[label];
    return theirs === undefined || !of ? [] : [{ label, value, theirs, of: [of(one), of(other)] as const }];
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
            <th scope="col">{link(one)}</th>
            <td />
            <th scope="col">{link(other)}</th>
          </tr>
        </thead>
        <tbody>
          <Line
            label="Killed the other"
            value={String(between.won)}
            theirs={String(between.lost)}
            of={[between.won, between.lost]}
          />
          {rows.map((row) => (
            <Line key={row.label} {...row} />
          ))}
        </tbody>
      </table>
      <p className="mt-8 text-13 text-muted">
        The better one of a line is bold; fewer deaths are better. Numbers come from the server's log alone,
        over all its time.
      </p>
    </article>
  );
}
