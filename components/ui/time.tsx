import type { ReactNode } from "react";

/** How a time reads: `relative` "3 min ago", `smart` clock today else day and clock, `clock` 21:35, `stamp` day and clock. */
export type TimeShape =
  | "relative"
  | "smart"
  | "clock"
  | "seconds"
  | "date"
  | "day"
  | "month"
  | "weekday"
  | "stamp"
  | "exact";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "reader-time": { datetime: string; shape: TimeShape; class?: string; children?: ReactNode };
      "reader-zone": { children?: ReactNode };
    }
  }
}

const UTC = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const UTC_CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const UTC_DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

function inUtc(at: Date, shape: TimeShape): string {
  if (shape === "clock" || shape === "seconds") return `${UTC_CLOCK.format(at)} UTC`;
  if (shape === "date" || shape === "day" || shape === "month") return UTC_DATE.format(at);
  return `${UTC.format(at)} UTC`;
}

/**
 * A moment in the reader's own zone, with the exact time on hover. The page carries UTC;
 * `public/frame.js` rewrites it before the first paint and keeps relative times fresh.
 */
export function Time({
  at,
  shape = "relative",
  className,
}: {
  at: string | Date;
  shape?: TimeShape;
  className?: string;
}) {
  const date = typeof at === "string" ? new Date(at) : at;
  if (Number.isNaN(date.getTime())) return <span className={className}>not known</span>;
  const iso = date.toISOString();
  return (
    <reader-time datetime={iso} shape={shape} class={className}>
      <time dateTime={iso}>{inUtc(date, shape)}</time>
    </reader-time>
  );
}

/** The name of the reader's zone, e.g. Europe/Warsaw. */
export function ReaderZone() {
  return <reader-zone>UTC</reader-zone>;
}
