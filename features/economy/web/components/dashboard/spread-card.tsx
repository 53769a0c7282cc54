import { Card, CardHeader } from "@/components/ui/card";
import { StatTile } from "@/components/ui/stat-tile";
import { Time } from "@/components/ui/time";
import { type Books, spreadWords } from "../../../books";
import type { OverviewData } from "../../dashboard-loaders";

const WHOLE = new Intl.NumberFormat("en-GB");
const TWO = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** How evenly coins lie, in a number and in words. */
export function SpreadCard({ data, books }: { data: OverviewData; books: Books }) {
  const spread = books.standings?.spread;
  if (!spread) return null;
  const active = books.standings?.active[data.days] ?? 0;
  return (
    <Card>
      <CardHeader
        title="How evenly coins lie"
        hint={spreadWords(spread)}
        aside={books.standingsAt ? <Time at={books.standingsAt} shape="relative" /> : null}
        className="mb-5"
      />
      <div className="grid grid-cols-2 gap-5 md:grid-cols-4">
        <StatTile
          label="Gini coefficient"
          value={spread.gini === null ? null : TWO.format(spread.gini)}
          change="0: all have the same; 1: one has all"
        />
        <StatTile
          label="Held by the richest tenth"
          value={WHOLE.format(spread.topTenth)}
          unit={data.currency.symbol}
          change={`of ${WHOLE.format(spread.coins)}`}
        />
        <StatTile
          label="Half of the people have at most"
          value={WHOLE.format(spread.median)}
          unit={data.currency.symbol}
        />
        <StatTile
          label={`People with a movement in ${data.days} days`}
          value={WHOLE.format(active)}
          change={`of ${WHOLE.format(spread.accounts)} who ever had coins`}
        />
      </div>
    </Card>
  );
}
