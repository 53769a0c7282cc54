import type { ReactNode } from "react";
import { cn } from "../../ui/cn";
import type { Layer } from "./layers";

const LOOK = {
  body: "fill-drawing-fill stroke-drawing [stroke-width:1.4]",
  line: "stroke-drawing [stroke-width:1.4]",
  fine: "stroke-drawing-fine [stroke-width:1]",
  hole: "fill-well stroke-drawing [stroke-width:1]",
};

export interface PictureProps {
  /** Only where no text beside it says the same. */
  label?: string;
  className?: string;
}

/** A line drawing on 240 × 120 that follows the theme. */
export function Picture({
  layers,
  label,
  className,
  children,
}: PictureProps & { layers: readonly Layer[]; children?: ReactNode }) {
  return (
    <svg
      viewBox="0 0 240 120"
      fill="none"
      strokeLinejoin="round"
      strokeLinecap="round"
      className={cn("block", className ?? "w-full")}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {layers.map(([kind, path]) => (
        <path key={`${kind}${path}`} d={path} className={LOOK[kind]} />
      ))}
      {children}
    </svg>
  );
}
