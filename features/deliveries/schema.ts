import { z } from "zod";

/** Maps whose size is known, by the name that the game's mission carries. */
export const MAPS = {
  chernarusplus: { name: "Chernarus", size: 15_360 },
  enoch: { name: "Livonia", size: 12_800 },
  sakhal: { name: "Sakhal", size: 15_360 },
} as const;
export type MapKey = keyof typeof MAPS;

export const mapInput = z.enum(Object.keys(MAPS) as [MapKey, ...MapKey[]], "Choose a map.");

const name = z
  .string()
  .trim()
  .min(2, "A place needs a name.")
  .max(60, "At most 60 characters.")
  .regex(/^\P{Cc}*$/u, "Use one line of plain text.");
const metre = z.number("Give metres.").min(-500).max(20_000);
const point = z.tuple([metre, metre]);

/** Hours of the day in UTC when a zone takes orders, e.g. 18 to 24. */
const openHours = z
  .strictObject({ from: z.number().int().min(0).max(23), to: z.number().int().min(1).max(24) })
  .nullable();

/** `x` goes east, `z` north, altitude up, in metres: the spawner's axes, not the log's order. */
export const zoneInput = z
  .strictObject({
    kind: z.enum(["drop_zone", "closed_zone"]),
    name,
    map: mapInput,
    serviceId: z.string().max(40).nullable().default(null),
    x: metre,
    z: metre,
    altitude: metre.nullable().default(null),
    radius: z.number().min(1, "At least one metre.").max(5_000, "At most 5 km.").nullable().default(null),
    outline: z.array(point).min(3, "An outline has three corners or more.").max(64).nullable().default(null),
    openHours: openHours.default(null),
    reason: z.string().trim().max(120).nullable().default(null),
  })
  .refine((zone) => zone.kind !== "drop_zone" || zone.altitude !== null, {
    path: ["altitude"],
    message: "A drop zone needs the height of its ground, or things float or sink.",
  })
  .refine((zone) => zone.kind !== "closed_zone" || zone.radius !== null || zone.outline !== null, {
    path: ["radius"],
    message: "A closed zone needs a radius or an outline.",
  });
export type ZoneInput = z.output<typeof zoneInput>;

export const savedPlaceInput = z.strictObject({
  name,
  map: mapInput,
  serviceId: z.string().max(40).nullable().default(null),
  x: metre,
  z: metre,
});
export type SavedPlaceInput = z.output<typeof savedPlaceInput>;

export type PlaceKind = "drop_zone" | "closed_zone" | "saved";

export interface DeliveryPlace {
  id: string;
  kind: PlaceKind;
  name: string;
  map: string;
  serviceId: string | null;
  x: number;
  z: number;
  altitude: number | null;
  radius: number | null;
  outline: [number, number][] | null;
  openHours: { from: number; to: number } | null;
  /** A closed drop zone takes no orders; a closed zone that is `closed` itself is lifted. */
  state: "open" | "closed";
  reason: string | null;
}

/** Everything a checkout needs to offer and draw places on one map. */
export interface DeliveryPlaces {
  map: MapKey | null;
  size: number | null;
  dropZones: DeliveryPlace[];
  closedZones: DeliveryPlace[];
  saved: DeliveryPlace[];
}

/** A spot that a linked player has shown by being there. */
export interface ClaimableSpot {
  serviceId: string;
  serverName: string;
  map: string;
  by: "emote" | "standing";
  at: string;
  x: number;
  z: number;
  altitude: number;
}

export const claimSpotInput = z.strictObject({
  name,
  serviceId: z.string().max(40),
  by: z.enum(["emote", "standing"]),
});
export type ClaimSpotInput = z.output<typeof claimSpotInput>;
