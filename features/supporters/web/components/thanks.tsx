import { Time } from "@/components/ui/time";
import type { ThankedSupporter } from "../../data/thanks";

/** Supporters who asked to be named. @param thanks null while they are not known */
export function Thanks({ thanks }: { thanks: readonly ThankedSupporter[] | null }) {
  return (
    <section>
      <h2 className="font-semibold text-24">Thanks</h2>
      {thanks && thanks.length > 0 ? (
        <ul className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-6 gap-y-2">
          {thanks.map(({ name, tier, since }) => (
            <li key={`${name} ${since}`}>
              <b className="font-semibold">{name}</b>{" "}
              <span className="text-13 text-muted">
                {tier}, since <Time at={since} shape="month" />
              </span>
            </li>
          ))}
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
