import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Freshness } from "@/components/ui/freshness";
import { EmptyState } from "@/components/ui/states";
import type { MapAsked } from "../../asked";
import type { MapData } from "../loaders";
import { HeaderActions } from "./header-actions";
import { MapFrame } from "./map-frame";
import { MapPicker } from "./map-picker";

/** The head of the map and of its table. */
export function MapHeader({
  access,
  maps,
  current,
  asked,
  completeUntil,
}: Pick<MapData, "access" | "maps" | "completeUntil"> & { current: string; asked: MapAsked }) {
  const base = `/guilds/${access.slug}`;
  return (
    <PageHeader
      crumbs={[{ label: access.name, href: base }, { label: "Map" }]}
      title="Map"
      purpose={
        <>
          <span className="max-md:hidden">Where players fight, over the paths they walk.</span>
          <Freshness until={completeUntil} className="md:hidden" />
        </>
      }
      actions={
        <>
          <Freshness until={completeUntil} className="max-md:hidden" />
          {maps.length > 1 ? (
            <MapPicker path={`${base}/map`} maps={maps} current={current} asked={asked} />
          ) : null}
          <HeaderActions path={`${base}/map`} table={asked.view === "table"} />
        </>
      }
    />
  );
}

/** Where players fight: the guild's map with heat, points and what filters them. */
export function MapPage({ data, asked }: { data: MapData; asked: MapAsked }) {
  const { access, map, maps, completeUntil } = data;
  const base = `/guilds/${access.slug}`;
  if (!map?.seen) {
    return (
      <div className="grid gap-6">
        <MapHeader
          access={access}
          maps={maps}
          current={map?.key ?? ""}
          asked={asked}
          completeUntil={completeUntil}
        />
        <Card>
          <EmptyState
            title={map ? "No positions yet" : "No game server is known here"}
            action={
              map ? (
                <ButtonLink href={`${base}/health`}>See how the log is read</ButtonLink>
              ) : (
                <ButtonLink href={`${base}/servers/connect`}>Connect Nitrado</ButtonLink>
              )
            }
          >
            {map
              ? "The map draws itself from the places that the server's log names. It begins with the first lines that hold a player's position: the log setting for player positions must be on."
              : "Once a game server is connected, its log draws the map: where players walk, fight and die."}
          </EmptyState>
        </Card>
      </div>
    );
  }
  return (
    <div className="-mx-8 -mt-6 -mb-16 flex min-h-176 flex-col max-md:-mx-4 max-md:-mt-5 max-md:-mb-24 md:h-dvh">
      <div className="border-b px-6 pt-4 pb-3 max-md:px-4">
        <MapHeader
          access={access}
          maps={maps}
          current={map.key}
          asked={asked}
          completeUntil={completeUntil}
        />
      </div>
      <MapFrame
        key={`${map.key} ${data.window.from} ${data.window.step}`}
        guild={access.slug}
        base={base}
        map={map}
        labels={data.labels}
        zones={data.zones}
        player={data.player}
        layers={data.layers}
        window={data.window}
        completeUntil={completeUntil}
        asked={asked}
      />
    </div>
  );
}
