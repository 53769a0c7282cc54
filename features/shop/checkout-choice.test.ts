import { describe, expect, it } from "vitest";
import type { DeliveryPlace } from "@/features/deliveries/schema";
import { firstChoice, metresFrom, placesFor, readPending } from "./checkout-choice";
import type { CheckoutPlayer, CheckoutServer } from "./data/checkout";

const server = (serviceId: string, map = "chernarusplus"): CheckoutServer => ({
  serviceId,
  name: serviceId,
  map,
  restarts: [],
  makes: null,
  payBefore: null,
  logCompleteUntil: null,
});
const place = (id: string, x: number, change: Partial<DeliveryPlace> = {}): DeliveryPlace => ({
  id,
  kind: "drop_zone",
  name: id,
  map: "chernarusplus",
  serviceId: null,
  x,
  z: 0,
  altitude: 1,
  radius: null,
  outline: null,
  openHours: null,
  state: "open",
  reason: null,
  ...change,
});
const player: CheckoutPlayer = {
  playerId: 7,
  name: "HollowPine",
  platform: "xbox",
  linkedAt: null,
  lastSeenAt: null,
  seen: { serviceId: "two", x: 900, z: 0, at: "2026-11-22T20:30:00Z" },
};
const places = {
  map: null,
  size: null,
  closedZones: [],
  saved: [place("cabin", 10, { kind: "saved" })],
  dropZones: [
    place("far", 5_000),
    place("near", 1_000),
    place("shut", 900, { state: "closed" }),
    place("other-map", 900, { map: "enoch" }),
    place("other-server", 900, { serviceId: "one" }),
  ],
};
const facts = { players: [player], servers: [server("one"), server("two")], places };

describe("what a checkout opens with", () => {
  it("is the player seen last, on that server, at the nearest open zone", () => {
    expect(firstChoice(facts)).toEqual({
      quantity: 1,
      playerId: 7,
      serviceId: "two",
      place: { kind: "place", id: "near" },
    });
  });

  it("is nothing where nothing is known", () => {
    expect(firstChoice({ ...facts, players: [], servers: [] })).toEqual({
      quantity: 1,
      playerId: null,
      serviceId: null,
      place: null,
    });
  });

  it("offers only places of the server's map that take orders", () => {
    const offered = placesFor(facts, server("two"));
    expect(offered.zones.map((one) => one.id)).toEqual(["far", "near"]);
    expect(offered.saved.map((one) => one.id)).toEqual(["cabin"]);
  });

  it("measures from where the player was, on that server only", () => {
    expect(metresFrom(player, server("two"), { x: 1_000, z: 0 })).toBe(100);
    expect(metresFrom(player, server("one"), { x: 1_000, z: 0 })).toBeNull();
  });
});

describe("a press without an answer", () => {
  const input = { key: "k", itemId: 3 };
  it("is kept for an hour, for its own item", () => {
    const kept = JSON.stringify({ input, at: 1_000 });
    expect(readPending(kept, 3, 2_000)?.input.key).toBe("k");
    expect(readPending(kept, 4, 2_000)).toBeNull();
    expect(readPending(kept, 3, 1_000 + 3_600_001)).toBeNull();
  });

  it("is nothing when it cannot be read", () => {
    for (const text of [null, "", "null", "[]", '{"at":1}', "{"]) expect(readPending(text, 3, 2)).toBeNull();
  });
});
