import type { ReactNode } from "react";
import type { ChartTone } from "@/components/charts/sparkline";
import { TimeLine } from "@/components/charts/time-line";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { CHART_RANGES, type ChartRange, type ServerCharts } from "@/features/monitoring/data/server-charts";

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const RANGES = Object.keys(CHART_RANGES) as ChartRange[];

interface Drawn {
  name: string;
  values: readonly (number | null)[];
  write: (value: number) => string;
  tone: ChartTone;
  top?: number | null;
  aside?: string | null;
  /** The newest value, where it is known better than by the last step's mean. */
  now?: number | null;
  /** What stands there while nothing is known. */
  none: string;
}

const newest = (values: readonly (number | null)[]) => values.findLast((value) => value !== null) ?? null;

function Chart({ drawn, stepMinutes }: { drawn: Drawn; stepMinutes: number }) {
  const { name, values, write, tone, top, aside, none } = drawn;
  const known = newest(values);
  const now = drawn.now ?? known;
  return (
    <section aria-label={name} className="min-w-0">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h3 className="text-13 text-muted">{name}</h3>
        <p className="text-13">
          {now === null ? (
            <span className="text-faint">not known yet</span>
          ) : (
            <>
              <b className="font-semibold">{write(now)}</b>
              {aside ? <span className="text-12 text-muted"> {aside}</span> : null}
            </>
          )}
        </p>
      </header>
      {known === null ? (
        <p className="grid h-32 place-items-center rounded-control border border-dashed px-4 text-center text-12 text-muted">
          {none}
        </p>
      ) : (
        <TimeLine
          values={values}
          stepMinutes={stepMinutes}
          label={`${name}, means of ${stepMinutes < 60 ? `${stepMinutes} minutes` : `${stepMinutes / 60} hours`}`}
          head={["Time", name]}
          write={write}
          tone={tone}
          {...(top !== undefined && { top })}
        />
      )}
    </section>
  );
}

const megabytes = (value: number) =>
  value >= 1_024 ? `${number.format(value / 1_024)} GB` : `${number.format(Math.round(value))} MB`;

/** How full the server was, and how hard its host worked. The host's figures are Nitrado's. */
export function ServerChartsCard({
  charts,
  online,
  slots,
  path,
}: {
  charts: ServerCharts;
  online: number | null;
  slots: number | null;
  path: string;
}) {
  const { range, stepMinutes, players, peak, cpuPercent, memoryMb, diskMb, playersAt, measuredAt } = charts;
  const asked = "Grizzly Bot asks Nitrado every ten minutes once the account is connected.";
  const drawn: Drawn[] = [
    {
      name: "Players online",
      values: players,
      write: (value) => number.format(value),
      tone: "players",
      top: slots,
      now: online,
      aside: peak === null ? null : `peak ${peak}`,
      none: "Grizzly Bot counts the players every minute once the server is connected and listed.",
    },
    {
      name: "Processor",
      values: cpuPercent,
      write: (value) => `${number.format(value)} %`,
      tone: "neutral",
      none: asked,
    },
    { name: "Memory", values: memoryMb, write: megabytes, tone: "neutral", none: asked },
    {
      name: "Disk",
      values: diskMb,
      write: megabytes,
      tone: "neutral",
      none: "Nitrado does not tell the disk of this server.",
    },
  ];
  const ages: [string, string | null][] = [
    ["Players", playersAt],
    ["Host", measuredAt],
  ];
  return (
    <Card>
      <CardHeader
        title="Players and host"
        hint={ages.map(
          ([what, at], place): ReactNode => (
            <span key={what}>
              {place > 0 ? ", " : ""}
              {place > 0 ? what.toLowerCase() : what} {at ? <Time at={at} /> : "not asked yet"}
            </span>
          ),
        )}
        aside={
          <span className="flex flex-wrap items-center gap-2">
            <Segments
              label="Range"
              tabs={RANGES.map((one) => ({
                href: one === "24h" ? path : `${path}?range=${one}`,
                label: CHART_RANGES[one].words,
                current: one === range,
              }))}
            />
            <ExportLink href={`/api${path}/charts?range=${range}`} />
          </span>
        }
        className="mb-5"
      />
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        {drawn.map((one) => (
          <Chart key={one.name} drawn={one} stepMinutes={stepMinutes} />
        ))}
      </div>
    </Card>
  );
}
