"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import type { CSSProperties } from "react";
import { Time } from "@/components/ui/time";
import { killSteps, type Point, placeIn } from "../../hero";
import { word } from "../../words";
import type { Hero } from "../hero-loader";
import styles from "./hero.module.css";
import { KillList, type ShownKill } from "./kill-list";
import { ServerTile } from "./server-card";

interface HeroPanelProps {
  hero: Hero | null;
  /** The newest kills of all listed servers. */
  kills: readonly ShownKill[];
  /** When this was read, ISO. */
  at: string;
}

const DELAY_MS = 30 * 60_000;
const HOUR_MS = 60 * 60_000;

function KillMap({ hero }: { hero: Hero }) {
  const { card, frame, labels, points } = hero;
  const style = { "--picture": `url(/servers/${card.slug}/footprint/hero)` } as CSSProperties;
  const seen = points.flatMap(({ at, east, north }) => {
    const place = placeIn(frame, east, north);
    return place ? [{ at, ...place }] : [];
  });
  return (
    <div
      className={styles.map}
      style={style}
      role="img"
      aria-label={`${word(card.map)}, drawn from the players' own steps, with ${seen.length} kills`}
    >
      <svg viewBox="0 0 200 94" aria-hidden="true">
        {labels.map(({ name, x, y }) => (
          <text key={name} x={Math.round(x * 200)} y={Math.round(y * 94) + 5}>
            {name}
          </text>
        ))}
        <path d={seen.map(({ x, y }) => `M${(x * 200).toFixed(1)} ${(y * 94).toFixed(1)}h.01`).join("")} />
      </svg>
    </div>
  );
}

function Steps({ points, end }: { points: readonly Point[]; end: number }) {
  const steps = killSteps(points, end);
  const most = Math.max(2, ...steps);
  const bars = steps
    .map((count, index) => (count === 0 ? "" : `M${index * 20 + 10} 32v-${Math.round((count / most) * 30)}`))
    .join("");
  const iso = (ms: number) => new Date(ms).toISOString();
  return (
    <div className={styles.steps}>
      <p>
        Kills in five minutes, <Time at={iso(end - HOUR_MS)} shape="clock" /> to{" "}
        <Time at={iso(end)} shape="clock" />. Points appear 30 min late, so nobody is hunted.
      </p>
      <div>
        <ol aria-hidden="true">
          <li>{most}</li>
          <li>0</li>
        </ol>
        <svg
          viewBox="0 0 240 33"
          preserveAspectRatio="none"
          role="img"
          aria-label={`${points.length} kills in this hour, ${Math.max(...steps)} at most in five minutes`}
        >
          <path d="M0 .5H240M0 32.5H240" />
          <path d={bars} />
        </svg>
        <p aria-hidden="true">
          {[4, 3, 2, 1, 0].map((quarter) => (
            <Time key={quarter} at={iso(end - (quarter * HOUR_MS) / 4)} shape="clock" />
          ))}
        </p>
      </div>
    </div>
  );
}

/** One server as it is right now, as far as its log goes, beside the newest kills of the network. */
export function HeroPanel({ hero, kills, at }: HeroPanelProps) {
  const end = Math.floor((Date.parse(at) - DELAY_MS) / 300_000) * 300_000 + 300_000;
  const card = hero?.card;
  return (
    <section className={styles.panel} aria-label="Right now">
      {hero && card && (
        <div>
          <header>
            <ServerTile icon={card.icon} hue={card.hue} />
            <a href={`/servers/${card.slug}`}>{card.name}</a>
            <span>
              {word(card.map)}, {word(card.fighting)}
            </span>
            <span>
              {card.players === null ? "players not known" : `${card.players} of ${card.slots} players`}
            </span>
            <span>
              {card.logCompleteUntil ? (
                <>
                  log complete until <Time at={card.logCompleteUntil} shape="clock" />
                </>
              ) : (
                "no log read yet"
              )}
            </span>
          </header>
          <KillMap hero={hero} />
          <Steps points={hero.points} end={end} />
        </div>
      )}
      <div>
        <h2>
          Newest kills <span>of all servers</span>
        </h2>
        {kills.length > 0 ? (
          <KillList kills={kills} named />
        ) : (
          <p>No kill yet, as far as the logs go. Logs grow in steps of about five minutes.</p>
        )}
      </div>
    </section>
  );
}
