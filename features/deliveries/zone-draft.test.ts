import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryPlace } from "./schema";
import { draftOfZone, drawnZone, EMPTY_DRAFT, metresOf } from "./zone-draft";
import { mapsOf, zoneAddress, zoneViewOf } from "./zone-query";

const zone = (change: Partial<DeliveryPlace> = {}): DeliveryPlace => ({
  id: "3f0e6d1a-0000-4000-8000-000000000001",
  kind: "closed_zone",
  name: "Airfield",
  map: "chernarusplus",
  serviceId: null,
  x: 4_500,
  z: 10_200,
  altitude: null,
  radius: 600,
  outline: null,
  openHours: null,
  state: "open",
  reason: null,
  ...change,
});

describe("a zone that is drawn", () => {
  it("stands where its form says, and nowhere before both numbers are there", () => {
    expect(drawnZone(EMPTY_DRAFT, "enoch", null)).toBeNull();
    expect(drawnZone({ ...EMPTY_DRAFT, x: "1" }, "enoch", null)).toBeNull();
    expect(drawnZone({ ...EMPTY_DRAFT, x: "1", z: "2,5" }, "enoch", null)).toMatchObject({ x: 1, z: 2.5 });
    expect(metresOf(" ")).toBeNull();
    expect(metresOf("a lot")).toBeNull();
  });

  it("keeps its outline while it stays, and shows its radius alone once it is moved", () => {
    const kept = zone({
      outline: [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
    });
    const draft = draftOfZone(kept);
    expect(drawnZone(draft, "chernarusplus", kept)?.outline).toEqual(kept.outline);
    expect(drawnZone({ ...draft, x: "4600" }, "chernarusplus", kept)).toMatchObject({
      outline: null,
      radius: 600,
    });
  });

  it("is the same zone again where nothing was changed", () => {
    const metre = fc.integer({ min: 0, max: 15_360 });
    fc.assert(
      fc.property(metre, metre, fc.option(fc.integer({ min: 1, max: 5_000 })), (x, z, radius) => {
        const kept = zone({ x, z, radius });
        const { id, name, kind, state } = kept;
        expect(drawnZone(draftOfZone(kept), "chernarusplus", kept)).toMatchObject({
          id,
          name,
          kind,
          state,
          x,
          z,
          radius,
        });
      }),
    );
  });
});

describe("the zones page's address", () => {
  const zones = [zone(), zone({ id: "3f0e6d1a-0000-4000-8000-000000000002", map: "enoch" })];

  it("opens a zone on its own map, a map, or the first of the guild's", () => {
    const at = (path: string) =>
      zoneViewOf(Object.fromEntries(new URL(path, "http://x").searchParams), zones, ["sakhal"]);
    expect(at("/")).toEqual({ map: "sakhal", zone: null });
    expect(at(zoneAddress("/", { map: "enoch" }))).toEqual({ map: "enoch", zone: null });
    expect(at(zoneAddress("/", { map: "sakhal", zone: zones[1]?.id ?? "" }))).toEqual({
      map: "enoch",
      zone: zones[1],
    });
    expect(at("/?map=nowhere&zone=nothing")).toEqual({ map: "sakhal", zone: null });
  });

  it("offers the maps of the servers first, all of them where there is no server", () => {
    expect(mapsOf([{ map: "enoch" }, { map: null }, { map: "modded" }], zones)).toEqual([
      "enoch",
      "chernarusplus",
    ]);
    expect(mapsOf([], [])).toEqual(["chernarusplus", "enoch", "sakhal"]);
  });
});
