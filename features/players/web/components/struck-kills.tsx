import { Time } from "@/components/ui/time";
import type { PublicKill, ShownPlayer } from "../../public-player";
import styles from "./board.module.css";

/** A player by name, with their page; one who does not show themselves stays without. */
export function PlayerName({ slug, player }: { slug: string; player: ShownPlayer }) {
  if (player.playerId === null || player.name === null)
    return <span className="text-muted">a hidden player</span>;
  return <a href={`/servers/${slug}/players/${player.playerId}`}>{player.name}</a>;
}

/** How a kill was made, e.g. `M4-A1, 212 m, headshot`. */
export const killWords = ({ weapon, distance, headshot }: PublicKill): string =>
  [weapon, distance === null ? null : `${distance} m`, headshot ? "headshot" : null]
    .filter(Boolean)
    .join(", ");

/** Kills that were struck lately: they stay visible with their note, and count nowhere. */
export function StruckKills({ slug, kills }: { slug: string; kills: readonly PublicKill[] }) {
  if (kills.length === 0) return null;
  return (
    <section className={styles.struck}>
      <h2>Struck in the last 30 days</h2>
      <p>Disputed kills that the server's staff took out of all numbers, with their reason.</p>
      <ul>
        {kills.map((kill) => (
          <li key={kill.killId}>
            <span>
              <s>
                <PlayerName slug={slug} player={kill.killer} /> killed{" "}
                <PlayerName slug={slug} player={kill.victim} />
                {killWords(kill) && `, ${killWords(kill)}`}
              </s>{" "}
              <Time at={kill.at} shape="date" />
            </span>
            <span>Struck: {kill.struck}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
