"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import { Time } from "@/components/ui/time";
import type { ComponentStatus, Incident, StatusPage } from "../../schema";
import { type ComponentState, componentName, isDay, overallState, uptimeWords } from "../../status-rules";
import styles from "./status-view.module.css";

const STATE_WORDS: Record<ComponentState, string> = {
  running: "Running",
  degraded: "Degraded",
  down: "Down",
  unknown: "Not known",
};
const OVERALL = {
  "all-running": "All parts are running",
  "some-degraded": "Some parts are degraded",
  "some-down": "Some parts are down",
  unknown: "Not known yet",
} as const;
const STATE_ICONS: Record<ComponentState, string> = {
  running: "ok",
  degraded: "warn",
  down: "bad",
  unknown: "unknown",
};

function State({ state }: { state: ComponentState }) {
  return (
    <span className={styles.state} data-state={state}>
      <svg width="16" height="16" aria-hidden="true">
        <use href={`/icons.svg#${STATE_ICONS[state]}`} />
      </svg>
      {STATE_WORDS[state]}
    </span>
  );
}

/** Height of a day's bar by its state, so that none is told by colour alone. */
const TALL: Record<ComponentState, number> = { running: 28, degraded: 20, down: 12, unknown: 4 };

function Legend() {
  return (
    <ul className={styles.legend}>
      {(["running", "degraded", "down", "unknown"] as const).map((state) => (
        <li key={state}>
          <svg viewBox="0 0 5 28" preserveAspectRatio="none" className={styles.bars} aria-hidden="true">
            <path d={`M2.5 28v-${TALL[state]}`} data-state={state} />
          </svg>
          {state === "unknown" ? "no check that day" : `a day ${STATE_WORDS[state].toLowerCase()}`}
        </li>
      ))}
    </ul>
  );
}

/** Ninety bars in four paths, one a state. */
function Bars({ bars }: { bars: string }) {
  const count = (state: ComponentState) =>
    Array.from(bars).filter((_, index) => isDay(bars, index, state)).length;
  const path = (state: ComponentState) =>
    Array.from(bars, (_, index) =>
      isDay(bars, index, state) ? `M${index * 8 + 4} 28v-${TALL[state]}` : "",
    ).join("");
  const known = bars.length - count("unknown");
  const words = `${known} days known, ${count("down") + count("degraded")} of them with trouble.`;
  return (
    <svg
      className={styles.bars}
      viewBox="0 0 720 28"
      preserveAspectRatio="none"
      role="img"
      aria-label={known === 0 ? "No day is known yet." : words}
    >
      {(["running", "degraded", "down", "unknown"] as const).map((state) => (
        <path key={state} d={path(state)} data-state={state} />
      ))}
    </svg>
  );
}

function Part({ part }: { part: ComponentStatus }) {
  const note =
    part.state === "unknown" ? (part.checkedAt ? "Not checked any more." : "No check yet.") : part.reason;
  return (
    <li>
      <h2>{componentName(part.component)}</h2>
      <State state={part.state} />
      <p>
        {note && `${note} `}
        {part.latencyMs !== null && part.state !== "unknown" && `${part.latencyMs} ms. `}
        {part.checkedAt && (
          <>
            Checked <Time at={part.checkedAt} shape="clock" />
          </>
        )}
      </p>
      <Bars bars={part.bars} />
      <p>
        <span>90 days ago</span>
        <span>
          {part.uptime === null ? "not known yet" : `answered ${uptimeWords(part.uptime)} of the checks`}
        </span>
        <span>today</span>
      </p>
    </li>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  return (
    <li>
      <State state={incident.state} />
      <div>
        <b>{incident.title}</b>
        {incident.text && <p>{incident.text}</p>}
        <p>
          <Time at={incident.startedAt} shape="stamp" />
          {incident.endedAt ? (
            <>
              {" to "}
              <Time at={incident.endedAt} shape="stamp" />
            </>
          ) : (
            ", still going on"
          )}
        </p>
      </div>
    </li>
  );
}

/** Every part of the platform: now, in the last ninety days, and what went wrong. */
export function StatusView({ status }: { status: StatusPage }) {
  const overall = overallState(status.components.map(({ state }) => state));
  return (
    <>
      <p className={styles.overall} data-state={overall}>
        <b>{OVERALL[overall]}</b>
        <span>
          {status.responseMs !== null &&
            `Half of our answers in the last day took less than ${status.responseMs} ms. `}
          Read <Time at={status.at} shape="clock" />
        </span>
      </p>
      <ul className={styles.parts}>
        {status.components.map((part) => (
          <Part key={part.component} part={part} />
        ))}
      </ul>
      <Legend />
      <h2 className={styles.title}>Incidents</h2>
      {status.incidents.length === 0 ? (
        <p className="text-muted">None in the last 90 days, as far as we have looked.</p>
      ) : (
        <ul className={styles.incidents}>
          {status.incidents.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
      {status.bots.length > 0 && (
        <p className={styles.bots}>
          {status.bots.map(({ bot, version, startedAt }) => (
            <span key={bot}>
              {bot === "grizzly-bot" ? "Grizzly Bot" : "Grizzly OS"} {version}, started{" "}
              <Time at={startedAt} shape="stamp" />
            </span>
          ))}
        </p>
      )}
    </>
  );
}
