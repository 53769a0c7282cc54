import type { Metadata } from "next";
import { Contact, LongText } from "../legal";

export const metadata: Metadata = {
  title: "Terms",
  description: "The rules for using Grizzly, in plain words.",
  alternates: { canonical: "/terms" },
};

export default function TermsPage() {
  return (
    <LongText title="Terms" lead="The rules for using Grizzly, in plain words.">
      <h2>What Grizzly is</h2>
      <p>
        Grizzly reads the logs of DayZ servers whose owners connect them, and makes statistics, coins, a shop
        and support out of them. It is not made or endorsed by Bohemia Interactive, Discord, Nitrado or
        Patreon.
      </p>
      <h2>Your account</h2>
      <p>
        You sign in with Discord and keep to Discord's rules. One person, one account. You are responsible for
        what is done with it; you can see and end every session in your account.
      </p>
      <h2>Coins and orders</h2>
      <p>
        Coins are earned by playing, belong to one guild, and have no value in money. They cannot be bought,
        sold or paid out. An order is delivered at a restart of the game server. If it was provably never
        placed, it is refunded by itself; anything else is decided by the guild's staff, with the log as
        evidence.
      </p>
      <h2>Support through Patreon</h2>
      <p>
        Tiers are monthly memberships on Patreon, under Patreon's terms, and can be ended there at any time. A
        tier gives service and visibility. It gives no item, no coin and no other advantage in the game, and
        never will.
      </p>
      <h2>If you run a guild</h2>
      <p>
        Connect only servers that you may administer. What you write in a listing must be true and lawful.
        Your players' data is yours to handle with the same care that we promise them.
      </p>
      <h2>What is not allowed</h2>
      <p>
        Cheating, buying or selling coins, attacking the site, reading others' data, harassment. Guild staff
        may strike kills, take back coins and ban, with a reason that you can read and appeal within 14 days.
        We may close accounts that break these rules.
      </p>
      <h2>What we promise, and what we cannot</h2>
      <p>
        We work to keep Grizzly running and your data safe, and the <a href="/status">status page</a> says
        honestly how that goes. Logs arrive late and sometimes not at all; we cannot promise that every line
        is read. Where the law allows, we are not liable for losses beyond what you paid in the last three
        months.
      </p>
      <h2>Changes</h2>
      <p>Changes to these terms are announced in the changelog two weeks before they count.</p>
      <h2>Contact</h2>
      <Contact />
    </LongText>
  );
}
