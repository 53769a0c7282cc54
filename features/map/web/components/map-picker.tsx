import { Segments } from "@/components/ui/tabs";
import { type MapAsked, writeAsked } from "../../asked";

/** The maps that the guild's servers play on. Another map begins with all of it in sight. */
export function MapPicker({
  path,
  maps,
  current,
  asked,
}: {
  path: string;
  maps: readonly { key: string; name: string }[];
  current: string;
  asked: MapAsked;
}) {
  const fresh = { x: null, z: null, zoom: null, at: null, servers: [], weapon: null };
  return (
    <Segments
      label="Map"
      tabs={maps.map(({ key, name }) => ({
        href: `${path}${writeAsked(asked, { ...fresh, map: key })}`,
        label: name,
        current: key === current,
      }))}
    />
  );
}
