import type { ReactNode } from "react";
import { TimeSeries } from "@/components/charts/time-series";
import { TimeSeriesTable } from "@/components/charts/time-series-table";
import type { TimeSeriesLine } from "@/components/charts/time-series-types";
import { Card } from "@/components/ui/card";
import { BEFORE_WORDS } from "../../delta";
import type { Chart, Range } from "../../schema";
import type { OverviewFacts } from "../loaders";
import { overviewAddress } from "../overview-query";

const WHOLE = new Intl.NumberFormat("en-GB");
const NOW_WORDS: Record<Range, string> = {
  "24h": "Last 24 h",
  "7d": "Last 7 d",
  "30d": "Last 30 d",
  season: "Last 90 d",
};
const EACH: Record<Range, string> = {
  "24h": "by hour",
  "7d": "by six hours",
  "30d": "by day",
  season: "by day",
};

/** What the highest value is: a step is a mean of what was seen in it. */
const PEAK: Record<Range, string> = {
  "24h": "Peak",
  "7d": "Busiest hour",
  "30d": "Busiest six hours",
  season: "Busiest day",
};

const SWATCH = {
  line: "h-0.5 w-4 bg-current",
  dashed: "h-0 w-4 border-current border-t border-dashed",
  box: "size-2.5 rounded-[2px] bg-current",
  hatched: "size-2.5 rounded-[2px] border border-current",
  tick: "h-2.5 w-0.5 bg-current",
} as const;

interface Key {
  label: string;
  shape: keyof typeof SWATCH;
  ink: string;
}

function ChartCard({
  title,
  keys,
  lead,
  children,
}: {
  title: string;
  keys: Key[];
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="min-w-0 px-5 py-4 max-md:px-4">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <h2 className="font-semibold text-14">{title}</h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
          {keys.map(({ label, shape, ink }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden className={`${SWATCH[shape]} ${ink}`} />
              {label}
            </li>
          ))}
        </ul>
      </header>
      {lead ? <p className="mt-1 text-12 text-muted">{lead}</p> : null}
      <div className="mt-3">{children}</div>
    </Card>
  );
}

/** Where every step of a chart is a file. */
function fileOf(chart: Chart, { access, query }: Pick<OverviewFacts, "access" | "query">): string {
  const address = overviewAddress(`/api/guilds/${access.slug}/overview`, query);
  return `${address}${address.includes("?") ? "&" : "?"}chart=${chart}`;
}

const strong = (value: number) => <strong className="font-semibold text-ink">{WHOLE.format(value)}</strong>;

function NoCourse({ children }: { children: ReactNode }) {
  return <p className="grid h-40 place-content-center text-center text-13 text-muted">{children}</p>;
}

/** How many played, the stretch before behind it, and each start of a server as a tick. */
export function PlayersCard({ access, overview, query }: OverviewFacts) {
  const kept = overview.players;
  if (!kept) return null;
  const { course, restarts, peak, mean } = kept.figures;
  const before = BEFORE_WORDS[query.range].replace(/^the /, "");
  const series: TimeSeriesLine[] = [
    { label: NOW_WORDS[query.range], values: course.now, tone: "players", as: "area" },
    ...(query.compare
      ? [{ label: capital(before), values: course.before, tone: "neutral", as: "dashed" } as const]
      : []),
  ];
  const keys: Key[] = [
    { label: NOW_WORDS[query.range], shape: "line", ink: "text-chart-players" },
    ...(query.compare ? [{ label: capital(before), shape: "dashed", ink: "text-muted" } as const] : []),
    ...(restarts.length > 0 ? [{ label: "Restart", shape: "tick", ink: "text-ink" } as const] : []),
  ];
  const words = peak
    ? `Players online: ${PEAK[query.range].toLowerCase()} ${peak.value}, mean ${mean ?? "not known"}`
    : "Players online";
  return (
    <ChartCard title="Players online" keys={keys}>
      {peak === null ? (
        <NoCourse>
          How many play is not known for this stretch. Nitrado's answers come every few minutes.
        </NoCourse>
      ) : (
        <>
          <TimeSeries
            label={words}
            series={series}
            from={course.from}
            stepMs={course.stepMs}
            ticks={restarts}
            peak={PEAK[query.range]}
            height={236}
          />
          <TimeSeriesTable
            caption={words}
            series={series}
            file={fileOf("players", { access, query })}
            from={course.from}
            stepMs={course.stepMs}
          />
        </>
      )}
    </ChartCard>
  );
}

/** Kills in bars, with a dash where the stretch before stood. */
export function KillsCard({ access, overview, query }: OverviewFacts) {
  const kept = overview.kills;
  if (!kept) return null;
  const { course, kills } = kept.figures;
  const before = BEFORE_WORDS[query.range].replace(/^the /, "");
  const series: TimeSeriesLine[] = [
    { label: "Kills", values: course.now, tone: "kills", as: "bars" },
    ...(query.compare
      ? [{ label: capital(before), values: course.before, tone: "neutral", as: "mark" } as const]
      : []),
  ];
  const words = `Kills ${EACH[query.range]}: ${kills.total} in all`;
  return (
    <ChartCard
      title={`Kills ${EACH[query.range]}`}
      keys={[
        { label: "Kills", shape: "box", ink: "text-chart-kills" },
        ...(query.compare ? [{ label: capital(before), shape: "line", ink: "text-ink" } as const] : []),
      ]}
      lead={<>{strong(kills.total)} kills. What is hatched is not complete.</>}
    >
      <TimeSeries
        label={words}
        series={series}
        from={course.from}
        stepMs={course.stepMs}
        running
        height={168}
      />
      <TimeSeriesTable
        caption={words}
        series={series}
        file={fileOf("kills", { access, query })}
        from={course.from}
        stepMs={course.stepMs}
      />
    </ChartCard>
  );
}

/** Coins that came into being above the line, and those that left below it. */
export function CoinsCard({ access, overview, query, currency }: OverviewFacts) {
  const kept = overview.coins;
  if (!kept) return null;
  const { minted, spent, mintedSum, spentSum, from, stepMs } = kept.figures;
  const change = mintedSum.total - spentSum.total;
  const series: TimeSeriesLine[] = [
    { label: "Minted", values: minted, tone: "coins", as: "bars" },
    { label: "Spent", values: spent, tone: "coins", as: "below" },
  ];
  const words = `Coins ${EACH[query.range]}: ${mintedSum.total} minted, ${spentSum.total} spent`;
  return (
    <ChartCard
      title="Coins minted and spent"
      keys={[
        { label: "Minted", shape: "box", ink: "text-chart-coins" },
        { label: "Spent", shape: "hatched", ink: "text-chart-coins" },
      ]}
      lead={
        <>
          {strong(mintedSum.total)} minted, {strong(spentSum.total)} spent: {WHOLE.format(Math.abs(change))}{" "}
          {currency.symbol} {change >= 0 ? "more" : "less"} in circulation.
        </>
      }
    >
      <TimeSeries label={words} series={series} from={from} stepMs={stepMs} height={168} />
      <TimeSeriesTable
        caption={words}
        series={series}
        file={fileOf("coins", { access, query })}
        from={from}
        stepMs={stepMs}
      />
    </ChartCard>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
