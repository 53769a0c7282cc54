import type { ReactNode } from "react";
import { cn } from "./cn";
import { SoftLink } from "./soft-link";

export interface Tab {
  href: string;
  label: ReactNode;
  current: boolean;
  count?: number;
}

/** Views of one page as links under a line; the address holds which one is open. */
export function Tabs({
  tabs,
  label,
  className,
}: {
  tabs: readonly Tab[];
  label: string;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn("overflow-x-auto border-b", className)}>
      <ul className="flex gap-6 max-md:gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <SoftLink
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className="-mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-13 text-muted transition-colors duration-quick hover:text-ink aria-[current=page]:[scroll-initial-target:nearest] aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink max-md:h-11"
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="font-normal text-faint">{tab.count}</span>}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A few choices in one box, such as 7 d, 30 d, Season. Links, too. */
export function Segments({
  tabs,
  label,
  className,
}: {
  tabs: readonly Tab[];
  label: string;
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn("inline-flex h-fit rounded-control border bg-sunken p-0.5", className)}
    >
      {tabs.map((tab) => (
        <SoftLink
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "true" : undefined}
          className="flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-item px-3 text-13 text-muted transition-colors duration-quick hover:text-ink aria-[current=true]:bg-fill-strong aria-[current=true]:font-medium aria-[current=true]:text-ink max-md:h-10"
        >
          {tab.label}
        </SoftLink>
      ))}
    </nav>
  );
}
