import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { SoftLink } from "../ui/soft-link";

export interface Crumb {
  label: string;
  href?: string;
}

/** Where this page stands; the last one is the page itself. */
export function Breadcrumbs({ crumbs, className }: { crumbs: readonly Crumb[]; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={className}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-12 text-muted">
        {crumbs.map((crumb, at) => (
          <li key={crumb.label} className="flex items-center gap-1.5">
            {at > 0 ? <ChevronRight aria-hidden className="size-3.5 text-faint" /> : null}
            {crumb.href ? (
              <SoftLink
                href={crumb.href}
                className="inline-flex min-h-6 items-center transition-colors duration-quick hover:text-ink"
              >
                {crumb.label}
              </SoftLink>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageHeaderProps {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  /** One line: what this page is for. */
  purpose?: ReactNode;
  actions?: ReactNode;
  /** Public pages speak louder than dashboards. */
  large?: boolean;
  className?: string;
}

/** The same head on every page: where, what, why in one line, and what can be done at the right. */
export function PageHeader({ crumbs, title, purpose, actions, large, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
      <div className="min-w-0">
        {crumbs ? <Breadcrumbs crumbs={crumbs} className="mb-1.5 max-md:hidden" /> : null}
        <h1 className={cn("font-semibold", large ? "text-32" : "text-20")}>{title}</h1>
        {purpose ? <p className={cn("mt-1 text-muted", large ? "text-14" : "text-13")}>{purpose}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2.5">{actions}</div> : null}
    </header>
  );
}
