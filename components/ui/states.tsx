import type { ReactNode } from "react";
import { cn } from "./cn";
import { Glyph, WARNING } from "./glyph";

interface StateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** A tent, a fire and two pines: a camp where nothing has happened yet. */
function Camp() {
  return (
    <svg
      viewBox="0 0 160 72"
      width="160"
      height="72"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="stroke-drawing-fine"
    >
      <path d="M8 64h144" />
      <g strokeWidth="1.4" className="stroke-drawing">
        <path d="m46 64 24-38 24 38" />
        <path d="m67 21 3 5 3-5M70 64V44l9 20" />
        <path d="M116 64c-6-4-5-10 0-16 .5 4 3 4 4 8 2-1 2.5-3 2-6 5 5 5 11 0 14" />
      </g>
      <path d="M107 67h18M24 64V48M24 30l-9 12h5l-7 10h22l-7-10h5ZM140 64V54M140 38l-7 9h4l-6 8h18l-6-8h4Z" />
    </svg>
  );
}

/** Nothing here yet: what will be, why it is not, and the one thing that changes that. */
export function EmptyState({ title, children, action, art, className }: StateProps & { art?: ReactNode }) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      <div className="mb-5">{art ?? <Camp />}</div>
      <h2 className="font-semibold text-16">{title}</h2>
      {children ? <div className="mt-1.5 max-w-md text-balance text-13 text-muted">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** Something failed: what happened (title), what is safe and what to do (children), and an id to quote. */
export function ErrorState({ title, children, action, id, className }: StateProps & { id?: string }) {
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      <Glyph d={WARNING} className="mb-4 size-7 text-warn" />
      <h2 className="font-semibold text-16">{title}</h2>
      {children ? <div className="mt-1.5 max-w-md text-balance text-13 text-muted">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {id ? (
        <p className="mt-6 flex items-center gap-2 text-12 text-faint">
          To quote: <code className="select-all text-ink">{id}</code>
        </p>
      ) : null}
    </div>
  );
}

/** The shape of what comes. Give it the size of that; several of them make a card or a row. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("skeleton block", className ?? "h-4 w-full")} />;
}

/** Rows of a table that is on its way. */
export function SkeletonRows({ rows = 8, className }: { rows?: number; className?: string }) {
  return (
    <div role="status" className={cn("divide-y", className)}>
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={at} className="flex h-9 items-center gap-6 px-5">
          <Skeleton className="h-3 w-14" />
          <Skeleton className={at % 3 === 0 ? "h-3 w-56" : "h-3 w-40"} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
