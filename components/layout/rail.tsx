import type { ReactNode } from "react";
import { Dot } from "../ui/dot";
import type { Meaning } from "../ui/meaning";
import { NavLink } from "./nav-link";

export interface RailEntry {
  href: string;
  label: string;
  icon: ReactNode;
  /** How many wait there; nothing is shown for zero. */
  count?: number | string | undefined;
  /** Something there needs the reader: a dot, with its words for those who cannot see it. */
  alert?: { meaning: Meaning; words: string };
  exact?: boolean;
}

export interface RailGroup {
  title?: string;
  entries: readonly RailEntry[];
}

const ROW =
  "relative flex h-8 items-center gap-3 rounded-item px-2 text-13 text-muted transition-colors duration-quick hover:bg-fill hover:text-ink aria-[current=page]:bg-fill-strong aria-[current=page]:font-medium aria-[current=page]:text-ink [&>svg]:size-4 [&>svg]:shrink-0 max-md:h-11 max-md:text-14";

function Row({ entry, beside }: { entry: RailEntry; beside: readonly string[] }) {
  return (
    <NavLink href={entry.href} exact={entry.exact} beside={beside} title={entry.label} className={ROW}>
      {entry.icon}
      <span className="min-w-0 flex-1 truncate slim:sr-only">{entry.label}</span>
      {entry.alert ? (
        <>
          <Dot meaning={entry.alert.meaning} className="slim:absolute slim:top-1 slim:right-1" />
          <span className="sr-only">{entry.alert.words}</span>
        </>
      ) : null}
      {entry.count === undefined || entry.count === 0 ? null : (
        <span className="text-12 text-faint slim:hidden">{entry.count}</span>
      )}
    </NavLink>
  );
}

/** The rail's rows in their groups. */
export function RailList({ groups, label }: { groups: readonly RailGroup[]; label: string }) {
  const beside = groups.flatMap((group) => group.entries.map((entry) => entry.href));
  return (
    <nav aria-label={label} className="grid gap-5">
      {groups.map((group) => (
        <div key={group.title ?? group.entries[0]?.href}>
          {group.title ? <p className="px-2 pb-1.5 text-12 text-muted slim:sr-only">{group.title}</p> : null}
          <ul className="grid gap-0.5">
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <Row entry={entry} beside={beside} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
