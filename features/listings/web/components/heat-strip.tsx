"use client";
import { EVENING_FROM, EVENING_TO, zonedHours } from "../../evening";
import { fullestHour, heatStrip } from "../../heat";
import styles from "./server-page.module.css";
import { useVisitorClock } from "./use-visitor-clock";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const LEVELS = 5;
const CELL = 24;
const ROW = 18;

/** "When is it alive": hour by weekday on the visitor's clock, in five steps of one colour. */
export function HeatStrip({ packed, end, at }: { packed: string; end: string; at: string }) {
  const { timeZone } = useVisitorClock(at);
  const strip = heatStrip(packed, zonedHours(Date.parse(end), packed.length, timeZone));
  const best = fullestHour(strip);
  const paths = Array.from({ length: LEVELS + 1 }, () => "");
  strip.forEach((row, weekday) => {
    row.forEach(({ share }, hour) => {
      if (share === null) return;
      const level = share === 0 ? 0 : Math.min(LEVELS, Math.max(1, Math.ceil(share * LEVELS)));
      paths[level] += `M${hour * CELL + 1} ${weekday * ROW + 1}h${CELL - 2}v${ROW - 2}h-${CELL - 2}z`;
    });
  });
  const words = best
    ? `Fullest on ${LONG_DAYS[best.weekday]} from ${String(best.hour).padStart(2, "0")}:00.`
    : "Not known yet: four weeks fill this picture.";
  return (
    <section className={styles.heat}>
      <h2>
        When is it alive <small>{timeZone}</small>
      </h2>
      <p>
        <span>{words}</span>
        Mean share of slots taken, last four weeks. Your evening is framed.
      </p>
      <div>
        <ol aria-hidden="true">
          {DAYS.map((day) => (
            <li key={day}>{day}</li>
          ))}
        </ol>
        <svg viewBox={`0 0 ${24 * CELL} ${7 * ROW}`} role="img" aria-label={words} preserveAspectRatio="none">
          {paths.map((path, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <path key={level} d={path} data-level={level} />
          ))}
          <rect x={EVENING_FROM * CELL} y="0" width={(EVENING_TO - EVENING_FROM) * CELL} height={7 * ROW} />
        </svg>
        <p aria-hidden="true">
          <span>00</span>
          <span>06</span>
          <span>12</span>
          <span>18</span>
          <span>24</span>
        </p>
        <ul aria-hidden="true">
          <li>empty</li>
          {paths.map((_, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <li key={level} data-level={level} />
          ))}
          <li>full</li>
        </ul>
      </div>
    </section>
  );
}
