import { ageWords, clockTime, untilWords } from "@/lib/clock";
import type { ServerCard } from "../../card";
import { EVENINGS_NEEDED, type EveningScore } from "../../evening";
import { word } from "../../words";
import { Icon } from "./icon";
import { Players } from "./players";
import { ServerTile } from "./server-card";
import styles from "./servers.module.css";
import { type DayClock, Spark } from "./spark";

/** A log that ends longer ago than this is late. */
const LATE_MS = 60 * 60_000;

interface ServerRowProps {
  card: ServerCard;
  score: EveningScore;
  clock: DayClock;
  timeZone: string;
  now: number;
}

function Evening({ score: { score, evenings, known } }: { score: EveningScore }) {
  if (score === null) {
    return (
      <div className={styles.score}>
        <small>
          {known} of {EVENINGS_NEEDED} evenings
        </small>
      </div>
    );
  }
  const bars = evenings
    .map((share, index) =>
      share === null ? "" : `M${index * 5 + 2} 20v-${Math.max(1, Math.round(share * 20))}`,
    )
    .join("");
  return (
    <div className={styles.score}>
      <b>{score}</b>
      <svg width="70" height="20" aria-hidden="true">
        <path d={bars} />
      </svg>
    </div>
  );
}

/** A server in the list: who it is, players now, its day, the visitor's evenings, next restart, age of the data. */
export function ServerRow({ card, score, clock, timeZone, now }: ServerRowProps) {
  const at = (iso: string) => clockTime(iso, timeZone);
  const next = card.restarts.find((iso) => Date.parse(iso) > now);
  const log = card.logCompleteUntil;
  const late = log !== null && now - Date.parse(log) > LATE_MS;
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <ServerTile icon={card.icon} hue={card.hue} />
        <a href={`/servers/${card.slug}`}>{card.name}</a>
        <small>
          {[word(card.map), word(card.platform), word(card.fighting), card.city ?? word(card.region)].join(
            " \u00b7 ",
          )}
        </small>
        <small>{card.tags.slice(0, 3).map(word).join(", ")}</small>
      </div>
      <Players server={card} at={at} />
      <Spark packed={card.spark} clock={clock} />
      <Evening score={score} />
      <p>
        {next ? (
          <>
            {at(next)}
            <small>{untilWords(next, now)}</small>
          </>
        ) : (
          <small>not known</small>
        )}
      </p>
      <p data-late={late || undefined}>
        {log ? (
          <>
            {late && <Icon name="warn" size={14} />} until {at(log)}
            <small>{ageWords(log, now)}</small>
          </>
        ) : (
          <small>not known yet</small>
        )}
      </p>
    </li>
  );
}
