"use client";
// On the client for its weight: a page carries such a part once as HTML, not again as serialised elements.
import styles from "./tiers.module.css";

interface TierOffer {
  tier: "bronze" | "silver" | "gold";
  name: string;
  price: string;
  who: string;
  gives: readonly string[];
}

/** What each tier gives. It touches service and visibility, never the game. */
export const TIER_OFFERS: readonly TierOffer[] = [
  {
    tier: "bronze",
    name: "Bronze",
    price: "$6",
    who: "For one server and its Discord.",
    gives: ["One game server connected", "Support answered within 48 h"],
  },
  {
    tier: "silver",
    name: "Silver",
    price: "$10",
    who: "For a server that wants to be found.",
    gives: ["Everything in Bronze", "A listing: text, banner and invite", "Support answered within 24 h"],
  },
  {
    tier: "gold",
    name: "Gold",
    price: "$15",
    who: "For a community with several servers.",
    gives: [
      "Everything in Silver",
      "Two more game servers",
      "Featured place, numbers every 60 s",
      "Beta features first",
      "Support within 12 h, urgent 6 h",
    ],
  },
];

const CHEVRONS = { bronze: 1, silver: 2, gold: 3 } as const;

function Ring({ tier }: { tier: TierOffer["tier"] }) {
  const count = CHEVRONS[tier];
  const path = Array.from(
    { length: count },
    (_, index) => `M8 ${11 - (count - 1) * 1.6 + index * 3.2}l4 3 4-3`,
  ).join("");
  return (
    <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" />
      <path d={path} />
    </svg>
  );
}

/** The tiers side by side. @param detailed on their own page: with the way to join, one heading higher */
export function Tiers({ detailed = false }: { detailed?: boolean }) {
  const Heading = detailed ? "h2" : "h3";
  return (
    <div className={styles.tiers}>
      {TIER_OFFERS.map(({ tier, name, price, who, gives }) => (
        <section key={tier} data-tier={tier}>
          <Heading>
            <Ring tier={tier} /> {name}
            <span>
              <b>{price}</b> a month
            </span>
          </Heading>
          <p>{who}</p>
          <ul>
            {gives.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {detailed ? (
            <form method="post" action="/api/auth/signin/discord">
              <input type="hidden" name="callbackUrl" value="/me/supporter" />
              <button type="submit">Choose {name}</button>
            </form>
          ) : (
            <a href={`/supporters#${tier}`}>Choose {name}</a>
          )}
        </section>
      ))}
    </div>
  );
}
