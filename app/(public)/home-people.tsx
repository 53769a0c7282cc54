import styles from "./home.module.css";

type Mark = "ok" | "warn" | "soon";
type Line = readonly [mark: Mark, what: string, how: string];

const LISTS: Record<"order" | "health", readonly [title: string, aside: string, lines: readonly Line[]]> = {
  order: [
    "An order",
    "an example",
    [
      ["ok", "Staged", "20:41"],
      ["ok", "Uploaded", "20:42"],
      ["ok", "Restart seen", "21:02"],
      ["soon", "Likely collected", "about 21:40"],
    ],
  ],
  health: [
    "Health",
    "an example",
    [
      ["ok", "Log reading", "3 min old"],
      ["ok", "Nitrado token", "41 days left"],
      ["warn", "Kill feed channel", "Embed Links is off"],
      ["ok", "Deliveries", "98 % of 214"],
    ],
  ],
};

/** A few lines with their states, as an order or the health of a guild shows them. */
function ExampleList({ of }: { of: keyof typeof LISTS }) {
  const [title, aside, lines] = LISTS[of];
  return (
    <figure>
      <figcaption>
        {title} <span>{aside}</span>
      </figcaption>
      <ul>
        {lines.map(([mark, what, how]) => (
          <li key={what} data-mark={mark}>
            {what} <span>{how}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Two players on one clock: a circle and a diamond tell them apart without colour. */
function ExampleLanes() {
  return (
    <figure>
      <figcaption>
        A report <span>an example</span>
      </figcaption>
      <svg
        viewBox="0 0 300 112"
        role="img"
        aria-label="Two players over twenty minutes, with their hits"
        className={styles.lanes}
      >
        <path d="M72 26H292M72 62H292" />
        <path d="M72 84V90M182 84V90M292 84V90" />
        <text x="0" y="30">
          Marten
        </text>
        <text x="0" y="66">
          Volkov
        </text>
        <text x="72" y="106" textAnchor="start">
          21:00
        </text>
        <text x="182" y="106" textAnchor="middle">
          21:10
        </text>
        <text x="292" y="106" textAnchor="end">
          21:20
        </text>
        <circle cx="140" cy="26" r="4.5" />
        <circle cx="168" cy="26" r="4.5" />
        <path
          className={styles.taken}
          d="m140 56.5 5.5 5.5-5.5 5.5-5.5-5.5zM168 56.5l5.5 5.5-5.5 5.5-5.5-5.5z"
        />
        <path className={styles.left} d="M206 52V72" />
        <text x="212" y="66">
          left 21:13
        </text>
      </svg>
      <p>
        <span>Warn</span>
        <span>Refund</span>
        <span>Reject</span>
      </p>
    </figure>
  );
}

const PEOPLE = [
  [
    "Players",
    "Know when your crate lands",
    "Coins are earned by playing. An order shows each step with its evidence, and refunds itself if nothing was placed.",
    <ExampleList key="order" of="order" />,
  ],
  [
    "Owners",
    "See what is broken, and fix it there",
    "Every check runs by itself, says what it found in words, and carries the button that repairs it.",
    <ExampleList key="health" of="health" />,
  ],
  [
    "Staff",
    "Judge with the facts beside you",
    "A report brings what both players did before and after. Refunds, bans and warnings go out together and can be undone.",
    <ExampleLanes key="report" />,
  ],
] as const;

/** What players, owners and staff get, each with an example of what they see. */
export function People() {
  return (
    <section className={styles.part}>
      <header>
        <h2>Three people, one record</h2>
      </header>
      <ul className={styles.three}>
        {PEOPLE.map(([who, title, text, example]) => (
          <li key={who}>
            <small>{who}</small>
            <h3>{title}</h3>
            <p>{text}</p>
            {example}
          </li>
        ))}
      </ul>
    </section>
  );
}
