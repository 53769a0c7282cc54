import { Time } from "@/components/ui/time";
import { gridReference } from "../../map-view";
import { loadClaimable } from "../loaders";
import { ClaimSpotForm } from "./claim-spot-form";

/** Spots that the signed-in person's player has shown in the game, to be kept as own places. */
export async function ClaimSpots({ guild }: { guild: string }) {
  const { spots, guildId } = await loadClaimable(guild);
  return (
    <section aria-labelledby="claim" className="mt-8 border-t pt-5">
      <h2 id="claim" className="font-semibold text-14">
        A spot of your own
      </h2>
      <p className="mt-1 max-w-2xl text-13 text-muted">
        Stand where you want your order and perform any emote. The log shows it a few minutes later, with the
        height of the ground, and for half an hour you can save it here.
      </p>
      <ul className="mt-4 grid gap-5">
        {spots.map((spot) => (
          <li key={`${spot.by}${spot.serviceId}`} className="grid gap-2">
            <p className="text-13">
              {spot.by === "emote" ? "Your emote" : "Where you last stood"} on {spot.serverName},{" "}
              {gridReference(spot.x, spot.z)}, <Time at={spot.at} shape="relative" />
            </p>
            <ClaimSpotForm guildId={guildId} serviceId={spot.serviceId} by={spot.by} />
          </li>
        ))}
      </ul>
    </section>
  );
}
