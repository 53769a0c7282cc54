import { type FlowBar, FlowBars, type FlowSeries, Legend } from "@/components/charts/flow-bars";
import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { changeWords } from "../../../books";
import {
  type FlowRow,
  SINK_WORDS,
  SINKS,
  type Sink,
  SOURCE_WORDS,
  SOURCES,
  type Source,
} from "../../../flow";
import type { OverviewData } from "../../dashboard-loaders";

const WHOLE = new Intl.NumberFormat("en-GB");
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const SOURCE_FILL: Record<Source, string> = {
  kills: "fill-chart-1",
  playing: "fill-chart-2",
  daily: "fill-chart-3",
  staff: "fill-chart-4",
  other: "fill-chart-neutral",
};
const SINK_FILL: Record<Sink, string> = {
  shop: "fill-chart-5",
  fines: "fill-chart-6",
  fees: "fill-chart-7",
  other: "fill-chart-neutral",
};

type Row = FlowRow<string> & { words: string; side: "Minted" | "Spent" };

const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)} %` : "");

function columns(total: (side: Row["side"]) => number): Column<Row>[] {
  return [
    { key: "words", label: "Kind", phone: "lead", render: (row) => row.words },
    {
      key: "coins",
      label: "Coins",
      align: "right",
      phone: "side",
      render: (row) => <span className="font-medium">{WHOLE.format(row.now)}</span>,
    },
    {
      key: "share",
      label: "Share",
      align: "right",
      phone: "away",
      render: (row) => share(row.now, total(row.side)),
    },
    {
      key: "before",
      label: "Period before",
      align: "right",
      phone: "below",
      render: (row) => (
        <>
          {WHOLE.format(row.before)}
          <span className="text-muted md:sr-only">
            {" "}
            before, {changeWords(row.now, row.before) ?? "as in it"}
          </span>
        </>
      ),
    },
  ];
}

/** Coins that came and went day by day, and by kind. */
export function FlowCard({ data }: { data: OverviewData }) {
  const { flow, days, currency } = data;
  const sources = SOURCES.filter((one) => flow.sources.some((row) => row.of === one && row.now > 0));
  const sinks = SINKS.filter((one) => flow.sinks.some((row) => row.of === one && row.now > 0));
  const up = sources.map((one): FlowSeries => ({ label: SOURCE_WORDS[one], fill: SOURCE_FILL[one] }));
  const down = sinks.map((one): FlowSeries => ({ label: SINK_WORDS[one], fill: SINK_FILL[one] }));
  const bars = flow.days.map((day, at): FlowBar => {
    const name = DAY.format(new Date(`${day.day}T00:00:00Z`));
    const minted = Object.values(day.minted).reduce((sum, coins) => sum + coins, 0);
    const sunk = Object.values(day.sunk).reduce((sum, coins) => sum + coins, 0);
    const open = at === flow.days.length - 1;
    return {
      key: day.day,
      label: name,
      up: sources.map((one) => day.minted[one]),
      down: sinks.map((one) => day.sunk[one]),
      open,
      words: `${name}${open ? ", so far" : ""}: ${WHOLE.format(minted)} minted, ${WHOLE.format(sunk)} spent`,
    };
  });
  const net = flow.minted.now - flow.sunk.now;
  const rows: Row[] = [
    ...flow.sources.map((row): Row => ({ ...row, words: SOURCE_WORDS[row.of], side: "Minted" })),
    ...flow.sinks.map((row): Row => ({ ...row, words: SINK_WORDS[row.of], side: "Spent" })),
  ];
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="p-5 pb-0 max-md:p-4 max-md:pb-0"
        title="Minted and spent, day by day"
        hint={`${WHOLE.format(flow.minted.now)} minted above the line, ${WHOLE.format(flow.sunk.now)} spent below it: ${WHOLE.format(Math.abs(net))} ${currency.symbol} ${net >= 0 ? "more" : "fewer"} in circulation. Days are UTC; today is pale, because it is not over.`}
      />
      <div className="p-5 max-md:p-4">
        <FlowBars
          bars={bars}
          up={up}
          down={down}
          label={`Coins minted and spent on each of the last ${days} days`}
        />
        <Legend series={[...up, ...down]} className="mt-3" />
      </div>
      <div className="border-t">
        <Table
          caption="Coins minted and spent by kind, this period and the one before"
          columns={columns((side) => (side === "Minted" ? flow.minted.now : flow.sunk.now))}
          rows={rows}
          rowKey={(row) => `${row.side} ${row.of}`}
          groupBefore={(row, before) =>
            row.side === before?.side
              ? null
              : row.side === "Minted"
                ? `Where coins come from: ${WHOLE.format(flow.minted.now)}`
                : `Where coins go: ${WHOLE.format(flow.sunk.now)}`
          }
        />
      </div>
    </Card>
  );
}
