import { Check, TriangleAlert } from "lucide-react";
import type { ComponentType } from "react";
import { RadioCard } from "@/components/form/choice";
import { distanceWords, gridReference, type PlaceMapProps, viewOf } from "@/features/deliveries/map-view";
import type { DeliveryPlace } from "@/features/deliveries/schema";
import { metresFrom, placesFor } from "../../checkout-choice";
import type { Checkout, CheckoutPlayer, CheckoutServer } from "../../data/checkout";
import type { SpotFacts } from "../../data/spot";
import type { PlaceInput } from "../../schema";

export interface MapFacts {
  name: string;
  size: number;
  labels: PlaceMapProps["labels"];
  footprint: string | null;
}

interface WhereProps {
  data: Checkout;
  guildName: string;
  server: CheckoutServer | null;
  player: CheckoutPlayer | null;
  place: PlaceInput | null;
  spot: SpotFacts | null;
  /** Facts of the server's map; null when the map is not one that can be drawn. */
  map: MapFacts | null;
  Map: ComponentType<PlaceMapProps>;
  choose: (place: PlaceInput) => void;
}

function Places({
  title,
  places,
  chosen,
  away,
  choose,
}: {
  title: string;
  places: DeliveryPlace[];
  chosen: string | null;
  away: (place: DeliveryPlace) => number | null;
  choose: WhereProps["choose"];
}) {
  if (places.length === 0) return null;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-2 text-12 text-muted">{title}</legend>
      {places.map((place) => {
        const metres = away(place);
        return (
          <RadioCard
            key={place.id}
            quiet
            name="place"
            value={place.id}
            checked={chosen === place.id}
            onChange={() => choose({ kind: "place", id: place.id })}
            label={place.name}
            hint={gridReference(place.x, place.z)}
            aside={metres === null ? null : distanceWords(metres)}
          />
        );
      })}
    </fieldset>
  );
}

const stepWords = (steps: number): string =>
  steps === 1 ? "one position" : `${steps >= 500 ? "500 or more" : steps} positions`;

/** What is known of the ground, or why nothing can be placed there. */
function Ground({ spot, picked }: { spot: SpotFacts | null; picked: boolean }) {
  if (!spot) return null;
  if (spot.problem)
    return (
      <p role="status" className="flex items-start gap-2 text-warn">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {spot.problem}
          {picked && spot.altitude === null
            ? " It may be water, or a place where nobody has walked: the log cannot tell them apart."
            : null}
        </span>
      </p>
    );
  return (
    <p role="status" className="flex items-start gap-2">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
      {spot.steps > 0
        ? `Ground height known from ${stepWords(spot.steps)} here`
        : "Ground height set by the guild"}
    </p>
  );
}

/** Where the order is placed: the guild's zones, own places, or a spot pressed on the map. */
export function CheckoutWhere(props: WhereProps) {
  const { data, server, player, place, spot, map, Map: PlaceMap, choose } = props;
  const { zones, saved } = placesFor(data, server);
  const known = [...zones, ...saved];
  const chosenId = place?.kind === "place" ? place.id : null;
  const picked = place?.kind === "spot" ? place : null;
  const chosen = picked ?? known.find((one) => one.id === chosenId) ?? null;
  const away = (one: { x: number; z: number }) => metresFrom(player, server, one);
  const seen = player?.seen && player.seen.serviceId === server?.serviceId ? player.seen : null;
  const closed = data.places.closedZones.filter((zone) => zone.map === server?.map && zone.state === "open");
  return (
    <section aria-labelledby="where" className="border-t pt-5">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 id="where" className="font-semibold text-14">
          Where
        </h2>
        <p className="text-13 text-muted">
          {map ? `${map.name}. Pick a place, or press a spot on the map.` : "Pick a place."}
        </p>
      </div>
      <div className="grid overflow-hidden rounded-card border bg-raised md:grid-cols-[232px_minmax(0,1fr)]">
        <div className="flex flex-col gap-4 p-3 max-md:order-2">
          <Places
            title={`${props.guildName} drop zones`}
            places={zones}
            chosen={chosenId}
            away={away}
            choose={choose}
          />
          <Places title="Your places" places={saved} chosen={chosenId} away={away} choose={choose} />
          {picked ? (
            <fieldset>
              <legend className="mb-2 text-12 text-muted">On the map</legend>
              <RadioCard
                quiet
                name="place"
                checked
                readOnly
                label="Spot on the map"
                hint={gridReference(picked.x, picked.z)}
                aside={away(picked) === null ? null : distanceWords(away(picked) ?? 0)}
              />
            </fieldset>
          ) : null}
          {known.length === 0 && !picked ? (
            <p className="text-13 text-muted">
              The guild has set no drop zone{" "}
              {map ? `on ${map.name}. Press a spot on the map.` : "for this server."}
            </p>
          ) : null}
          {seen ? (
            <p className="mt-auto text-12 text-muted">
              Distances from where the log saw {player?.name} last.
            </p>
          ) : null}
        </div>
        {map ? (
          <PlaceMap
            key={server?.serviceId}
            className="h-full min-h-[392px] border-l max-md:order-1 max-md:h-[300px] max-md:min-h-0 max-md:border-b max-md:border-l-0"
            size={map.size}
            mapName={map.name}
            footprint={map.footprint}
            labels={map.labels}
            places={known.filter((one) => one.id !== chosenId)}
            closedZones={closed}
            seen={seen ? { x: seen.x, z: seen.z, words: player?.name ?? "" } : null}
            chosen={
              chosen && {
                id: chosenId,
                name: "name" in chosen ? chosen.name : "Your spot",
                x: chosen.x,
                z: chosen.z,
                refused: Boolean(spot?.problem),
              }
            }
            start={viewOf([...(chosen ? [chosen] : known), ...(seen ? [seen] : [])], map.size)}
            onPick={(at) => server?.map && choose({ kind: "spot", map: server.map, x: at.x, z: at.z })}
            onPlace={(id) => choose({ kind: "place", id })}
          />
        ) : null}
      </div>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-1.5 text-12 text-muted">
        <Ground spot={spot} picked={picked !== null} />
        {map && closed.length > 0 ? (
          <span className="flex items-center gap-2">
            <span aria-hidden className="h-2.5 w-4 rounded-[2px] border border-bad hatched" />
            Closed: orders are refused here
          </span>
        ) : null}
        {map ? <span>Squares of 1 km{map.footprint ? ", shaded by players' steps" : ""}</span> : null}
      </div>
    </section>
  );
}
