"use client";
import { useState } from "react";
import { RangeSlider } from "@/components/map/range-slider";
import type { MapAsked } from "../../asked";
import type { PlayedMap } from "../../data/maps";
import type { useViewFacts } from "../use-view-facts";
import { MapSearch } from "./map-search";
import { PartBoxes } from "./map-toolbar";

/** Metres that the distance can be set to; the last one is open. */
const METRES = [0, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000] as const;
const WEAPONS = 5;

function distanceWords(near: number | null, far: number | null): string {
  if (near === null && far === null) return "Any";
  if (far === null) return `${near} m and more`;
  return near === null ? `up to ${far} m` : `${near} to ${far} m`;
}

/** Steps of the slider for what an address holds. */
const stepOf = (metres: number | null, otherwise: number): number => {
  const at = metres === null ? -1 : METRES.findIndex((one) => one >= metres);
  return at === -1 ? otherwise : at;
};

interface FiltersProps {
  guild: string;
  asked: MapAsked;
  change: (change: Partial<MapAsked>) => void;
  facts: ReturnType<typeof useViewFacts>;
  servers: PlayedMap["servers"];
  player: { playerId: number; name: string } | null;
  choosePlayer: (player: { playerId: number; name: string } | null) => void;
  zones: boolean;
}

function Weapons({ asked, change, facts }: Pick<FiltersProps, "asked" | "change" | "facts">) {
  const [all, setAll] = useState(false);
  const { words } = facts;
  const top = words[0]?.count ?? 1;
  const few = words.slice(0, WEAPONS);
  const chosen = words.find(({ word }) => word === asked.weapon);
  const listed = all ? words : chosen && !few.includes(chosen) ? [...few, chosen] : few;
  const title =
    asked.layer === "deliveries" ? "Item" : asked.layer === "deaths" ? "Weapon or cause" : "Weapon";
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="map-weapons">
      <div className="mb-1.5 flex items-center justify-between">
        <h3 id="map-weapons" className="font-normal text-13 text-muted">
          {title}
        </h3>
        {words.length > WEAPONS ? (
          <button
            type="button"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="touch-target quiet-link text-13"
          >
            {all ? "Fewer" : `All ${words.length}`}
          </button>
        ) : null}
      </div>
      <ul>
        {listed.map(({ word, count }) => (
          <li key={word}>
            <button
              type="button"
              aria-pressed={asked.weapon === word}
              onClick={() => change({ weapon: asked.weapon === word ? null : word })}
              className="-mx-2 grid h-7 w-[calc(100%+1rem)] grid-cols-[6.5rem_1fr_2.5rem] items-center gap-2 rounded-item px-2 text-left text-13 hover:bg-fill aria-pressed:bg-honey-wash max-md:h-11"
            >
              <span className="truncate">{word.replaceAll("_", " ")}</span>
              <span aria-hidden className="block h-1.5 rounded-full bg-fill">
                <span
                  className="block h-full rounded-full bg-chart-kills"
                  style={{ width: `${Math.max(2, (count / top) * 100)}%` }}
                />
              </span>
              <span className="text-right text-muted tabular-nums">{count.toLocaleString("en-GB")}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What narrows the map: player, server, weapon, distance. Each says how many it would show. */
export function MapFilters(props: FiltersProps) {
  const { guild, asked, change, facts, servers, player, choosePlayer, zones } = props;
  const last = METRES.length - 1;
  const range = { from: stepOf(asked.near, 0), to: stepOf(asked.far, last) };
  const pick = (serviceId: string) => {
    const now = asked.servers.length === 0 ? servers.map((one) => one.serviceId) : asked.servers;
    const next = now.includes(serviceId) ? now.filter((one) => one !== serviceId) : [...now, serviceId];
    change({ servers: next.length === servers.length || next.length === 0 ? [] : next });
  };
  const filtered =
    asked.servers.length > 0 || asked.weapon !== null || asked.near !== null || asked.far !== null || player;
  const reset = () => {
    choosePlayer(null);
    change({ servers: [], weapon: null, near: null, far: null });
  };
  return (
    <div className="grid gap-5 border-b p-5">
      <div className="flex h-6 items-center justify-between max-md:pr-12">
        <h2 className="font-semibold text-14">
          <span className="max-md:hidden">Filters</span>
          <span className="md:hidden">Layers and filters</span>
        </h2>
        {filtered ? (
          <button type="button" onClick={reset} className="touch-target quiet-link text-13">
            Reset
          </button>
        ) : null}
      </div>
      <div className="grid grid-cols-2 md:hidden">
        <PartBoxes asked={asked} change={change} hasZones={zones} />
      </div>
      <MapSearch
        guild={guild}
        words={facts.words}
        player={player}
        choosePlayer={choosePlayer}
        chooseWeapon={(weapon) => change({ weapon })}
      />
      {servers.length > 1 ? (
        <fieldset>
          <legend className="mb-1.5 text-13 text-muted">Server</legend>
          {servers.map(({ serviceId, name }) => (
            <label key={serviceId} className="flex min-h-7 items-center gap-2.5 text-13 max-md:min-h-11">
              <input
                type="checkbox"
                checked={asked.servers.length === 0 || asked.servers.includes(serviceId)}
                onChange={() => pick(serviceId)}
                className="size-4 shrink-0 appearance-none rounded-[4px] border border-line-meaning bg-field bg-center bg-no-repeat checked:border-muted checked:bg-muted checked:bg-[image:var(--tick)]"
              />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-muted tabular-nums">
                {(facts.onServers.get(serviceId) ?? 0).toLocaleString("en-GB")}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Weapons asked={asked} change={change} facts={facts} />
      {asked.layer === "deliveries" ? null : (
        <section aria-labelledby="map-distance">
          <div className="mb-2 flex items-center justify-between text-13">
            <h3 id="map-distance" className="font-normal text-muted">
              Distance
            </h3>
            <span>{distanceWords(asked.near, asked.far)}</span>
          </div>
          <RangeSlider
            chosen={range}
            steps={last}
            label="Distance"
            word={(step) => (step === last ? "no limit" : `${METRES[step] ?? 0} m`)}
            onChoose={({ from, to }) =>
              change({
                near: from === 0 ? null : (METRES[from] ?? null),
                far: to === last ? null : (METRES[to] ?? null),
              })
            }
          />
        </section>
      )}
    </div>
  );
}
