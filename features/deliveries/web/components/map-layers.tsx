import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { gridLines, type MapView, scaleBar } from "../../map-view";
import type { DeliveryPlace } from "../../schema";

/** Where a spot of the map stands in the window; no measuring, so that the server can draw it too. */
export function placed(view: MapView, x: number, z: number): CSSProperties {
  return {
    left: `calc(50% + ${((x - view.x) / view.scale).toFixed(1)}px)`,
    top: `calc(50% - ${((z - view.z) / view.scale).toFixed(1)}px)`,
  };
}

/** A word on the map with a halo in the ground's colour. */
export function MapLabel({
  className,
  children,
  style,
}: {
  className?: string;
  children: ReactNode;
  style?: CSSProperties;
}) {
  return (
    <span
      style={style}
      className={cn(
        "pointer-events-none absolute whitespace-nowrap text-12 leading-none [paint-order:stroke] [text-shadow:0_0_3px_var(--sunken),0_0_3px_var(--sunken),0_0_2px_var(--sunken)]",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** Where players were seen, as ink on the ground. The picture covers 15,360 m, whatever the map's size. */
export function Footprint({ view, url }: { view: MapView; url: string }) {
  const side = 15_360 / view.scale;
  return (
    // biome-ignore lint/performance/noImgElement: pictures are not optimised on the server
    <img
      src={url}
      alt=""
      draggable={false}
      className="pointer-events-none absolute max-w-none select-none opacity-80 invert [image-rendering:pixelated] dark:invert-0"
      style={{ ...placed(view, 0, 15_360), width: side, height: side }}
    />
  );
}

/** The map's ground with kilometre lines; outside of it there is nothing. */
export function Grid({ view, size }: { view: MapView; size: number }) {
  const side = size / view.scale;
  const lines = gridLines(size);
  const dense = view.scale > 16;
  return (
    <>
      <svg
        aria-hidden="true"
        className="pointer-events-none absolute overflow-visible"
        style={{ ...placed(view, 0, size), width: side, height: side }}
      >
        <rect width={side} height={side} fill="none" className="stroke-line-strong" />
        {lines.map((metres) => (
          <path
            key={metres}
            d={`M${metres / view.scale} 0V${side}M0 ${side - metres / view.scale}H${side}`}
            className="stroke-line"
          />
        ))}
      </svg>
      {lines
        .filter((metres) => metres > 0 && metres < size && (!dense || metres % 5_000 === 0))
        .map((metres) => (
          <span key={metres}>
            <MapLabel
              className="bottom-2 -translate-x-1/2 font-mono text-muted"
              style={{ left: placed(view, metres, 0).left }}
            >
              {String(metres / 100).padStart(3, "0")}
            </MapLabel>
            <MapLabel
              className="left-2 -translate-y-1/2 font-mono text-muted"
              style={{ top: placed(view, 0, metres).top }}
            >
              {String(metres / 100).padStart(3, "0")}
            </MapLabel>
          </span>
        ))}
    </>
  );
}

export function ScaleBar({ view }: { view: MapView }) {
  const { pixels, words } = scaleBar(view.scale);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute top-3 right-3 text-center">
      <div className="h-1.5 border border-line-meaning border-t-0" style={{ width: pixels }} />
      <MapLabel className="static mt-1 inline-block text-muted">{words}</MapLabel>
    </div>
  );
}

/** Areas that take no deliveries, hatched, with their name and why. */
export function ClosedZones({ view, zones }: { view: MapView; zones: readonly DeliveryPlace[] }) {
  const at = (x: number, z: number) => [(x - view.x) / view.scale, -(z - view.z) / view.scale] as const;
  return (
    <>
      <svg
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-1/2 size-px overflow-visible"
      >
        <defs>
          <pattern
            id="closed-hatch"
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V8" className="stroke-bad" strokeWidth="1.2" opacity="0.55" />
          </pattern>
        </defs>
        {zones.map((zone) => {
          const [cx, cy] = at(zone.x, zone.z);
          const shape = {
            fill: "url(#closed-hatch)",
            className: "stroke-bad",
            strokeWidth: 1,
            strokeOpacity: 0.7,
          };
          return zone.outline ? (
            <polygon
              key={zone.id}
              points={zone.outline
                .map(([x, z]) =>
                  at(x, z)
                    .map((one) => one.toFixed(1))
                    .join(","),
                )
                .join(" ")}
              {...shape}
            />
          ) : (
            <circle key={zone.id} cx={cx} cy={cy} r={(zone.radius ?? 0) / view.scale} {...shape} />
          );
        })}
      </svg>
      {zones.map((zone) => (
        <MapLabel
          key={zone.id}
          className="-translate-x-1/2 -translate-y-1/2 font-medium text-ink"
          style={placed(view, ...middleOf(zone))}
        >
          Closed: {zone.name.toLowerCase()}
        </MapLabel>
      ))}
    </>
  );
}

function middleOf(zone: DeliveryPlace): [number, number] {
  if (!zone.outline || zone.outline.length === 0) return [zone.x, zone.z];
  const sum = zone.outline.reduce(([x, z], [px, pz]) => [x + px, z + pz], [0, 0]);
  return [sum[0] / zone.outline.length, sum[1] / zone.outline.length];
}
