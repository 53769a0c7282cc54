"use client";
import { CircleDot, Crosshair, ScrollText, Skull, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReplayMarks } from "@/components/map/replay-marks";
import type { View } from "@/components/map/view";
import { ButtonLink, IconButton } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { askJson } from "@/lib/http/ask";
import { type FightEvent, type Fighter, fighters } from "../../fight";
import { LAYER_WORDS, type Layer } from "../../layers";
import { viewOfFight } from "../../replay";
import { FightReplay } from "./fight-replay";

interface Found {
  events: FightEvent[];
  place: string;
}

/** The kill feed around a fight: its lines, with what proves them. */
function killsAddress(base: string, from: string, to: string): string {
  const moment = (iso: string, more: number) => new Date(Date.parse(iso) + more).toISOString();
  return `${base}/kills?${new URLSearchParams({ from: moment(from, -1_000), to: moment(to, 1_000) })}`;
}

/** How somebody came out of it, in a few words. */
function Outcome({ fighter }: { fighter: Fighter }) {
  const { died, kills, hits } = fighter;
  const how = died && [
    died.weapon?.replaceAll("_", " "),
    died.distance === null ? null : `${Math.round(died.distance)} m`,
  ];
  if (how)
    return (
      <span className="inline-flex items-center gap-1.5 text-bad">
        <Skull aria-hidden className="size-3.5" />
        <span className="sr-only">died: </span>
        {how.filter(Boolean).join(", ") || "died"}
      </span>
    );
  const part = (count: number, one: string) =>
    count === 0 ? null : `${count} ${one}${count === 1 ? "" : "s"}`;
  return (
    <span className="text-muted">
      {[part(kills, "kill"), part(hits, "hit")].filter(Boolean).join(", ") || "hit, alive"}
    </span>
  );
}

/** What happened at a spot and moment: who fought, who died, and the lines that say so. */
export function FightPanel({
  guild,
  base,
  map,
  layer,
  spot,
  begins,
  draw,
  go,
  close,
}: {
  guild: string;
  base: string;
  map: string;
  layer: Layer;
  spot: { x: number; z: number; at: string };
  /** Plays it at once. */
  begins: boolean;
  /** Shows a moment of it on the map. */
  draw: (marks: ReplayMarks | null) => void;
  /** Moves the map, to where all of it is seen. */
  go: (view: View) => void;
  close: () => void;
}) {
  const [found, setFound] = useState<Found | "failed" | null>(null);
  const params = new URLSearchParams({ map, x: spot.x.toFixed(0), z: spot.z.toFixed(0), at: spot.at });
  const url = `/api/guilds/${guild}/map/near?${params}`;
  // Asked once for each spot: the panel is made anew for another.
  useEffect(() => {
    if (layer === "deliveries") return;
    const over = new AbortController();
    askJson<Found>(url, { signal: over.signal }).then(
      (answer) => {
        setFound(answer);
        if (begins && answer.events.length > 0) go(viewOfFight(answer.events));
      },
      () => {
        if (!over.signal.aborted) setFound("failed");
      },
    );
    return () => over.abort();
  }, [url, layer, begins, go]);
  const events = found && found !== "failed" ? found.events : [];
  const people = fighters(events);
  const dead = people.filter(({ died }) => died !== null).length;
  const [first, last] = [events[0], events.at(-1)];
  const place = found && found !== "failed" ? found.place : "";
  const alone = events.length < 2 && people.length < 3;
  const title =
    layer === "deliveries"
      ? "Delivery"
      : !place
        ? "Reading the log…"
        : `${alone ? LAYER_WORDS[layer].one : "fight"} ${/^\d/.test(place) || place.startsWith("near") ? place : `at ${place}`}`;
  return (
    <section aria-labelledby="fight-title" className="p-5">
      <div className="flex items-start justify-between gap-3">
        <h2 id="fight-title" className="font-semibold text-14 first-letter:uppercase">
          {title}
        </h2>
        <IconButton label="Close" size="small" onClick={close} className="-mt-1.5 -mr-2">
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      {found === "failed" ? (
        <p role="alert" className="mt-1 text-13 text-warn">
          What happened here could not be read. Nothing is lost: close it and open it again.
        </p>
      ) : layer === "deliveries" ? (
        <p className="mt-1 text-13 text-muted">
          An order was placed here, <Time at={spot.at} shape="stamp" />.
        </p>
      ) : found === null ? (
        <div className="mt-2 grid gap-3">
          <Skeleton className="h-4 w-52" />
          <Skeleton className="h-38 w-full" />
          <Skeleton className="h-4 w-full" />
        </div>
      ) : first && last ? (
        <>
          <p className="mt-0.5 text-13 text-muted">
            <Time at={first.at} shape="stamp" />
            {last.at === first.at ? null : (
              <>
                {" "}
                to <Time at={last.at} shape="seconds" />
              </>
            )}
            . {people.length} {people.length === 1 ? "player" : "players"}, {dead} dead
          </p>
          <FightReplay events={events} draw={draw} begins={begins} />
          <ul className="mt-2 divide-y">
            {people.slice(0, 12).map((fighter) => (
              <li key={fighter.name} className="flex h-8.5 items-center gap-2.5 text-13">
                {fighter.died ? (
                  <X aria-hidden className="size-3.5 text-bad" />
                ) : (
                  <CircleDot aria-hidden className="size-3.5 text-info" />
                )}
                <span className="min-w-0 flex-1 truncate">{fighter.name}</span>
                <Outcome fighter={fighter} />
              </li>
            ))}
          </ul>
          <details className="group mt-3">
            <summary className="inline-flex h-9 cursor-pointer items-center gap-2 text-13 text-muted hover:text-ink max-md:h-11">
              <ScrollText aria-hidden className="size-4" />
              Raw lines of {LAYER_WORDS.kills.many}
            </summary>
            <ul className="mt-1 grid gap-2 font-mono text-12">
              {events.flatMap(({ kind, id, rawLine }) =>
                rawLine === null ? (
                  []
                ) : (
                  <li key={`${kind}${id}`} className="break-words rounded-control bg-sunken p-2 text-muted">
                    {rawLine}
                  </li>
                ),
              )}
            </ul>
          </details>
        </>
      ) : (
        <p className="mt-1 text-13 text-muted">
          The log has nothing within 200 m and 90 seconds of this. The line may have been struck since.
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {layer === "deliveries" ? (
          <ButtonLink size="small" href={`${base}/deliveries`}>
            Deliveries
          </ButtonLink>
        ) : (
          <ButtonLink
            size="small"
            href={killsAddress(base, first?.at ?? spot.at, last?.at ?? spot.at)}
            prefetch={false}
          >
            <Crosshair aria-hidden className="size-4" />
            Kill feed
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
