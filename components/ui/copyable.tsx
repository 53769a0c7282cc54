import { Check, Copy } from "lucide-react";
import { cn } from "./cn";
import { Time } from "./time";

/** Copies `value` when pressed; `public/frame.js` does the work, so that it costs the page no script of its own. */
export function CopyButton({
  value,
  label = "Copy",
  className,
}: {
  value: string;
  label?: string;
  className?: string;
}) {
  return (
    <button
      type="button"
      data-copy={value}
      aria-label={label}
      title={label}
      className={cn(
        "group touch-target inline-grid size-6 shrink-0 place-items-center rounded-item text-faint hover:bg-fill hover:text-ink",
        className,
      )}
    >
      <Copy aria-hidden className="size-3.5 group-data-copied:hidden" />
      <Check aria-hidden className="hidden size-3.5 text-good group-data-copied:block" />
      <span data-copy-said aria-live="polite" className="sr-only" />
    </button>
  );
}

/** An id, coordinate or log line in mono with a copy button. `shown` may be a shorter form of it. */
export function Copyable({
  value,
  shown,
  label,
  className,
}: {
  value: string;
  shown?: string;
  label?: string;
  className?: string;
}) {
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1", className)}>
      <code className="min-w-0 break-all font-mono text-12 text-ink">{shown ?? value}</code>
      <CopyButton value={value} label={label ?? `Copy ${shown ?? value}`} />
    </span>
  );
}

/** A moment reads in the reader's zone; what is copied is as it was kept. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Rows of label, mono value and copy button: what proves a step. */
export function Evidence({
  rows,
  className,
}: {
  rows: { label: string; value: string; note?: string }[];
  className?: string;
}) {
  return (
    <dl className={cn("divide-y rounded-control border bg-sunken text-12", className)}>
      {rows.map((row) => (
        <div
          key={`${row.label}${row.value}`}
          className="grid grid-cols-[6.5rem_1fr_auto] items-start gap-2 px-3 py-2 max-md:grid-cols-[5rem_1fr_auto]"
        >
          <dt className="pt-1 text-muted">{row.label}</dt>
          <dd className="min-w-0 break-words pt-1 font-mono leading-[17px]">
            <span className="text-ink">
              {MOMENT.test(row.value) ? <Time at={row.value} shape="exact" /> : row.value}
            </span>{" "}
            {row.note ? <span className="text-muted">{row.note}</span> : null}
          </dd>
          <dd>
            <CopyButton value={row.value} label={`Copy ${row.label.toLowerCase()}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
