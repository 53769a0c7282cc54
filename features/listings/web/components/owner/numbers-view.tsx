import { Sparkline } from "@/components/charts/sparkline";
import { type Column, Table } from "@/components/data-table/table";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { type FunnelStep, funnelSteps, type ListingDay } from "../../../funnel";
import type { ListingData } from "../../listing-loaders";
import { SPANS, type Span } from "../../listing-query";

type Opened = Extract<ListingData["opened"], { view: "numbers" }>;
const NUMBER = new Intl.NumberFormat("en-GB");

/** On a phone, where there is no head above it, a number says itself what it counts. */
const counted = (count: number, words: string) => (
  <>
    {NUMBER.format(count)}
    <span className="text-12 text-muted md:hidden"> {words}</span>
  </>
);

const COLUMNS: Column<ListingDay>[] = [
  { key: "day", label: "Day, UTC", phone: "lead", render: ({ day }) => day },
  {
    key: "views",
    label: "Saw it",
    align: "right",
    phone: "side",
    render: ({ views }) => counted(views, "saw it"),
  },
  {
    key: "joins",
    label: "Pressed join",
    align: "right",
    phone: "side",
    render: ({ joins }) => counted(joins, "pressed join"),
  },
];

function Step({ step, width }: { step: FunnelStep; width: number }) {
  return (
    <li className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <p className="font-medium text-13">{step.label}</p>
        <p className="shrink-0 text-13 text-muted">
          {step.share ? `${step.share.percent} % ${step.share.of}` : null}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <p className="w-16 shrink-0 font-semibold text-20 tabular-nums">{NUMBER.format(step.count)}</p>
        <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="h-5 w-full">
          <rect width="100" height="10" className="fill-fill" />
          <rect
            width={step.count === 0 ? 0 : Math.max(0.6, width * 100)}
            height="10"
            className="fill-chart-players"
          />
        </svg>
      </div>
      <p className="text-12 text-muted">{step.meaning}</p>
    </li>
  );
}

/** From a look at the page to a player who stays, and the days behind it. */
export function NumbersView({
  opened,
  days,
  path,
  csv,
  approved,
}: {
  opened: Opened;
  days: Span;
  path: string;
  csv: string;
  approved: boolean;
}) {
  const steps = funnelSteps(opened.funnel);
  const { views, newPlayers } = opened.funnel;
  const whole = (step: FunnelStep) => {
    const of = step.key === "views" || step.key === "joins" ? views : newPlayers;
    return of === 0 ? 0 : Math.min(1, step.count / of);
  };
  const newest = opened.days.toReversed();
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <Segments
          label="How far back"
          tabs={SPANS.map((span) => ({
            href: `${path}?view=numbers${span === 30 ? "" : `&days=${span}`}`,
            label: `${span} days`,
            current: span === days,
          }))}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-13 text-muted">
            Counted until <Time at={opened.to} shape="smart" />
          </p>
          <a href={csv} download className={buttonClass({ size: "small" })}>
            Export as CSV
          </a>
        </div>
      </div>
      {approved || views > 0 ? (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_420px]">
          <Card>
            <CardHeader
              title="From the page into the game"
              hint="The first two are this listing's; the last two are the whole guild's."
              className="mb-5"
            />
            <ol className="grid gap-6">
              {steps.map((step) => (
                <Step key={step.key} step={step} width={whole(step)} />
              ))}
            </ol>
          </Card>
          <Card flush className="overflow-hidden">
            <div className="grid gap-3 p-5">
              <CardHeader title="By day" hint="Each visitor counts once a day." />
              <Sparkline
                values={opened.days.map((day) => day.views)}
                label={`Visitors by day over ${days} days, ${views} in all`}
                height={48}
              />
            </div>
            <section
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
              tabIndex={0}
              aria-label="Days"
              className="max-h-96 overflow-y-auto border-t"
            >
              <Table
                caption="Visitors by day, newest first"
                columns={COLUMNS}
                rows={newest}
                rowKey={(row) => row.day}
              />
            </section>
          </Card>
        </div>
      ) : (
        <Card>
          <EmptyState title="Nothing was counted yet">
            Visitors are counted from the day on which the listing goes live. Then it stands here how many saw
            it, how many pressed “Join on Discord”, and how many new players stayed.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
