import { ageWords, clockTime } from "@/lib/clock";
import type { ServerCard as Card } from "../../card";
import type { EveningScore } from "../../evening";
import { word } from "../../words";
import { Icon } from "./icon";
import { playersNote } from "./players";
import styles from "./servers.module.css";
import { type DayClock, Spark } from "./spark";

interface ServerCardProps {
  card: Card;
  score: EveningScore;
  clock: DayClock;
  timeZone: string;
  now: number;
}

/** A server's picture of hue and drawing. */
export function ServerTile({ icon, hue }: { icon: string; hue: string }) {
  return (
    <span className={styles.tile} data-hue={hue}>
      <Icon name={icon} size={20} />
    </span>
  );
}

/** The large card of a paid place. It says that it is paid; its numbers are counted like all others. */
export function ServerCard({ card, score, clock, timeZone, now }: ServerCardProps) {
  const at = (iso: string) => clockTime(iso, timeZone);
  const note = playersNote(card, at);
  const next = card.restarts.find((iso) => Date.parse(iso) > now);
  return (
    <article className={styles.card}>
      <div
        className={styles.banner}
        data-photo={card.banner ? "" : undefined}
        style={
          card.banner
            ? { backgroundImage: `url(${card.banner})` }
            : card.footprint
              ? ({ "--picture": `url(/servers/${card.slug}/footprint/banner)` } as React.CSSProperties)
              : undefined
        }
      >
        <span className={styles.paid}>
          <Icon name="pin" size={12} /> Featured, paid place
        </span>
        <span>{word(card.map)}</span>
      </div>
      <header>
        <ServerTile icon={card.icon} hue={card.hue} />
        <h3>
          <a href={`/servers/${card.slug}`}>{card.name}</a>
        </h3>
        <p>{[word(card.platform), word(card.fighting), card.city ?? word(card.region)].join(" \u00b7 ")}</p>
      </header>
      <p>{card.tagline}</p>
      <div className={styles.now}>
        <p>
          <b>{card.players}</b> of {card.slots}
          <small>{note ?? `players, peak ${card.peak ?? "not known"}`}</small>
        </p>
        <Spark packed={card.spark} clock={clock} labels />
      </div>
      <dl>
        <div>
          <dt>Your evening</dt>
          <dd>
            {score.score === null ? (
              <i>{score.known} of 5 evenings</i>
            ) : (
              <>
                <b>{score.score}</b> of 100
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Restart</dt>
          <dd>{next ? <b>{at(next)}</b> : <i>not known</i>}</dd>
        </div>
        <div>
          <dt>Log complete</dt>
          <dd title={card.logCompleteUntil ? ageWords(card.logCompleteUntil, now) : undefined}>
            {card.logCompleteUntil ? <b>until {at(card.logCompleteUntil)}</b> : <i>not known</i>}
          </dd>
        </div>
      </dl>
    </article>
  );
}
