import { Time } from "@/components/ui/time";
import type { ConnectFacts } from "../loaders";

/** Renewals that failed and were not put right since, with Nitrado's own words. */
export function Failures({ failures }: Pick<ConnectFacts, "failures">) {
  if (failures.length === 0) return null;
  return (
    <details className="border-t px-5 py-3 text-13">
      <summary className="w-fit cursor-pointer text-muted">
        <span className="quiet-link">What Nitrado said the last times</span>
      </summary>
      <ul className="mt-2 grid gap-1.5">
        {failures.map(({ at, error }) => (
          <li key={at.toISOString()} className="flex flex-wrap gap-x-3">
            <Time at={at} shape="stamp" className="text-faint" />
            <span className="min-w-0 break-words">{error}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
