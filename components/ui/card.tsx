import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A raised surface with a hairline. `flush` leaves the padding to what is inside. */
export function Card({ flush, className, ...rest }: ComponentProps<"section"> & { flush?: boolean }) {
  return <section {...rest} className={cn("rounded-card border bg-raised", !flush && "p-5", className)} />;
}

/** Title, one line below it, and what stands at the right. */
export function CardHeader({
  title,
  hint,
  aside,
  level = 2,
  className,
}: {
  title: ReactNode;
  hint?: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3;
  className?: string;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2", className)}>
      <div className={cn("min-w-0", hint && "flex-1 basis-40")}>
        <Heading className="font-semibold text-14 text-ink">{title}</Heading>
        {hint ? <p className="mt-0.5 text-13 text-muted">{hint}</p> : null}
      </div>
      {aside ? <div className="max-w-full shrink-0 text-13 text-muted">{aside}</div> : null}
    </header>
  );
}

/** Pairs of a word and its value with hairlines between, as on an order. */
export function Facts({
  facts,
  className,
}: {
  facts: { label: ReactNode; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={cn("divide-y", className)}>
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, in order
        <div key={at} className="flex items-baseline justify-between gap-4 py-2.5 text-13">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="text-right text-ink">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
