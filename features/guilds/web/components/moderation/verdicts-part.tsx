"use client";
import { Card, CardHeader } from "@/components/ui/card";
import { PartForm } from "@/features/identity/web/components/part-form";
import { type CapsByLevel, capProblem, STAFF_LEVELS } from "../../../moderation/rules";
import { LEVEL_NAMES, VERDICTS } from "../../../moderation/words";
import { saveModeration } from "../../moderation-actions";
import { CapsFields } from "./caps-fields";

const EXAMPLES = [
  { words: "Refund an order of 4,500", verdict: "refund", amount: 4_500 },
  { words: "Refund an order of 25,000", verdict: "refund", amount: 25_000 },
  { words: "Ban for 7 days", verdict: "banDays", amount: 7 },
  { words: "Ban for good", verdict: "banDays", amount: null },
  { words: "Make up for a loss with 5,000", verdict: "compensation", amount: 5_000 },
] as const;

/** Who could give what, as the form stands now. */
function Examples({ caps, symbol }: { caps: CapsByLevel; symbol: string }) {
  return (
    <Card>
      <CardHeader title="What that means" hint="Who may do it, as the form stands now." className="mb-3" />
      <dl className="divide-y text-13">
        {EXAMPLES.map(({ words, verdict, amount }) => {
          const who = STAFF_LEVELS.find((level) => capProblem({ caps }, level, verdict, amount) === null);
          const coins = VERDICTS[verdict].unit === "coins" ? ` ${symbol}` : "";
          return (
            <div key={words} className="flex items-baseline justify-between gap-4 py-2.5">
              <dt className="text-muted">
                {words}
                {coins}
              </dt>
              <dd className="shrink-0">{who ? `${LEVEL_NAMES[who]} and above` : "The owner alone"}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}

/** The longest ban, the largest refund and compensation that each level may give. */
export function VerdictsPart({
  guildId,
  caps,
  symbol,
  manages,
}: {
  guildId: string;
  caps: CapsByLevel;
  symbol: string;
  manages: boolean;
}) {
  return (
    <PartForm
      saved={{ caps }}
      manages={manages}
      save={(draft) => saveModeration({ guildId, ...draft })}
      aside={(draft) => <Examples caps={draft.caps} symbol={symbol} />}
    >
      {({ draft, set, errors }) => (
        <>
          <p className="text-13 text-muted">
            A refund under Orders or Deliveries that is larger than the level's limit is refused, with who may
            give it. The guild's owner has no limit.
          </p>
          <CapsFields
            caps={draft.caps}
            symbol={symbol}
            errors={errors}
            prefix="caps"
            onChange={(next) => set({ caps: next })}
          />
        </>
      )}
    </PartForm>
  );
}
