import type { ReactNode } from "react";
import { TimeLine } from "@/components/charts/time-line";
import { Time } from "@/components/ui/time";
import { playtimeWords } from "../../board-words";
import type { PublicPlayer } from "../../public-player";
import { killRatio } from "../../rules";
import type { PlayerPage } from "../public-player";
import { CompareSearch } from "./compare-search";
import styles from "./public-player.module.css";
import { killWords, PlayerName } from "./struck-kills";

const WHOLE = new Intl.NumberFormat("en-GB");
const metres = (value: number) => (value > 0 ? `${WHOLE.format(Math.round(value))} m` : "none");

/** A player's numbers with their names, in the order in which pages show them. */
export function numbersOf(player: PublicPlayer): { label: string; value: string; hint?: string }[] {
  const { kills, deaths, headshots, longestShot, bestStreak, streak, playtimeSeconds, sessions, coins } =
    player;
  const share = kills > 0 ? `${Math.round((headshots / kills) * 100)} % of kills` : undefined;
  return [
    { label: "Kills", value: WHOLE.format(kills) },
    { label: "Deaths", value: WHOLE.format(deaths) },
    { label: "K/D", value: killRatio(kills, deaths).toFixed(2) },
    { label: "Longest shot", value: metres(longestShot) },
    { label: "Headshots", value: WHOLE.format(headshots), ...(share && { hint: share }) },
    { label: "Best streak", value: WHOLE.format(bestStreak), hint: `${streak} now` },
    { label: "Played", value: playtimeWords(playtimeSeconds), hint: `${WHOLE.format(sessions)} sessions` },
    ...(coins === null ? [] : [{ label: "Coins", value: WHOLE.format(coins) }]),
  ];
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Recent({ slug, player }: { slug: string; player: PublicPlayer }) {
  if (player.recent === null) return <p>{player.name} does not show them. Totals count them all the same.</p>;
  if (player.recent.length === 0) return <p>None yet.</p>;
  return (
    <ul>
      {player.recent.map((kill) => (
        <li key={kill.killId}>
          <span>
            {kill.struck === null ? (
              <PlayerName slug={slug} player={kill.victim} />
            ) : (
              <s>
                <PlayerName slug={slug} player={kill.victim} />
              </s>
            )}
            <small>{killWords(kill)}</small>
            {kill.struck !== null && <em>Struck: {kill.struck}</em>}
          </span>
          <Time at={kill.at} shape="smart" />
        </li>
      ))}
    </ul>
  );
}

function Names({ player }: { player: PublicPlayer }) {
  if (player.names === null) return <p>{player.name} does not show them.</p>;
  if (player.names.length === 0) return <p>None: the log knows {player.name} by this name alone.</p>;
  return (
    <ul>
      {player.names.map(({ name, until }) => (
        <li key={`${name} ${until}`}>
          <span>{name}</span>
          <span>
            until <Time at={until} shape="date" />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What visitors see of a player. */
export function PlayerPageView({ server, player }: PlayerPage) {
  const { slug } = server;
  const month = player.days.reduce((sum, { kills }) => sum + kills, 0);
  return (
    <article>
      <header className={styles.head}>
        <div>
          <h1>{player.name}</h1>
          <p>
            {player.rank === null
              ? `On ${server.guildName}.`
              : `${player.rank > 1_000 ? "Beyond the first 1,000" : `Number ${player.rank}`} by kills on ${server.guildName}.`}{" "}
            {player.firstSeenAt && (
              <>
                First seen <Time at={player.firstSeenAt} shape="date" />
                {player.lastSeenAt && (
                  <>
                    , last <Time at={player.lastSeenAt} shape="smart" />
                  </>
                )}
                .
              </>
            )}
          </p>
        </div>
        <a className="quiet-link text-13" href={`/servers/${slug}/leaderboards`}>
          Leaderboards of {server.name}
        </a>
      </header>
      {player.titles.length > 0 && (
        <ul className={styles.titles} aria-label="Titles">
          {player.titles.map(({ name, why }) => (
            <li key={name}>
              {name}
              <small>{why}</small>
            </li>
          ))}
        </ul>
      )}
      <dl className={styles.numbers}>
        {numbersOf(player).map(({ label, value, hint }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {hint && <dd>{hint}</dd>}
          </div>
        ))}
      </dl>
      <div className={styles.columns}>
        <div>
          <Part title="Recent kills">
            <Recent slug={slug} player={player} />
          </Part>
        </div>
        <div>
          <Part title="Last 30 days">
            <p>{month === 1 ? "1 kill" : `${WHOLE.format(month)} kills`}, by day.</p>
            <TimeLine
              tone="kills"
              stepMinutes={24 * 60}
              values={player.days.map(({ kills }) => kills)}
              head={["Day", "Kills"]}
              write={(kills) => WHOLE.format(kills)}
              label={`${WHOLE.format(month)} kills in the last 30 days`}
            />
          </Part>
          <Part title="Weapons">
            {player.weapons.length === 0 ? (
              <p>None yet.</p>
            ) : (
              <ul>
                {player.weapons.map(({ weapon, kills, longest }) => (
                  <li key={weapon}>
                    <span>
                      {weapon}
                      <small>{metres(longest)} at the farthest</small>
                    </span>
                    <span>{kills === 1 ? "1 kill" : `${WHOLE.format(kills)} kills`}</span>
                  </li>
                ))}
              </ul>
            )}
          </Part>
          <Part title="Earlier names">
            <Names player={player} />
          </Part>
          <Part title="Compare">
            <CompareSearch slug={slug} playerId={player.playerId} />
          </Part>
        </div>
      </div>
      <p className="mt-8 text-13 text-muted">
        Numbers come from the server's log alone; struck kills count nowhere. Is this you? What is shown is
        yours to choose on your{" "}
        <a className="quiet-link" href="/me/account#privacy">
          account page
        </a>
        .
      </p>
    </article>
  );
}
