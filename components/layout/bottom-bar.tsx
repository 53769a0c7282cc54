import { Ellipsis } from "lucide-react";
import { Dot } from "../ui/dot";
import { ThemeSwitch } from "../ui/theme-switch";
import { NavLink } from "./nav-link";
import { type RailGroup, RailList } from "./rail";

const TAB =
  "relative flex h-full min-w-0 flex-col items-center justify-center gap-1 text-[11px] text-muted leading-none aria-[current=page]:text-ink [&>svg]:size-5";

/** The phone's bar: up to four pages, and a sheet with all of them. */
export function BottomBar({ groups, phone }: { groups: readonly RailGroup[]; phone?: readonly string[] }) {
  const all = groups.flatMap((group) => group.entries);
  const shown = phone ? all.filter((entry) => phone.includes(entry.href)) : all;
  return (
    <>
      <nav
        aria-label="Main pages"
        className="fixed inset-x-0 bottom-0 z-30 grid h-tab-bar auto-cols-fr grid-flow-col border-t bg-sunken md:hidden print:hidden"
      >
        {shown.slice(0, 4).map((entry) => (
          <NavLink
            key={entry.href}
            href={entry.href}
            exact={entry.exact}
            beside={all.map((other) => other.href)}
            className={TAB}
          >
            {entry.icon}
            <span className="max-w-full truncate px-1">{entry.label}</span>
            {entry.alert ? (
              <span className="absolute top-2.5 left-1/2 ml-2.5">
                <Dot meaning={entry.alert.meaning} className="block size-2" />
                <span className="sr-only">{entry.alert.words}</span>
              </span>
            ) : null}
          </NavLink>
        ))}
        <button type="button" popoverTarget="more-pages" className={TAB}>
          <Ellipsis aria-hidden />
          More
        </button>
      </nav>
      <div
        id="more-pages"
        popover="auto"
        className="inset-x-0 top-auto bottom-0 m-0 max-h-[80dvh] w-full max-w-none overflow-y-auto rounded-t-card border-0 border-t bg-raised p-4 pb-8 shadow-float md:hidden"
      >
        <RailList groups={groups} label="All pages" />
        <div className="mt-5 flex items-center justify-between gap-4 border-t pt-4 text-13 text-muted">
          Theme
          <ThemeSwitch />
        </div>
      </div>
    </>
  );
}
