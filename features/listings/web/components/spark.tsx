import { EVENING_FROM, EVENING_TO, type ZonedHour, zonedHours } from "../../evening";
import { levelAt } from "../../levels";
import { STEP, spans, sparkPath } from "../../spark";
import styles from "./servers.module.css";

const HOUR_MS = 3_600_000;
const HEIGHT = 40;

/** The clock under a picture of 24 hours: worked out once for a whole list. */
export interface DayClock {
  hours: ZonedHour[];
  /** Where the first full hour stands, 0 to 1. */
  first: number;
}

/** @param end end of the picture, ISO */
export function dayClock(end: string, timeZone: string): DayClock {
  const from = Date.parse(end) - 24 * HOUR_MS;
  const first = Math.ceil(from / HOUR_MS) * HOUR_MS;
  return { hours: zonedHours(first + 24 * HOUR_MS, 24, timeZone), first: (first - from) / (24 * HOUR_MS) };
}

/** Every sixth hour under a column of pictures. */
export function DayHours({ clock }: { clock: DayClock }) {
  return (
    <svg className={styles.hours} viewBox="0 0 190 14" aria-hidden="true">
      {clock.hours.map(({ hour }, index) =>
        hour % 6 === 0 ? (
          <text key={hour} x={Math.round((index / 24 + clock.first) * 190)} y="11">
            {String(hour).padStart(2, "0")}
          </text>
        ) : null,
      )}
    </svg>
  );
}

interface SparkProps {
  packed: string;
  clock: DayClock;
  /** Hours of the day under the picture. */
  labels?: boolean;
}

/** Share of slots taken in the last 24 hours: the visitor's evening shaded, all slots dashed, unknown hatched. */
export function Spark({ packed, clock, labels = false }: SparkProps) {
  const width = (packed.length - 1) * STEP;
  const px = (share: number) => Math.round(share * width);
  const evenings = spans(24, (index) => {
    const hour = clock.hours[index]?.hour ?? 0;
    return hour >= EVENING_FROM && hour < EVENING_TO;
  });
  const unknown = spans(packed.length, (index) => levelAt(packed, index) === null);
  const last = levelAt(packed, packed.length - 1);
  return (
    <svg className={styles.spark} viewBox={`0 0 ${width} ${HEIGHT + (labels ? 16 : 0)}`} aria-hidden="true">
      {evenings.map(({ from, to }) => (
        <rect key={from} x={px(from + clock.first)} width={px(to - from)} height={HEIGHT} />
      ))}
      {unknown.map(({ from, to }) => (
        <path key={from} d={`M${px(from)} ${HEIGHT - 1}H${px(to)}`} className={styles.unknown} />
      ))}
      <path d={`M0 .5H${width}`} className={styles.ceiling} />
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <path d={sparkPath(packed, HEIGHT)} className={styles.line} />
      </svg>
      {last !== null && <circle cx={width - 2} cy={1 + (1 - last) * (HEIGHT - 2)} r="2.5" />}
      {labels &&
        clock.hours.map(({ hour }, index) =>
          hour % 6 === 0 ? (
            <text key={hour} x={px(index / 24 + clock.first)} y={HEIGHT + 13}>
              {String(hour).padStart(2, "0")}
            </text>
          ) : null,
        )}
    </svg>
  );
}
