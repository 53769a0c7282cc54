import type { Metadata } from "next";
import { Contact, LongText } from "../legal";
import { KEPT } from "./kept";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Grizzly keeps, why, for how long, and what you can have done with it.",
  alternates: { canonical: "/privacy" },
};

export default function PrivacyPage() {
  return (
    <LongText title="Privacy" lead="What is kept, why, how long, and what you can have done with it.">
      <h2>What we keep</h2>
      <div className="overflow-x-auto">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Why</th>
              <th scope="col">How long</th>
            </tr>
          </thead>
          <tbody>
            {KEPT.map(([what, why, long]) => (
              <tr key={what}>
                <td>{what}</td>
                <td data-head="Why">{why}</td>
                <td data-head="How long">{long}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        We ask Discord for no e-mail address and no messages. Access to Discord and Patreon is kept encrypted.
      </p>
      <h2>What others see</h2>
      <p>
        Kills, playtime and ranks of your player stand on public pages of servers that are listed, because
        that is what a leaderboard is. Places of kills appear 30 minutes late. You can hide your player from
        public pages in your account: then no page names them, and their kills stay without a name. Earlier
        names and recent kills can be hidden by themselves. Balances are shown to nobody but you and the
        guild's staff, unless you choose to show yours.
      </p>
      <h2>Cookies</h2>
      <p>
        One cookie keeps you signed in, one protects forms while you sign in, and one remembers the theme.
        There is no advertising, no tracking, and nothing is loaded from other sites but pictures from
        Discord.
      </p>
      <h2>Who else is involved</h2>
      <p>
        Discord for signing in and messages, Patreon for support, Nitrado for game servers that an owner
        connects, and the host of the database. Each gets only what it needs for that.
      </p>
      <h2>Your rights</h2>
      <p>
        You can read, correct, export and delete what is kept about you, on your account page. Deleting waits
        seven days, in which you can change your mind. It removes your account and its links; lines of the
        ledger, orders, tickets and verdicts stay without your name, because other people's amounts and
        decisions depend on them. A member list that Discord tells us names you as long as you are a member
        there. You may complain to the data protection authority where you live.
      </p>
      <h2>Contact</h2>
      <Contact />
    </LongText>
  );
}
