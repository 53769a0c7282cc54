import { TierMark } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import type { ThankedSupporter } from "../../data/thanks";
import { tierName } from "../../rules";
import { TIERS } from "../../schema";

/** Supporters who asked to be named. @param thanks null while they are not known */
export function Thanks({ thanks }: { thanks: readonly ThankedSupporter[] | null }) {
  return (
    <section id="thanks" className="scroll-mt-20">
      <h2 className="font-semibold text-24">Thanks</h2>
      {thanks && thanks.length > 0 ? (
        <ul className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-6 gap-y-3">
          {thanks.map(({ name, tier: shown, since }) => {
            const tier = TIERS.find((one) => one === shown) ?? "none";
            return (
              <li key={`${name} ${since}`} className="flex min-w-0 items-center gap-3">
                {tier === "none" ? null : <TierMark tier={tier} className="size-7" />}
                <span className="min-w-0">
                  <b className="block truncate font-semibold">{name}</b>
                  <span className="text-13 text-muted">
                    {tierName(tier)}, since <Time at={since} shape="month" />
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="mt-3 max-w-[68ch] text-16 text-muted">
          {thanks === null
            ? "The names are being read, and come within a minute."
            : "Nobody has asked to be named here yet. Supporters choose it in their portal; it is off until they do."}
        </p>
      )}
    </section>
  );
}
