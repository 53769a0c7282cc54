import type { ReactNode } from "react";
import { Card } from "./card";
import { cn } from "./cn";
import { Skeleton } from "./states";

interface PageSkeletonProps {
  /** The page's own title, which is known before anything is read; no heading, so that there is one when it is there. */
  title?: string;
  purpose?: string;
  /** Widths of what stands at the right of the head, e.g. "w-28". */
  actions?: readonly string[];
  /** Below the head, as `PageHeader` is given it. */
  className?: string;
  children: ReactNode;
}

/** A page of the dashboard that is on its way: its words at once, and the shapes of what comes. */
export function PageSkeleton({
  title,
  purpose,
  actions = [],
  className = "mb-5",
  children,
}: PageSkeletonProps) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading {title ?? "the page"}
      </p>
      <div aria-hidden>
        <div className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
          <div className="min-w-0">
            <Skeleton className="mt-1.5 mb-2.5 h-3 w-36 max-md:hidden" />
            {title ? (
              <p className="font-semibold text-20">{title}</p>
            ) : (
              <Skeleton className="my-1 h-5 w-52" />
            )}
            {purpose ? (
              <p className="mt-1 text-13 text-muted">{purpose}</p>
            ) : (
              <Skeleton className="mt-2 mb-1 h-3 w-72 max-w-full" />
            )}
          </div>
          {actions.length > 0 ? (
            <div className="flex flex-wrap items-center gap-2.5">
              {actions.map((width) => (
                <Skeleton key={width} className={cn("h-8 rounded-control max-md:h-11", width)} />
              ))}
            </div>
          ) : null}
        </div>
        {children}
      </div>
    </div>
  );
}

/** Several of a kind; they never change, so that their place is their key. */
function times(count: number, draw: (at: number) => ReactNode): ReactNode[] {
  return Array.from({ length: count }, (_, at) => draw(at));
}

const WIDTHS = ["w-40", "w-56", "w-32", "w-48"] as const;

/** Views of a page under a line, as `Tabs`. */
export function TabsSkeleton({ count, className }: { count: number; className?: string }) {
  return (
    <div className={cn("flex h-10 items-center gap-6 border-b max-md:h-11", className)}>
      {times(count, (at) => (
        <Skeleton key={at} className={cn("h-3", at % 2 ? "w-24" : "w-16")} />
      ))}
    </div>
  );
}

/** Filters that are chips. */
export function ChipsSkeleton({ count, className }: { count: number; className?: string }) {
  return (
    <div className={cn("flex flex-wrap gap-2", className)}>
      {times(count, (at) => (
        <Skeleton
          key={at}
          className={cn("h-8 rounded-full max-md:h-11", ["w-14", "w-24", "w-20", "w-28"][at % 4])}
        />
      ))}
    </div>
  );
}

/** A row of numbers in one card, as stat tiles stand in it. */
export function TilesSkeleton({ count, className }: { count: number; className?: string }) {
  return (
    <Card flush className={cn("grid grid-cols-2 md:grid-cols-4", className)}>
      {times(count, (at) => (
        <div key={at} className="p-5 max-md:p-4">
          <Skeleton className="my-1 h-3 w-24" />
          <Skeleton className="mt-2.5 mb-1.5 h-5 w-16" />
        </div>
      ))}
    </Card>
  );
}

const ROW = { 36: "h-9", 44: "h-11", 58: "h-[58px]", 66: "h-[66px]" } as const;

/**
 * A table in its card: the head's row and rows of its height; on a phone two lines each.
 * @param rows as many as fit on a screen, or as there usually are
 */
export function TableSkeleton({
  rows = 10,
  row = 44,
  head = true,
  children,
}: {
  rows?: number;
  /** Pixels of a row. */
  row?: keyof typeof ROW;
  head?: boolean;
  /** What stands above the rows, such as a search. */
  children?: ReactNode;
}) {
  return (
    <Card flush className="min-w-0 overflow-hidden">
      {children}
      {head ? (
        <div
          className={cn("flex h-9 items-center gap-6 border-b px-5 max-md:hidden", children && "border-t")}
        >
          <Skeleton className="h-2.5 w-20" />
          <Skeleton className="h-2.5 w-14" />
          <Skeleton className="ml-auto h-2.5 w-16" />
        </div>
      ) : null}
      <div className="divide-y">
        {times(rows, (at) => (
          <div key={at} className={cn("flex items-center gap-6 px-5 max-md:h-16 max-md:px-4", ROW[row])}>
            <Skeleton className={cn("h-3", WIDTHS[at % 4])} />
            <Skeleton className="h-3 w-24 max-md:hidden" />
            <Skeleton className="ml-auto h-3 w-16" />
          </div>
        ))}
      </div>
    </Card>
  );
}

/** A card with its title and lines of text below. */
export function CardSkeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <Card className={className}>
      <Skeleton className="mb-4 h-3.5 w-36" />
      <div className="grid gap-3">
        {times(lines, (at) => (
          <Skeleton key={at} className={cn("h-3 max-w-full", WIDTHS[(at + 1) % 4])} />
        ))}
      </div>
    </Card>
  );
}

/** Fields of a form one below the other, and its button. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <div className="grid gap-5">
      {times(fields, (at) => (
        <div key={at}>
          <Skeleton className="mb-2.5 h-3 w-24" />
          <Skeleton className="h-9 rounded-control max-md:h-11" />
        </div>
      ))}
      <Skeleton className="h-9 w-28 rounded-control max-md:h-11" />
    </div>
  );
}
