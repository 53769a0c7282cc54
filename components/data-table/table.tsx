import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { SoftLink } from "../ui/soft-link";

export interface Column<Row> {
  key: string;
  label: ReactNode;
  render: (row: Row) => ReactNode;
  align?: "left" | "right";
  /** Where the cell goes when a phone turns the row into lines: first line left or right, below, or away. */
  phone?: "lead" | "side" | "below" | "away";
  /** Makes the heading a link that sorts; `direction` is how it stands now. */
  sort?: { href: string; direction?: "ascending" | "descending" };
  className?: string;
}

export interface TableProps<Row> {
  /** What the table holds, for those who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** 36-px rows, or 44 with `comfortable`. */
  comfortable?: boolean;
  /** Key of a row that has just arrived: it glows for a second. */
  newest?: string | number;
  /** A line under a row: its evidence, opened. */
  detail?: (row: Row) => ReactNode;
  /** Names the cells below a row's first line on a phone, by their column. */
  named?: boolean;
  /** A heading before a row, such as its day; return null where there is none. */
  groupBefore?: (row: Row, before: Row | undefined) => ReactNode;
}

const PHONE = {
  lead: "max-md:order-1 max-md:min-w-0 max-md:flex-1",
  side: "max-md:order-2 max-md:text-right",
  below: "max-md:order-3 max-md:w-full max-md:text-muted max-md:text-left",
  away: "max-md:hidden",
};

/** The column's name at the left, the value at the right; a cell without a value is left out. */
const NAMED =
  "max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:pt-1 max-md:has-[>[data-value]:empty]:hidden max-md:[&>[data-value]]:min-w-0 max-md:[&>[data-value]]:text-right";

function Heading<Row>({ column }: { column: Column<Row> }) {
  if (!column.sort) return column.label;
  const Arrow = column.sort.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <SoftLink
      href={column.sort.href}
      className={cn("inline-flex items-center gap-1 hover:text-ink", column.sort.direction && "text-ink")}
    >
      {column.label}
      {column.sort.direction ? <Arrow aria-hidden className="size-3.5" /> : null}
    </SoftLink>
  );
}

/** Rows that a database sorted: the head stays in sight, and on a phone every row becomes two or three lines. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, comfortable, newest, detail, named, groupBefore } = props;
  return (
    <table className="w-full border-collapse text-13 max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={column.sort?.direction}
              className={cn(
                "sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-raised px-3 font-normal text-12 text-muted first:pl-5 last:pr-5",
                column.align === "right" ? "text-right" : "text-left",
              )}
            >
              <Heading column={column} />
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row, at) => {
        const key = rowKey(row);
        const group = groupBefore?.(row, rows[at - 1]);
        const opened = detail?.(row);
        return (
          <tbody key={key} className="border-b last:border-b-0 max-md:block">
            {group ? (
              <tr className="max-md:block">
                <th
                  scope="colgroup"
                  colSpan={columns.length}
                  className="h-8 border-b bg-fill px-5 text-left font-normal text-12 text-muted max-md:block max-md:px-4 max-md:py-2"
                >
                  {group}
                </th>
              </tr>
            ) : null}
            <tr
              className={cn(
                "transition-colors duration-quick hover:bg-fill max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:px-4 max-md:py-2.5",
                key === newest && "new-row",
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cn(
                    "px-3 first:pl-5 last:pr-5 max-md:p-0!",
                    comfortable ? "h-11" : "h-9",
                    "max-md:h-auto",
                    column.align === "right" && "text-right",
                    "[&_reader-time]:whitespace-nowrap",
                    PHONE[column.phone ?? "below"],
                    named && (column.phone ?? "below") === "below" && NAMED,
                    column.className,
                  )}
                >
                  {named && (column.phone ?? "below") === "below" ? (
                    <>
                      <span aria-hidden className="shrink-0 text-12 text-faint md:hidden">
                        {column.label}
                      </span>
                      <span data-value className="md:contents">
                        {column.render(row)}
                      </span>
                    </>
                  ) : (
                    column.render(row)
                  )}
                </td>
              ))}
            </tr>
            {opened ? (
              <tr className="max-md:block">
                <td colSpan={columns.length} className="px-5 pb-3 max-md:block max-md:px-4">
                  {opened}
                </td>
              </tr>
            ) : null}
          </tbody>
        );
      })}
    </table>
  );
}
