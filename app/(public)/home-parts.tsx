"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import type { ReactNode } from "react";
import styles from "./home.module.css";

/** How one line of a log becomes one row that can be checked. The line is an example. */
export function Evidence() {
  return (
    <section className={`${styles.part} ${styles.line}`}>
      <div>
        <h2>One line in, one row out</h2>
        <p>
          Grizzly keeps the file, the position in it and a hash. When two players disagree, both read the same
          line.
        </p>
      </div>
      <figure>
        <figcaption>An example, as the server writes it</figcaption>
        <pre>
          <b>21:34:07</b> | Player "<b>Volkov</b>" (DEAD) (pos=&lt;5312.4, 8641.9, 334.1&gt;) killed by Player
          "<b>Marten</b>" (pos=&lt;5187.0, 8702.6, 340.8&gt;) with <b>DMR</b> from <b>139.3</b> meters
        </pre>
        <dl>
          <dt>Killer</dt>
          <dd>Marten, paid by the guild's own rules</dd>
          <dt>Victim</dt>
          <dd>Volkov, with the life that ended here</dd>
          <dt>Place</dt>
          <dd>near Kabanino, on public maps 30 minutes later</dd>
          <dt>Evidence</dt>
          <dd>the file, the byte and the line, kept with the kill</dd>
        </dl>
      </figure>
    </section>
  );
}

const PEOPLE = [
  [
    "Players",
    "Know when your crate lands",
    "Coins are earned by playing. An order shows each step with its evidence, and refunds itself if nothing was placed.",
  ],
  [
    "Owners",
    "See what is broken, and fix it there",
    "Every check runs by itself, says what it found in words, and carries the button that repairs it.",
  ],
  [
    "Staff",
    "Judge with the facts beside you",
    "A report brings what both players did before and after. Refunds, bans and warnings go out together and can be undone.",
  ],
] as const;

/** What players, owners and staff get. @param examples what each of them sees, in this order */
export function People({ examples }: { examples: readonly ReactNode[] }) {
  return (
    <section className={styles.part}>
      <header>
        <h2>Three people, one record</h2>
      </header>
      <ul className={styles.three}>
        {PEOPLE.map(([who, title, text], at) => (
          <li key={who}>
            <small>{who}</small>
            <h3>{title}</h3>
            <p>{text}</p>
            {examples[at]}
          </li>
        ))}
      </ul>
    </section>
  );
}
