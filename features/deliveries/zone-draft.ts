import type { DeliveryPlace, MapKey } from "./schema";

/** A zone while it is drawn: what the fields of its form hold. */
export interface ZoneDraft {
  name: string;
  kind: "drop_zone" | "closed_zone";
  x: string;
  z: string;
  altitude: string;
  radius: string;
  reason: string;
}

export const EMPTY_DRAFT: ZoneDraft = {
  name: "",
  kind: "drop_zone",
  x: "",
  z: "",
  altitude: "",
  radius: "",
  reason: "",
};

const text = (value: number | null): string => (value === null ? "" : String(value));

/** The fields of a zone as it is kept. */
export const draftOfZone = (zone: DeliveryPlace): ZoneDraft => ({
  name: zone.name,
  kind: zone.kind === "closed_zone" ? "closed_zone" : "drop_zone",
  x: text(zone.x),
  z: text(zone.z),
  altitude: text(zone.altitude),
  radius: text(zone.radius),
  reason: zone.reason ?? "",
});

/** A field's number; null where it is empty or none. */
export function metresOf(field: string): number | null {
  const value = Number(field.trim().replace(",", "."));
  return field.trim() === "" || !Number.isFinite(value) ? null : value;
}

/**
 * A draft as the map draws it; null before it stands anywhere. An outline is drawn only while the zone stands where it
 * was drawn for.
 */
export function drawnZone(draft: ZoneDraft, map: MapKey, kept: DeliveryPlace | null): DeliveryPlace | null {
  const [x, z] = [metresOf(draft.x), metresOf(draft.z)];
  if (x === null || z === null) return null;
  const stays = kept !== null && kept.x === x && kept.z === z;
  return {
    id: kept?.id ?? "draft",
    kind: draft.kind,
    name: draft.name.trim() || "New zone",
    map,
    serviceId: null,
    x,
    z,
    altitude: metresOf(draft.altitude),
    radius: metresOf(draft.radius),
    outline: stays ? kept.outline : null,
    openHours: null,
    state: "open",
    reason: null,
  };
}
