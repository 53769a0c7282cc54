"use client";
import type { Directory } from "../../card";
import { eveningScore, eveningSlots, zonedHours } from "../../evening";
import { ServerCard } from "./server-card";
import styles from "./servers.module.css";
import { dayClock } from "./spark";
import { useVisitorClock } from "./use-visitor-clock";

/** Up to three large cards, with times and evenings on the visitor's clock. */
export function FeaturedCards({ directory }: { directory: Directory }) {
  const { timeZone, now } = useVisitorClock(directory.at);
  const clock = dayClock(directory.sparkEnd, timeZone);
  const length = directory.cards[0]?.history.length ?? 0;
  const slots = eveningSlots(zonedHours(Date.parse(directory.historyEnd), length, timeZone));
  return (
    <div className={styles.cards} key={timeZone}>
      {directory.cards.map((card) => (
        <ServerCard
          key={card.slug}
          card={card}
          score={eveningScore(card.history, slots)}
          clock={clock}
          timeZone={timeZone}
          now={now}
        />
      ))}
    </div>
  );
}
