import { Time } from "@/components/ui/time";
import type { History, ServerPage } from "../../schema";
import { axisTop, drawHistory } from "./chart";
import styles from "./server-page.module.css";

const WIDTH = 720;
const HEIGHT = 160;

const RANGES = [
  ["day", "24 h", "15 minutes"],
  ["week", "7 days", "hour"],
  ["month", "30 days", "6 hours"],
] as const;

function words({ points }: History, slots: number): string {
  const known = points.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (known.length === 0) return "Nothing is known of this time yet.";
  const mean = Math.round(known.reduce((sum, players) => sum + players, 0) / known.length);
  const peak = points.reduce((most, point) => Math.max(most, point.peak ?? 0), 0);
  return `${mean} players on average, ${peak} at most, of ${slots} slots (dashed).`;
}

function Chart({
  history,
  slots,
  step,
  until,
}: {
  history: History;
  slots: number;
  step: string;
  until: string | null;
}) {
  const top = axisTop(history.points, slots);
  const { line, unknown } = drawHistory(history.points, top, WIDTH, HEIGHT);
  const spanMs = history.points.length * history.stepMinutes * 60_000;
  const at = (share: number) => new Date(Date.parse(history.end) - spanMs * (1 - share)).toISOString();
  const full = Math.round((1 - slots / top) * HEIGHT);
  const shape = spanMs > 2 * 86_400_000 ? "day" : "clock";
  return (
    <figure>
      <figcaption>
        {words(history, slots)}{" "}
        <span>
          Mean a {step}
          {until && (
            <>
              , counted to <Time at={until} shape="clock" />
            </>
          )}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words(history, slots)}
      >
        <path d={`M0 .5H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        <path d={line} />
        <path d={unknown} />
        <path d={`M0 ${full}H${WIDTH}`} />
      </svg>
      <ol aria-hidden="true">
        <li>{top}</li>
        <li>{top / 2}</li>
        <li>
          0 <i>players</i>
        </li>
      </ol>
      <p>
        {[0, 0.25, 0.5, 0.75].map((share) => (
          <Time key={share} at={at(share)} shape={shape} />
        ))}
        <span>now</span>
      </p>
    </figure>
  );
}

/** Players over a day, a week and a month; the choice is made by radio buttons alone. */
export function HistoryCharts({ server }: { server: ServerPage }) {
  return (
    <section className={styles.history} aria-label="Players over time">
      <h2>Players over time</h2>
      {RANGES.map(([range, name], index) => (
        <label key={range}>
          <input type="radio" name="range" value={range} defaultChecked={index === 0} />
          {name}
        </label>
      ))}
      {RANGES.map(([range, , step]) => (
        <Chart
          key={range}
          history={server.history[range]}
          slots={server.slots}
          step={step}
          until={server.checkedAt}
        />
      ))}
    </section>
  );
}
