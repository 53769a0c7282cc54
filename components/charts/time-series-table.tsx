import { ExportLink } from "../ui/export-link";
import { Time } from "../ui/time";
import type { TimeSeriesLine } from "./time-series-types";

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const MOST = 48;

/** The same values as a table that anybody can open. More than 48 steps are thinned out, and it says so. */
export function TimeSeriesTable({
  caption,
  series,
  from,
  stepMs,
  file,
}: {
  caption: string;
  series: readonly Pick<TimeSeriesLine, "label" | "values">[];
  from: string;
  stepMs: number;
  /** Where every step is a CSV file. */
  file: string;
}) {
  const steps = series[0]?.values.length ?? 0;
  const every = Math.ceil(steps / MOST);
  const rows = Array.from({ length: Math.ceil(steps / every) }, (_, row) => row * every);
  return (
    <details className="mt-1 text-12">
      <summary className="fold min-h-6 cursor-pointer text-faint hover:text-ink max-md:min-h-11">
        As a table
      </summary>
      <div className="mt-1 flex justify-end">
        <ExportLink href={file} />
      </div>
      <div className="mt-2 max-h-72 overflow-auto rounded-control border">
        <table className="w-full border-collapse">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-raised">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-left font-normal text-faint">
                From{every > 1 ? `, one step in ${every}` : ""}
              </th>
              {series.map(({ label }) => (
                <th key={label} scope="col" className="px-3 py-1.5 text-right font-normal text-faint">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.map((step) => (
              <tr key={step}>
                <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted">
                  <Time at={new Date(Date.parse(from) + step * stepMs)} shape="smart" />
                </th>
                {series.map(({ label, values }) => (
                  <td key={label} className="px-3 py-1.5 text-right">
                    {values[step] == null ? "not known" : WHOLE.format(Math.abs(values[step]))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
