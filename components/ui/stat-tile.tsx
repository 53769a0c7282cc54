import type { ReactNode } from "react";
import { cn } from "./cn";

/**
 * A number that says what it is, how it changed in words, and how old it is. `value` null is "not known yet",
 * which is not zero.
 */
export function StatTile({
  label,
  value,
  unit,
  change,
  age,
  chart,
  large,
  className,
}: {
  label: ReactNode;
  value: ReactNode | null;
  unit?: ReactNode;
  change?: ReactNode;
  age?: ReactNode;
  chart?: ReactNode;
  large?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("min-w-0", className)}>
      <p className="text-13 text-muted">{label}</p>
      <div className="mt-1 flex items-end justify-between gap-4">
        <p className={cn("font-semibold", large ? "text-32" : "text-20")}>
          {value ?? <span className="font-normal text-16 text-faint">not known yet</span>}
          {value !== null && unit ? (
            <span className="ml-1 font-normal text-13 text-muted">{unit}</span>
          ) : null}
        </p>
        {chart ? <div className="w-28 shrink-0">{chart}</div> : null}
      </div>
      {change ? <p className="mt-0.5 text-12 text-muted">{change}</p> : null}
      {age ? <p className="text-12 text-faint">{age}</p> : null}
    </div>
  );
}
