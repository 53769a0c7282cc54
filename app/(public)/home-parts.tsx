"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
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
