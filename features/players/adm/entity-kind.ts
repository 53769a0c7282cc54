/** What an entity is, as far as its name tells. Display names come in the server's language, so `other` is honest. */
export type EntityKind = "infected" | "animal" | "vehicle" | "explosive" | "trap" | "fire" | "other";

const KINDS: [EntityKind, RegExp][] = [
  ["infected", /^(?:Zmb[MF]|ZmbFM|Infected)/],
  ["animal", /^(?:Animal_|Wolf$|Brown Bear$|Bear$)/],
  ["explosive", /grenade|claymore|explosi|flashbang|LandMine|Land Mine|FuelStation|plastic/i],
  ["trap", /trap|barbedwire/i],
  ["fire", /^(?:Fireplace|Bonfire|BarrelHoles)/],
  [
    "vehicle",
    /^(?:OffroadHatchback|Offroad_0|Hatchback_|Sedan_|CivilianSedan|Truck_|UAZ_|Boat_|Van_|Bus_|CivilianVan|TransitBus|V3S)/,
  ],
];

/** Sorts the class or display name that a death or hit line gives as its source. */
export function entityKind(name: string): EntityKind {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";
}
