import { cn } from "@/components/ui/cn";
import type { MapView } from "../../map-view";
import { drawnMaps } from "../../maps";
import { Footprint, Grid, MapLabel, placed, ScaleBar } from "./map-layers";

interface PlacePictureProps {
  size: number;
  footprint: string | null;
  labels: readonly (readonly [name: string, x: number, z: number])[];
  place: { name: string; x: number; z: number };
  className?: string;
}

/** A still piece of the map around one place. */
function PlacePicture({ size, footprint, labels, place, className }: PlacePictureProps) {
  const view: MapView = { x: place.x, z: place.z, scale: 6 };
  const far = (x: number, z: number) => Math.hypot(x - place.x, z - place.z) > 250;
  return (
    <div
      role="img"
      aria-label={`${place.name} on the map`}
      className={cn("relative overflow-hidden bg-sunken", className)}
    >
      {footprint ? <Footprint view={view} url={footprint} /> : null}
      <Grid view={view} size={size} />
      {labels
        .filter(([, x, z]) => far(x, z))
        .map(([name, x, z]) => (
          <MapLabel
            key={name}
            className="-translate-x-1/2 mt-3 font-medium text-muted"
            style={placed(view, x, z)}
          >
            {name}
          </MapLabel>
        ))}
      <span
        aria-hidden
        className="-translate-x-1/2 -translate-y-1/2 absolute top-1/2 left-1/2 grid size-5 place-items-center rounded-full border-2 border-honey bg-sunken"
      >
        <span className="size-2.5 rounded-full bg-honey" />
      </span>
      <MapLabel className="-translate-x-full -translate-y-1/2 -ml-4 top-1/2 left-1/2 font-semibold text-ink">
        {place.name}
      </MapLabel>
      <ScaleBar view={view} />
    </div>
  );
}

/** The map around an order's place; nothing where the order has none, or the map cannot be drawn. */
export function OrderMap({
  order,
}: {
  order: {
    guildId: string;
    serviceId: string | null;
    place: { map: string; name: string; x: number; z: number } | null;
  };
}) {
  const { guildId, serviceId, place } = order;
  const map = place ? drawnMaps()[place.map] : undefined;
  if (!place || !map) return null;
  const footprint = serviceId ? `/api/guilds/${guildId}/footprint/${serviceId}` : null;
  return (
    <PlacePicture className="h-44" size={map.size} labels={map.labels} place={place} footprint={footprint} />
  );
}
