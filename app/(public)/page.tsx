import type { Metadata } from "next";
import action from "@/features/listings/web/components/action.module.css";
import { FeaturedCards } from "@/features/listings/web/components/featured-cards";
import { HeroPanel } from "@/features/listings/web/components/hero-panel";
import { loadHero } from "@/features/listings/web/hero-loader";
import { loadFront } from "@/features/listings/web/loaders";
import { NetworkStats } from "@/features/monitoring/web/components/network-stats";
import { loadHome } from "@/features/monitoring/web/loaders";
import { Tiers } from "@/features/supporters/web/components/tiers";
import styles from "./home.module.css";
import { Bring } from "./home-bring";
import { Evidence } from "./home-parts";
import { People } from "./home-people";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const [front, home] = await Promise.all([loadFront(), loadHome()]);
  const hero = front && (await loadHero(front.busiest, home?.points ?? {}));
  return (
    <>
      <section className={styles.intro}>
        <h1>
          Your DayZ server
          <br />
          writes everything down.
          <br />
          Grizzly reads it.
        </h1>
        <div>
          <p>
            Kills, sessions, deliveries and disputes come straight from the server log into your website, your
            Discord and your game. Every number says how old it is.
          </p>
          <nav aria-label="Start">
            <a className={`${action.action} ${action.primary} ${action.large}`} href="/servers">
              Find a server
            </a>
            <a className={`${action.action} ${action.large}`} href="#bring">
              Bring yours
            </a>
          </nav>
        </div>
      </section>
      {home && <HeroPanel hero={hero} kills={home.kills} at={home.at} />}
      <NetworkStats numbers={home?.numbers ?? null} />
      {front && front.featured.cards.length > 0 && (
        <section className={styles.part}>
          <header>
            <h2>Featured tonight</h2>
            <p>Featured places come with Gold. Payment changes place and look, never numbers.</p>
            <a href="/servers">All servers</a>
          </header>
          <FeaturedCards directory={front.featured} />
        </section>
      )}
      <Evidence />
      <People />
      <section className={styles.part}>
        <header>
          <h2>Supporters keep it running</h2>
          <p>Through Patreon, month by month. Choose which of your guilds it supports.</p>
          <a href="/supporters">Compare the tiers</a>
        </header>
        <Tiers />
        <p className={styles.rule}>
          <b>Money buys no advantage in the game.</b> A tier never touches items, coins, prices or rewards.
          Partner is a fourth tier, by agreement. <a href="/supporters#fairness">Read the rule</a>
        </p>
      </section>
      <Bring />
    </>
  );
}
