"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import { Time } from "@/components/ui/time";
import styles from "./kill-list.module.css";

/** A kill as it is shown to everyone: no place, because a fresh place would lead hunters to the survivor. */
export interface ShownKill {
  id: string;
  at: string;
  killer: string;
  victim: string;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  bodyPart: string | null;
  struck: string | null;
  server: { slug: string; name: string };
}

function details(kill: ShownKill, named: boolean): string {
  if (kill.struck !== null) return `${kill.struck}, not counted`;
  const hit = kill.headshot ? "headshot" : kill.bodyPart?.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return [kill.weapon ?? "weapon not known", hit, named ? kill.server.name : null].filter(Boolean).join(", ");
}

/** The newest kills. Struck ones stay visible with their reason. @param named shows each kill's server */
export function KillList({ kills, named }: { kills: readonly ShownKill[]; named: boolean }) {
  return (
    <ol className={styles.kills}>
      {kills.map((kill) => (
        <li key={kill.id} data-struck={kill.struck === null ? undefined : ""}>
          <Time at={kill.at} shape="clock" />
          <p>
            <b>{kill.killer}</b> killed <b>{kill.victim}</b>
          </p>
          {kill.distance !== null && <span>{kill.distance} m</span>}
          <small>{details(kill, named)}</small>
        </li>
      ))}
    </ol>
  );
}
