import type { ReactNode } from "react";

/** A part of what stands beside a ticket. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t py-4 first:border-t-0 first:pt-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="font-medium text-13">{title}</h2>
        {aside ? <span className="text-12 text-muted">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}

export const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="text-13 text-muted">{children}</p>
);

/** A line of a part: what, and beside it how it stands. */
export function Row({ lead, children }: { lead: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-3 text-13 max-md:min-h-11">
      <span className="flex min-w-0 items-center gap-2">{lead}</span>
      <span className="shrink-0 text-12 text-muted">{children}</span>
    </li>
  );
}
