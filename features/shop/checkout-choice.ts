import type { DeliveryPlace } from "@/features/deliveries/schema";
import type { Checkout, CheckoutPlayer, CheckoutServer } from "./data/checkout";
import type { PlaceInput, PurchaseInput } from "./schema";

/** What a buyer has chosen so far. */
export interface Choice {
  quantity: number;
  playerId: number | null;
  serviceId: string | null;
  place: PlaceInput | null;
}

type Facts = Pick<Checkout, "players" | "servers" | "places">;

/** Places of a server's map that are open for orders, the guild's own before the buyer's. */
export function placesFor(
  { places }: Pick<Checkout, "places">,
  server: CheckoutServer | null,
): { zones: DeliveryPlace[]; saved: DeliveryPlace[] } {
  const fits = (place: DeliveryPlace) =>
    server !== null &&
    place.map === server.map &&
    place.state === "open" &&
    (place.serviceId === null || place.serviceId === server.serviceId);
  return { zones: places.dropZones.filter(fits), saved: places.saved.filter(fits) };
}

/** Metres from where the log saw a player last; null when that was elsewhere or never. */
export function metresFrom(
  player: CheckoutPlayer | null,
  server: CheckoutServer | null,
  place: { x: number; z: number },
): number | null {
  const seen = player?.seen;
  if (!seen || !server || seen.serviceId !== server.serviceId) return null;
  return Math.hypot(place.x - seen.x, place.z - seen.z);
}

/** The choice that a checkout opens with: the player seen last, their server, the drop zone nearest to them. */
export function firstChoice(facts: Facts): Choice {
  const player = facts.players[0] ?? null;
  const server =
    facts.servers.find((one) => one.serviceId === player?.seen?.serviceId) ?? facts.servers[0] ?? null;
  return {
    quantity: 1,
    playerId: player?.playerId ?? null,
    serviceId: server?.serviceId ?? null,
    place: firstPlace(facts, player, server),
  };
}

/** The nearest open drop zone, or the first one where nothing is known of the player. */
export function firstPlace(
  facts: Pick<Checkout, "places">,
  player: CheckoutPlayer | null,
  server: CheckoutServer | null,
): PlaceInput | null {
  const away = (place: DeliveryPlace) => metresFrom(player, server, place) ?? 0;
  const nearest = placesFor(facts, server).zones.toSorted((a, b) => away(a) - away(b))[0];
  return nearest ? { kind: "place", id: nearest.id } : null;
}

/** A press that got no answer, kept so that a page that is loaded again asks for the same order. */
export interface PendingPress {
  input: PurchaseInput;
  at: number;
}

const KEPT_MS = 60 * 60_000;

/** Reads a kept press; null for one that is old, of another item, or not ours. */
export function readPending(text: string | null, itemId: number, now: number): PendingPress | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<PendingPress> | null;
    const { input, at } = kept ?? {};
    if (typeof at !== "number" || now - at > KEPT_MS || typeof input?.key !== "string") return null;
    return input.itemId === itemId ? { input, at } : null;
  } catch {
    return null;
  }
}
