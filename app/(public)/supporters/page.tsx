import type { Metadata } from "next";
import { Thanks } from "@/features/supporters/web/components/thanks";
import { Tiers } from "@/features/supporters/web/components/tiers";
import { loadThanks } from "@/features/supporters/web/thanks";

export const metadata: Metadata = {
  title: "Supporters",
  description: "What Bronze, Silver and Gold give, what they never give, and who keeps Grizzly running.",
  alternates: { canonical: "/supporters" },
};

const H2 = "text-20 font-semibold";

const STEPS = [
  "Sign in with Discord, so that we know whom the plan belongs to.",
  "Link Patreon in your supporter portal. Your tier appears within a minute, with every step that led to it.",
  "Choose which of your guilds the plan supports. You can move it later.",
];

export default async function SupportersPage() {
  const thanks = await loadThanks();
  return (
    <div className="flex flex-col gap-16 pt-10">
      <header>
        <h1 className="text-32 font-semibold">Supporters keep it running</h1>
        <p className="mt-1 mb-6 max-w-[68ch] text-16 text-muted">
          Grizzly lives from monthly support through Patreon. A tier pays for service and a place to be found.
          Partner is a fourth tier with its limits lifted, by agreement.
        </p>
        <Tiers detailed />
      </header>
      <div className="grid gap-x-12 gap-y-12 lg:grid-cols-3">
        <section id="fairness" className="max-w-[68ch] scroll-mt-20">
          <h2 className={H2}>Money buys no advantage in the game</h2>
          <p className="mt-3 text-muted">
            A tier never touches items, coins, prices or rewards. In-game items cost coins, coins are earned
            by playing, and both are the same for everyone. What supporters may get besides is a Discord role,
            a title, a badge, or a better place in a list. The shop refuses to save anything that breaks this
            rule.
          </p>
        </section>
        <section id="listing" className="max-w-[68ch] scroll-mt-20">
          <h2 className={H2}>List your server</h2>
          <p className="mt-3 text-muted">
            A listing comes with Silver: a name, a text of up to 500 characters, a banner and an invite. With
            Gold it stands in the featured places, marked as paid. Payment changes place and look, never
            numbers.
          </p>
        </section>
        <section className="max-w-[68ch]">
          <h2 className={H2}>How it works</h2>
          <ol className="mt-3 grid list-decimal gap-2 pl-5 text-muted">
            {STEPS.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="mt-3 text-muted">
            A declined payment keeps your tier for seven days, so that there is time to repair it. Leaving is
            done on Patreon, at any time.
          </p>
        </section>
      </div>
      <Thanks thanks={thanks} />
    </div>
  );
}
