import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { reaches } from "@/features/guilds/rules";
import { gridReference } from "../../map-view";
import { isMapKey } from "../../rules";
import { type DeliveryPlace, MAPS } from "../../schema";
import type { loadZones } from "../loaders";
import { ChangeZone } from "./change-zone";
import { ZoneForm } from "./zone-form";

function Zone({ zone, guildId, mayManage }: { zone: DeliveryPlace; guildId: string; mayManage: boolean }) {
  const map = isMapKey(zone.map) ? MAPS[zone.map].name : zone.map;
  const height = zone.altitude === null ? "" : ` · ${Math.round(zone.altitude)} m high`;
  return (
    <Card>
      <CardHeader
        title={zone.name}
        hint={`${map} · ${gridReference(zone.x, zone.z)}${height}${zone.radius === null ? "" : ` · ${zone.radius} m around`}`}
        aside={
          <span className="flex flex-wrap gap-2">
            <Badge>{zone.kind === "drop_zone" ? "Drop zone" : "Closed zone"}</Badge>
            <Badge meaning={zone.state === "open" ? "good" : "neutral"}>
              {zone.state === "open" ? "On" : "Off"}
            </Badge>
          </span>
        }
      />
      {mayManage ? (
        <div className="mt-4 grid gap-3">
          <ChangeZone guildId={guildId} zoneId={zone.id} open={zone.state === "open"} />
          <details>
            <summary className="w-fit cursor-pointer text-13 text-muted hover:text-ink">Change</summary>
            <div className="mt-4">
              <ZoneForm guildId={guildId} zone={zone} />
            </div>
          </details>
        </div>
      ) : null}
    </Card>
  );
}

/** Places where things are delivered, and places where they never are. */
export function Zones({ data }: { data: Awaited<ReturnType<typeof loadZones>> }) {
  const { dropZones, closedZones, access } = data;
  const mayManage = reaches(access.sections.deliveries, "manager");
  const zones = [...dropZones, ...closedZones];
  return (
    <div className="grid gap-4">
      {zones.map((zone) => (
        <Zone key={zone.id} zone={zone} guildId={access.guildId} mayManage={mayManage} />
      ))}
      {zones.length === 0 ? (
        <EmptyState title="No zones yet">
          Stand at a good place in the game, take the position of your player from the log, and add it here.
        </EmptyState>
      ) : null}
      {mayManage ? (
        <Card>
          <h2 className="mb-4 font-semibold text-14">Add a zone</h2>
          <ZoneForm guildId={access.guildId} zone={null} />
        </Card>
      ) : null}
    </div>
  );
}
