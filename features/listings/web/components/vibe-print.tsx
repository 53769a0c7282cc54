import { Time } from "@/components/ui/time";
import { type Vibe, vibeTraits } from "../../vibe";
import styles from "./server-page.module.css";

/** What it is like to play here, in five traits from the server's own log; each says what it was counted from. */
export function VibePrint({ vibe }: { vibe: Vibe }) {
  return (
    <section className={styles.vibe}>
      <h2>
        How people play here <small>last 14 days</small>
      </h2>
      <dl>
        {vibeTraits(vibe).map(({ key, label, value, place, ends, from }) => (
          <div key={key} data-unknown={value === null || undefined}>
            <dt>{label}</dt>
            <dd>{value ?? "Too little is known yet"}</dd>
            <dd>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 3H100" />
                {value !== null && <path d={`M${Math.round(place * 96)} 3h4`} />}
              </svg>
              <p aria-hidden="true">
                <span>{ends[0]}</span>
                <span>{ends[1]}</span>
              </p>
            </dd>
            {value !== null && <dd>{from}</dd>}
          </div>
        ))}
      </dl>
      <p>
        Counted <Time at={vibe.at} shape="smart" /> from the server's log. Nobody writes these by hand.
      </p>
    </section>
  );
}
