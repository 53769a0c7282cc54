import { Card } from "@/components/ui/card";
import { Popover } from "@/components/ui/popover";
import { StatTile } from "@/components/ui/stat-tile";
import { type Books, changeWords } from "../../../books";
import type { OverviewData } from "../../dashboard-loaders";
import { ExplainCirculation } from "./explain-circulation";

const WHOLE = new Intl.NumberFormat("en-GB");
const TENTH = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** How much of all coins a change is, in words. */
function growthWords(change: number, circulating: number): string {
  const before = circulating - change;
  if (change === 0) return "as many as before the period";
  if (before <= 0) return "all of them are new in this period";
  const share = TENTH.format(Math.abs((change / before) * 100));
  return change > 0 ? `the economy grew by ${share} %` : `the economy shrank by ${share} %`;
}

/** The numbers of the period, each with what it was before. */
export function OverviewTiles({ data, books }: { data: OverviewData; books: Books }) {
  const { flow, currency, access, days } = data;
  const held = books.standings?.held;
  // What bounties hold goes to somebody or comes back: it is not gone.
  const circulating = books.circulating + books.escrow;
  const change = flow.minted.now - flow.sunk.now;
  const tile =
    "border-line p-5 max-md:p-4 max-md:[&:nth-child(n+3)]:border-t md:[&:not(:first-child)]:border-l";
  return (
    <Card flush className="grid grid-cols-2 md:grid-cols-4">
      <div className={tile}>
        <StatTile
          label="Coins in circulation"
          value={WHOLE.format(circulating)}
          unit={currency.symbol}
          change={growthWords(change, circulating)}
        />
        <Popover
          id="explain-circulation"
          align="start"
          button="Explain this number"
          buttonClassName="quiet-link inline-flex min-h-6 items-center text-12 text-muted max-md:min-h-11"
          className="w-[min(24rem,calc(100vw-2rem))] p-4"
        >
          <ExplainCirculation
            books={books}
            slug={access.slug}
            guildId={access.guildId}
            manages={data.manages}
          />
        </Popover>
      </div>
      <StatTile
        className={tile}
        label={`Minted in ${days} days`}
        value={WHOLE.format(flow.minted.now)}
        unit={currency.symbol}
        change={changeWords(flow.minted.now, flow.minted.before)}
        age="today is not over"
      />
      <StatTile
        className={tile}
        label={`Spent in ${days} days`}
        value={WHOLE.format(flow.sunk.now)}
        unit={currency.symbol}
        change={changeWords(flow.sunk.now, flow.sunk.before)}
        age="today is not over"
      />
      <StatTile
        className={tile}
        label="Earned, but held"
        value={held ? WHOLE.format(held.coins) : null}
        unit={currency.symbol}
        change={
          !held
            ? null
            : held.players === 0
              ? "every player who earned is linked"
              : `${held.players} ${held.players === 1 ? "player waits" : "players wait"} to be linked`
        }
      />
    </Card>
  );
}
