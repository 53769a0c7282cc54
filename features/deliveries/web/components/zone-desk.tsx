"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { LeaveQuestion, useUnsaved } from "@/components/form/unsaved";
import { Card, CardHeader } from "@/components/ui/card";
import type { ActionResult } from "@/features/identity/web/action";
import { type MapSpot, viewOf } from "../../map-view";
import type { DrawnMap } from "../../maps";
import type { DeliveryPlace, MapKey } from "../../schema";
import { draftOfZone, drawnZone, EMPTY_DRAFT, metresOf } from "../../zone-draft";
import { zoneAddress } from "../../zone-query";
import { askGround, saveZoneForm } from "../actions";
import { PlaceMap } from "./place-map";
import { ZoneForm } from "./zone-form";

interface ZoneDeskProps {
  guildId: string;
  path: string;
  map: MapKey;
  drawn: DrawnMap;
  /** Address of the picture of where players were seen; null where nobody was yet. */
  footprint: string | null;
  zones: readonly DeliveryPlace[];
  zone: DeliveryPlace | null;
  mayManage: boolean;
}

const stepWords = (steps: number): string =>
  steps === 1 ? "one position" : `${steps >= 500 ? "500 or more" : steps} positions`;

/** The map of a guild's zones, and the zone that is drawn on it: a press sets its middle, the form the rest. */
export function ZoneDesk(props: ZoneDeskProps) {
  const { guildId, path, map, drawn, footprint, zones, zone, mayManage } = props;
  const router = useRouter();
  const [opened, setOpened] = useState(() => (zone ? draftOfZone(zone) : EMPTY_DRAFT));
  const [draft, setDraft] = useState(opened);
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [ground, setGround] = useState<string | null>(null);
  const asked = useRef(0);
  const unsaved = mayManage && JSON.stringify(draft) !== JSON.stringify(opened);
  const { leaving, stay } = useUnsaved(unsaved);
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));

  const pick = async (at: MapSpot) => {
    if (!mayManage) return;
    set({ x: String(at.x), z: String(at.z), altitude: "" });
    setGround("Looking where players have walked…");
    const turn = ++asked.current;
    const answer = await askGround({ guildId, map, ...at }).catch(() => null);
    if (turn !== asked.current) return;
    const found = answer?.ok ? answer.data : null;
    if (found?.altitude != null) set({ altitude: found.altitude.toFixed(1) });
    setGround(
      found?.altitude == null
        ? "Nobody was seen here yet. Stand there, and take the third number of the log."
        : `Known from ${stepWords(found.steps)} here.`,
    );
  };
  const save = async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...draft, guildId, map, zoneId: zone?.id ?? "" }))
      form.set(name, value);
    const answer = await saveZoneForm(null, form);
    setResult(answer);
    if (!answer.ok) return;
    setGround(null);
    setOpened(zone ? draft : EMPTY_DRAFT);
    if (!zone) setDraft(EMPTY_DRAFT);
  };

  const mine = drawnZone(draft, map, zone);
  const others = zones.filter((one) => one.map === map && one.id !== zone?.id);
  const closed = others.filter((one) => one.kind === "closed_zone" && one.state === "open");
  const spot = mine ?? (zone && metresOf(draft.x) === null ? zone : null);
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
      <div className="min-w-0">
        <PlaceMap
          key={`${map}${zone?.id ?? ""}`}
          className="h-[480px] rounded-card border max-md:h-80"
          size={drawn.size}
          mapName={drawn.name}
          footprint={footprint}
          labels={drawn.labels}
          places={others.filter((one) => one.kind === "drop_zone")}
          closedZones={mine?.kind === "closed_zone" ? [...closed, mine] : closed}
          seen={null}
          chosen={spot && { id: zone?.id ?? null, name: spot.name, x: spot.x, z: spot.z, refused: false }}
          start={viewOf(zone ? [zone] : others, drawn.size, 440)}
          onPick={pick}
          onPlace={(id) =>
            unsaved ? undefined : router.push(zoneAddress(path, { zone: id }), { scroll: false })
          }
        />
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-12 text-muted">
          {mayManage ? (
            <span>Press a spot to place the zone there. Squares of 1 km.</span>
          ) : (
            <span>Squares of 1 km.</span>
          )}
          <span className="flex items-center gap-2">
            <span aria-hidden className="size-2.5 rounded-full border-2 border-ink bg-sunken" />
            Drop zone
          </span>
          <span className="flex items-center gap-2">
            <span aria-hidden className="h-2.5 w-4 rounded-[2px] border border-bad hatched" />
            Closed zone
          </span>
          {footprint ? <span>Shaded by players' steps</span> : null}
        </p>
      </div>
      {mayManage ? (
        <Card>
          <CardHeader
            title={zone ? zone.name : "Add a zone"}
            hint={zone ? `On ${drawn.name}` : `On ${drawn.name}. Press its middle on the map.`}
            className="mb-5"
          />
          <ZoneForm
            draft={draft}
            set={set}
            kept={zone !== null}
            unsaved={unsaved}
            ground={ground}
            result={result}
            onSave={save}
          />
        </Card>
      ) : (
        <Card>
          <h2 className="font-semibold text-14">Looking only</h2>
          <p className="mt-2 text-13 text-muted">Zones are drawn by managers of Deliveries.</p>
        </Card>
      )}
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </div>
  );
}
