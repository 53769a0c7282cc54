import { type FlowBar, FlowBars, Legend } from "@/components/charts/flow-bars";
import { Histogram } from "@/components/charts/histogram";
import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { spreadOf } from "../../../analytics/measure";
import { barsOf } from "../../../analytics/ranges";
import { type Figures, figuresOf } from "../../../analytics/summary";
import { spreadWords, waitWords } from "../../../analytics/words";
import { waitBars } from "../bars";
import type { NumbersData } from "../loaders";
import { numbersFile } from "../query";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayWords = (day: string) => DAY.format(new Date(`${day}T00:00:00Z`));

const OPENED = { label: "Opened", fill: "fill-chart-1" };
const CLOSED = { label: "Closed", fill: "fill-chart-4" };

interface Step {
  key: string;
  name: string;
  figures: Figures;
}

const COLUMNS: readonly Column<Step>[] = [
  { key: "day", label: "From", phone: "lead", render: (step) => step.name },
  { key: "opened", label: "Opened", align: "right", phone: "side", render: (step) => step.figures.opened },
  {
    key: "closed",
    label: "Closed",
    align: "right",
    phone: "away",
    render: (step) => step.figures.closed,
  },
  {
    key: "first",
    label: "First answer, median",
    align: "right",
    render: ({ figures: { first } }) =>
      first.median === null ? (
        <span className="text-faint">none</span>
      ) : (
        <>
          {waitWords(first.median)} <span className="text-muted">of {first.count}</span>
        </>
      ),
  },
  { key: "said", label: "Messages", align: "right", phone: "away", render: (step) => step.figures.messages },
  {
    key: "rating",
    label: "Rating",
    align: "right",
    phone: "away",
    render: ({ figures: { rating, ratings } }) =>
      rating === null ? (
        <span className="text-faint">none</span>
      ) : (
        <>
          {rating.toFixed(1)} <span className="text-muted">of {ratings}</span>
        </>
      ),
  },
];

function stepsOf({ rows, span }: NumbersData): Step[] {
  const byDay = Map.groupBy(rows, (row) => row.date);
  return barsOf(span).map((days) => ({
    key: days[0] ?? "",
    name: dayWords(days[0] ?? span.from),
    figures: figuresOf(days.flatMap((day) => byDay.get(day) ?? [])),
  }));
}

/** What came and what was closed, day by day; the same as a table below. */
export function CourseCard({ data }: { data: NumbersData }) {
  const steps = stepsOf(data);
  const weekly = data.span.days > steps.length;
  const bars = steps.map(({ key, name, figures }, at): FlowBar => {
    const open = at === steps.length - 1;
    return {
      key,
      label: name,
      up: [figures.opened],
      down: [figures.closed],
      open,
      words: `${weekly ? "Week from " : ""}${name}${open ? ", so far" : ""}: ${figures.opened} opened, ${figures.closed} closed`,
    };
  });
  const clock = data.zones.length === 1 ? data.zones[0] : "each guild";
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="p-5 pb-0 max-md:p-4 max-md:pb-0"
        title={weekly ? "Opened and closed, week by week" : "Opened and closed, day by day"}
        hint={`${data.now.opened} opened above the line, ${data.now.closed} closed below it.`}
        aside={
          data.exportFrom ? (
            <ExportLink href={numbersFile(data.exportFrom, data.query, "day")} />
          ) : (
            <span className="text-12">Choose a guild to export</span>
          )
        }
      />
      <div className="p-5 max-md:p-4">
        <FlowBars bars={bars} up={[OPENED]} down={[CLOSED]} label="Tickets opened and closed" />
        <div className="mt-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <Legend series={[OPENED, CLOSED]} />
          <p className="text-12 text-muted">
            Days begin on the clock of {clock}. The last is pale, because it is not over.
          </p>
        </div>
      </div>
      <details className="border-t">
        <summary className="fold min-h-11 w-full cursor-pointer px-5 text-13 text-muted hover:text-ink max-md:px-4">
          As a table
        </summary>
        <div className="max-h-96 overflow-auto border-t">
          <Table
            caption="Tickets by day"
            columns={COLUMNS}
            rows={[...steps].reverse()}
            rowKey={(step) => step.key}
          />
        </div>
      </details>
    </Card>
  );
}

/** How the waits for the first answer spread, with the median marked. */
export function WaitsCard({ data }: { data: NumbersData }) {
  const waits = data.rows.flatMap((row) => row.firstAnswers);
  const spread = spreadOf(waits);
  const { bars, ticks } = waitBars(waits);
  return (
    <Card>
      <CardHeader title="How long the first answer took" hint={spreadWords(spread)} />
      {spread.median === null ? (
        <p className="mt-3 text-13 text-muted">
          No ticket got its first answer in this stretch. The next one will stand here.
        </p>
      ) : (
        <div className="mt-3">
          <Histogram
            bars={bars}
            ticks={ticks}
            own={{ at: spread.median, label: `Half within ${waitWords(spread.median)}` }}
            label={`Waits for the first answer: half within ${waitWords(spread.median)}, ${spreadWords(spread)}`}
            head={["Wait", "Tickets"]}
            range={({ from, to }) => `${waitWords(from)} to ${waitWords(to)}`}
          />
        </div>
      )}
    </Card>
  );
}
