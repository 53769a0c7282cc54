import { Time } from "@/components/ui/time";
import type { ServerPage } from "../../schema";
import { word } from "../../words";
import { KillList, type ShownKill } from "./kill-list";
import styles from "./server-page.module.css";

const hours = (seconds: number) => `${Math.floor(seconds / 3_600)} h`;

function Leaders({ server }: { server: ServerPage }) {
  return (
    <section className={styles.panel}>
      <h2>Most kills in {server.guildName}</h2>
      {server.leaders.length === 0 ? (
        <p>Nobody has killed anybody yet, as far as the log goes.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Player</th>
              <th scope="col">Kills</th>
              <th scope="col">Deaths</th>
              <th scope="col">Played</th>
            </tr>
          </thead>
          <tbody>
            {server.leaders.map((row) => (
              <tr key={row.playerId}>
                <td>
                  <a href={`/servers/${server.slug}/players/${row.playerId}`}>{row.name}</a>
                </td>
                <td>{row.kills}</td>
                <td>{row.deaths}</td>
                <td>{hours(row.playtimeSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {server.leaders.length > 0 && server.logCompleteUntil && (
        <p>
          From the log, complete until <Time at={server.logCompleteUntil} shape="smart" />.
        </p>
      )}
    </section>
  );
}

function Kills({ kills }: { kills: readonly ShownKill[] | null }) {
  return (
    <section className={styles.panel}>
      <h2>Newest kills</h2>
      {kills === null && <p>Not known yet. They come with the next reading of the log.</p>}
      {kills?.length === 0 && <p>The log has no kill of a player by a player yet.</p>}
      {kills && kills.length > 0 && <KillList kills={kills} named={false} />}
    </section>
  );
}

function Offers({ server }: { server: ServerPage }) {
  const lists = [
    ["What it offers", server.features],
    ["Wipes", server.wipes],
    ["Mods", server.mods],
  ] as const;
  return (
    <>
      {server.tags.length > 0 && (
        <nav className={styles.tags} aria-label="Tags">
          {server.tags.map((tag) => (
            <a key={tag} href={`/servers?tags=${tag}`}>
              {word(tag)}
            </a>
          ))}
        </nav>
      )}
      {server.restartTimes.length > 0 && (
        <section className={styles.panel}>
          <h2>Restarts</h2>
          <p>
            {[...server.restartTimes].sort().join(", ")} on the server's clock ({server.timeZone}).
          </p>
          {server.restarts.length > 0 && (
            <p>
              On yours next at{" "}
              {server.restarts.map((at, nr) => (
                <span key={at}>
                  {nr > 0 && ", "}
                  <Time at={at} shape="clock" />
                </span>
              ))}
              .
            </p>
          )}
        </section>
      )}
      {lists.map(([title, values]) =>
        values.length === 0 ? null : (
          <section key={title} className={styles.panel}>
            <h2>{title}</h2>
            <ul>
              {values.map((value) => (
                <li key={value}>{value}</li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

/** What stands beside the charts: kills, leaders, offers. */
export function ServerSide({
  server,
  kills,
}: {
  server: ServerPage & { boards?: boolean };
  kills: readonly ShownKill[] | null;
}) {
  return (
    <aside className={styles.side} aria-label="More about this server">
      <Kills kills={kills} />
      {server.boards !== false && <Leaders server={server} />}
      <Offers server={server} />
    </aside>
  );
}
