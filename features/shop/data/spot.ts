import type { GuildContext } from "@/db/context";
import { deliveryPlaces, groundAt } from "@/features/deliveries/data";
import { placeProblem } from "@/features/deliveries/rules";
import type { QuoteInput } from "../schema";

/** What is known of the chosen place: why nothing can be placed there, and what its height rests on. */
export interface SpotFacts {
  problem: string | null;
  altitude: number | null;
  /** Player positions near the place that tell the height of its ground. */
  steps: number;
}

/** Facts of the place that a quote names; null when it names none, or one that does not exist. */
export async function spotFacts(
  ctx: GuildContext,
  discordId: string,
  { place }: Pick<QuoteInput, "place">,
): Promise<SpotFacts | null> {
  if (!place) return null;
  const map = place.kind === "spot" ? place.map : null;
  const { dropZones, saved, closedZones } = await deliveryPlaces(ctx, discordId, map);
  const known = place.kind === "place" ? [...dropZones, ...saved].find((one) => one.id === place.id) : null;
  const spot = place.kind === "spot" ? place : known;
  if (!spot) return null;
  const ground = await groundAt(ctx, spot.map, spot.x, spot.z);
  const altitude = known?.altitude ?? ground.altitude;
  const problem = placeProblem({
    map: spot.map,
    x: spot.x,
    z: spot.z,
    altitude,
    serverMap: null,
    closedZones,
  });
  return { problem, altitude, steps: ground.steps };
}
