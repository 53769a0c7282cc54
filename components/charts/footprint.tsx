import type { CSSProperties, ReactNode } from "react";
import { cn } from "../ui/cn";

export interface FootprintPictureProps {
  /** Address of a PNG whose opacity is the density: the page's own ink shines through it in either theme. */
  src?: string;
  /** Or the levels themselves, 0 to 5, row by row from the top: drawn as pixels of one ink. */
  levels?: { width: number; height: number; levels: ArrayLike<number> };
  /** What part of the world it shows, in its own units (metres): left, bottom, and its size. */
  view: { west: number; south: number; width: number; height: number };
  markers?: readonly FootprintMarker[];
  closedZones?: readonly ClosedZone[];
  /** Distance between grid lines, in the world's units. */
  grid?: number;
  label: string;
  className?: string;
  children?: ReactNode;
}

export interface FootprintMarker {
  x: number;
  y: number;
  label?: string;
  kind: "chosen" | "place" | "self" | "event";
  side?: "left" | "right" | "above" | "below";
}

export type ClosedZone =
  | { label?: string; points: readonly (readonly [number, number])[] }
  | { label?: string; x: number; y: number; radius: number };

const OPACITY = [0, 0.13, 0.27, 0.44, 0.64, 0.88];

/** One path a level: runs of equal cells in a row become rectangles. */
function levelPaths({ width, height, levels }: NonNullable<FootprintPictureProps["levels"]>): string[] {
  const paths = OPACITY.map(() => "");
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; ) {
      const level = levels[row * width + column] ?? 0;
      let end = column + 1;
      while (end < width && levels[row * width + end] === level) end += 1;
      if (level > 0) paths[level] += `M${column} ${row}h${end - column}v1h${column - end}z`;
      column = end;
    }
  }
  return paths;
}

/** Where people walked, as a picture without tiles: density in one ink, a grid, markers and closed zones above it. */
export function FootprintPicture(props: FootprintPictureProps) {
  const {
    src,
    levels,
    view,
    markers = [],
    closedZones = [],
    grid = 1000,
    label,
    className,
    children,
  } = props;
  const place = (x: number, y: number): CSSProperties => ({
    left: `${((x - view.west) / view.width) * 100}%`,
    bottom: `${((y - view.south) / view.height) * 100}%`,
  });
  return (
    <div
      role="img"
      aria-label={label}
      className={cn("relative overflow-hidden bg-sunken", className)}
      style={{ aspectRatio: `${view.width} / ${view.height}` }}
    >
      {src ? <span className="footprint absolute inset-0" style={{ maskImage: `url("${src}")` }} /> : null}
      {levels ? (
        <svg
          viewBox={`0 0 ${levels.width} ${levels.height}`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
          aria-hidden="true"
          className="absolute inset-0 size-full fill-footprint"
        >
          {levelPaths(levels).map((path, level) =>
            path ? <path key={OPACITY[level]} d={path} opacity={OPACITY[level]} /> : null,
          )}
        </svg>
      ) : null}
      <Overlay view={view} grid={grid} closedZones={closedZones} />
      {closedZones.map((zone) =>
        zone.label && "radius" in zone ? (
          <span
            key={zone.label}
            className="map-label absolute -translate-x-1/2 translate-y-1/2 text-center text-12 text-ink"
            style={place(zone.x, zone.y)}
          >
            {zone.label}
          </span>
        ) : null,
      )}
      {markers.map((marker) => (
        <Marker
          key={`${marker.x} ${marker.y} ${marker.label ?? ""}`}
          marker={marker}
          style={place(marker.x, marker.y)}
        />
      ))}
      {children}
    </div>
  );
}

function Overlay({
  view,
  grid,
  closedZones,
}: {
  view: FootprintPictureProps["view"];
  grid: number;
  closedZones: readonly ClosedZone[];
}) {
  const x = (value: number) => value - view.west;
  const y = (value: number) => view.height - (value - view.south);
  let lines = "";
  for (let at = Math.ceil(view.west / grid) * grid; at < view.west + view.width; at += grid)
    lines += `M${x(at)} 0V${view.height}`;
  for (let at = Math.ceil(view.south / grid) * grid; at < view.south + view.height; at += grid)
    lines += `M0 ${y(at)}H${view.width}`;
  const pitch = view.width / 60;
  return (
    <svg
      viewBox={`0 0 ${view.width} ${view.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full"
      fill="none"
    >
      <defs>
        <pattern
          id="closed"
          width={pitch}
          height={pitch}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d={`M0 0V${pitch}`} className="stroke-bad" strokeWidth={pitch / 8} />
        </pattern>
      </defs>
      <path d={lines} className="stroke-line" vectorEffect="non-scaling-stroke" />
      {closedZones.map((zone) =>
        "radius" in zone ? (
          <circle
            key={`${zone.x} ${zone.y}`}
            cx={x(zone.x)}
            cy={y(zone.y)}
            r={zone.radius}
            fill="url(#closed)"
            className="stroke-bad"
            vectorEffect="non-scaling-stroke"
          />
        ) : (
          <path
            key={zone.points.join(" ")}
            d={`M${zone.points.map(([px, py]) => `${x(px)} ${y(py)}`).join("L")}Z`}
            fill="url(#closed)"
            className="stroke-bad"
            vectorEffect="non-scaling-stroke"
          />
        ),
      )}
    </svg>
  );
}

const SIDES = {
  left: "right-full mr-2 top-1/2 -translate-y-1/2",
  right: "left-full ml-2 top-1/2 -translate-y-1/2",
  above: "bottom-full mb-1 left-1/2 -translate-x-1/2",
  below: "top-full mt-1 left-1/2 -translate-x-1/2",
};
const DOTS = {
  chosen:
    "size-4 rounded-full bg-honey ring-2 ring-honey-ink before:absolute before:inset-[5px] before:rounded-full before:bg-honey-ink",
  place: "size-2.5 rounded-full border-2 border-ink bg-sunken",
  self: "size-2.5 rotate-45 bg-info ring-2 ring-sunken",
  event: "size-2 rounded-full bg-chart-kills ring-2 ring-sunken",
};

function Marker({ marker, style }: { marker: FootprintMarker; style: CSSProperties }) {
  return (
    <span className="absolute -translate-x-1/2 translate-y-1/2" style={style}>
      <span className={cn("relative block", DOTS[marker.kind])} />
      {marker.label ? (
        <span
          className={cn(
            "map-label absolute whitespace-nowrap text-12 text-ink",
            marker.kind === "chosen" && "font-medium",
            SIDES[marker.side ?? "right"],
          )}
        >
          {marker.label}
        </span>
      ) : null}
    </span>
  );
}
