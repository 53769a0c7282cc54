import { type Column, Table } from "@/components/data-table/table";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { reaches } from "@/features/guilds/rules";
import { gridReference } from "../../map-view";
import { drawnMaps } from "../../maps";
import { isMapKey } from "../../rules";
import { type DeliveryPlace, MAPS } from "../../schema";
import { mapsOf, zoneAddress, zoneViewOf } from "../../zone-query";
import type { loadZones } from "../loaders";
import { ChangeZone } from "./change-zone";
import { ZoneDesk } from "./zone-desk";

interface ListProps {
  path: string;
  guildId: string;
  mayManage: boolean;
  /** The zone that is opened. */
  open: string | null;
}

const columns = ({ path, guildId, mayManage, open }: ListProps): Column<DeliveryPlace>[] => [
  {
    key: "name",
    label: "Zone",
    phone: "lead",
    render: (row) => (
      <SoftLink
        href={zoneAddress(path, { zone: row.id })}
        scroll={false}
        aria-current={row.id === open ? "true" : undefined}
        className="block py-2 font-medium aria-[current=true]:text-honey-text"
      >
        {row.name}
      </SoftLink>
    ),
  },
  {
    key: "kind",
    label: "Kind",
    phone: "side",
    render: (row) => (row.kind === "drop_zone" ? "Drop zone" : "Closed zone"),
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) => (
      <Badge meaning={row.state === "open" ? "good" : "neutral"}>{row.state === "open" ? "On" : "Off"}</Badge>
    ),
  },
  {
    key: "where",
    label: "Where",
    render: (row) =>
      `${isMapKey(row.map) ? MAPS[row.map].name : row.map} ${gridReference(row.x, row.z)}${row.altitude === null ? "" : `, ${Math.round(row.altitude)} m high`}`,
  },
  {
    key: "size",
    label: "Size",
    align: "right",
    phone: "away",
    render: (row) =>
      row.outline
        ? `${row.outline.length} corners`
        : row.radius === null
          ? "a spot"
          : `${row.radius} m around`,
  },
  ...(mayManage
    ? [
        {
          key: "change",
          label: <span className="sr-only">What to do</span>,
          align: "right" as const,
          render: (row: DeliveryPlace) => (
            <ChangeZone guildId={guildId} zoneId={row.id} open={row.state === "open"} />
          ),
        },
      ]
    : []),
];

interface ZonesProps {
  data: Awaited<ReturnType<typeof loadZones>>;
  asked: Record<string, string | string[] | undefined>;
}

/** Places where things are delivered, and places where they never are: on the map, and as a table. */
export function Zones({ data, asked }: ZonesProps) {
  const { dropZones, closedZones, servers, access } = data;
  const mayManage = reaches(access.sections.deliveries, "manager") && !access.seeAs;
  const zones = [...dropZones, ...closedZones];
  const maps = mapsOf(servers, zones);
  const { map, zone } = zoneViewOf(asked, zones, maps);
  const path = `/guilds/${access.slug}/deliveries/zones`;
  const drawn = drawnMaps()[map];
  const server = servers.find((one) => one.map === map);
  const list = { path, guildId: access.guildId, mayManage, open: zone?.id ?? null };
  return (
    <div className="grid gap-6">
      {maps.length > 1 || zone ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          {maps.length > 1 ? (
            <Segments
              label="Map"
              tabs={maps.map((one) => ({
                href: zoneAddress(path, { map: one }),
                label: MAPS[one].name,
                current: one === map,
              }))}
            />
          ) : (
            <span />
          )}
          {zone && mayManage ? (
            <ButtonLink size="small" href={zoneAddress(path, { map })}>
              Add another zone
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
      {drawn ? (
        <ZoneDesk
          key={`${map}${zone?.id ?? ""}`}
          guildId={access.guildId}
          path={path}
          map={map}
          drawn={drawn}
          footprint={server ? `/api/guilds/${access.guildId}/footprint/${server.serviceId}` : null}
          zones={zones}
          zone={zone}
          mayManage={mayManage}
        />
      ) : null}
      <Card flush className="overflow-hidden">
        {zones.length > 0 ? (
          <Table caption="Zones" columns={columns(list)} rows={zones} rowKey={(row) => row.id} comfortable />
        ) : (
          <EmptyState title="No zones yet">
            {mayManage
              ? "Press a spot on the map and give it a name: orders and events are placed at drop zones, and nowhere in a closed one."
              : "Orders and events are placed at drop zones. A manager draws them here."}
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
