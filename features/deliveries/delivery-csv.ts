import { csvText } from "@/lib/csv";
import type { BoardRow } from "./board";
import type { DynamicEvent } from "./dynamic-schema";
import { gridReference } from "./map-view";
import type { DeliveryPlace } from "./schema";

/** Deliveries as CSV, each with its evidence. */
export const deliveriesCsv = (rows: readonly BoardRow[]): string =>
  csvText(
    [
      "order",
      "what",
      "kind",
      "attempt",
      "state",
      "state_since_utc",
      "created_utc",
      "server",
      "place",
      "objects",
      "reason",
      "evidence",
    ],
    rows.map((row) => [
      row.number,
      row.title,
      row.kind,
      row.attempt,
      row.state,
      row.stateAt,
      row.createdAt,
      row.serverName,
      row.placeName,
      row.classNames.join("; "),
      row.reason,
      row.evidence.map(({ label, value }) => `${label}: ${value}`).join("; "),
    ]),
  );

/** Drop zones and closed zones as CSV. */
export const zonesCsv = (zones: readonly DeliveryPlace[]): string =>
  csvText(
    ["name", "kind", "state", "map", "grid", "east_m", "north_m", "height_m", "radius_m", "reason"],
    zones.map((zone) => [
      zone.name,
      zone.kind,
      zone.state,
      zone.map,
      gridReference(zone.x, zone.z),
      zone.x,
      zone.z,
      zone.altitude,
      zone.radius,
      zone.reason,
    ]),
  );

/** Dynamic events as CSV. @param names of servers and zones by their ids */
export const eventsCsv = (
  events: readonly DynamicEvent[],
  names: { servers: ReadonlyMap<string, string>; zones: ReadonlyMap<string, string> },
): string =>
  csvText(
    ["event", "server", "state", "objects", "zones", "every_minutes", "announced", "last_planned_utc"],
    events.map((event) => [
      event.name,
      names.servers.get(event.serviceId) ?? event.serviceId,
      event.enabled ? "on" : "off",
      event.classNames.join("; "),
      event.zoneIds.map((id) => names.zones.get(id) ?? id).join("; "),
      event.everyMinutes,
      event.announce ? (event.showLocation ? "with its place" : "without its place") : "no",
      event.lastPlacedAt,
    ]),
  );
