import { describe, expect, it } from "vitest";
import { groundAltitude, inZone, isOpenAt, placeProblem } from "./rules";
import { type DeliveryPlace, zoneInput } from "./schema";

const zone = (change: Partial<DeliveryPlace>): DeliveryPlace => ({
  id: "z",
  kind: "closed_zone",
  name: "Airfield",
  map: "chernarusplus",
  serviceId: null,
  x: 4_500,
  z: 10_000,
  altitude: null,
  radius: 500,
  outline: null,
  openHours: null,
  state: "open",
  reason: "base raid",
  ...change,
});
const spot = {
  map: "chernarusplus",
  x: 5_312.4,
  z: 8_604.1,
  altitude: 311.6,
  serverMap: "chernarusplus",
  closedZones: [],
};

describe("a spot", () => {
  it("on the map, with known ground, outside closed zones is good", () => {
    expect(placeProblem(spot)).toBeNull();
    expect(placeProblem({ ...spot, closedZones: [zone({})] })).toBeNull();
  });
  it.each([
    [{ x: -0.1 }, "outside the map"],
    [{ x: 15_360.1 }, "outside the map"],
    [{ z: Number.POSITIVE_INFINITY }, "outside the map"],
    [{ z: Number.NaN }, "outside the map"],
    [{ map: "enoch", serverMap: "enoch", x: 12_801 }, "outside the map"],
    [{ map: "namalsk" }, "not known"],
    [{ map: "toString" }, "not known"],
    [{ serverMap: "enoch" }, "The server plays Livonia"],
    [{ altitude: null }, "height of the ground"],
    [
      { closedZones: [zone({ x: 5_300, z: 8_600, radius: 20 })] },
      "Airfield is closed for deliveries: base raid.",
    ],
  ])("is refused (%#)", (change, words) => {
    expect(placeProblem({ ...spot, ...change })).toContain(words);
  });
  it("in a lifted zone, or one of another map, is good again", () => {
    const around = { x: 5_300, z: 8_600 };
    expect(placeProblem({ ...spot, closedZones: [zone({ ...around, state: "closed" })] })).toBeNull();
    expect(placeProblem({ ...spot, closedZones: [zone({ ...around, map: "sakhal" })] })).toBeNull();
  });
});

describe("zones", () => {
  const bay: [number, number][] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 2],
    [0, 10],
  ];
  it("with an outline hold what lies in it, dents left out", () => {
    const shape = { x: 0, z: 0, radius: null, outline: bay };
    expect(inZone(shape, 5, 1)).toBe(true);
    expect(inZone(shape, 1, 6)).toBe(true);
    expect(inZone(shape, 5, 6)).toBe(false);
    expect(inZone(shape, 11, 1)).toBe(false);
  });
  it("with a radius end at it", () => {
    expect(inZone(zone({}), 4_500, 10_500)).toBe(true);
    expect(inZone(zone({}), 4_500, 10_501)).toBe(false);
  });
  it("open by the hour, over midnight too", () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
    expect(isOpenAt(zone({ openHours: { from: 22, to: 2 } }), at(1))).toBe(true);
    expect(isOpenAt(zone({ openHours: { from: 22, to: 2 } }), at(2))).toBe(false);
    expect(isOpenAt(zone({ openHours: { from: 18, to: 24 } }), at(23))).toBe(true);
    expect(isOpenAt(zone({ state: "closed" }), at(1))).toBe(false);
  });
  it("need the ground's height to take deliveries, and a size to refuse them", () => {
    const drop = { kind: "drop_zone", name: "Kabanino barn", map: "chernarusplus", x: 5_300, z: 8_600 };
    expect(zoneInput.safeParse(drop).success).toBe(false);
    expect(zoneInput.safeParse({ ...drop, altitude: 311 }).success).toBe(true);
    expect(zoneInput.safeParse({ ...drop, kind: "closed_zone" }).success).toBe(false);
  });
});

describe("the ground", () => {
  it("is the middle of what was seen, so that a roof does not count", () => {
    expect(groundAltitude([311, 312, 319])).toBe(312);
    expect(groundAltitude([311, 319])).toBe(311);
    expect(groundAltitude([Number.NaN])).toBeNull();
  });
});
