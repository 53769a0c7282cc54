import { ChevronRight, Play, Swords } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import { formatSpan } from "@/lib/time";
import type { Fight, Fighter, FightMoment } from "../../feed-entries";
import { nearPlace } from "../../near-place";
import { howWords, mapAddress } from "../kill-words";
import { FightSketch } from "./fight-sketch";
import { type FeedFrame, HitLine, KillProof, Person } from "./kill-feed-proof";
import { FEED_GRID, KillTitle } from "./kill-feed-row";

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

function deeds({ kills, hits, died }: Fighter): string {
  const done = [];
  if (kills > 0) done.push(many(kills, "kill"));
  if (hits > 0) done.push(many(hits, "hit"));
  done.push(died ? "dead" : "alive");
  return done.join(", ");
}

function Fighters({ fight, guild }: { fight: Fight; guild: string }) {
  return (
    <ul className="grid content-start divide-y" aria-label="Who fought">
      {fight.fighters.map((fighter) => (
        <li
          key={fighter.playerId ?? fighter.name}
          className="flex items-baseline justify-between gap-4 py-1.5 first:pt-0"
        >
          <span className="min-w-0 truncate">
            <span
              aria-hidden
              className={cn(
                "mr-2.5 inline-block size-2 rounded-full",
                fighter.died ? "bg-chart-kills" : "bg-chart-players",
              )}
            />
            <Person person={fighter} guild={guild} />
          </span>
          <span className={cn("shrink-0 text-12", fighter.died ? "text-bad" : "text-muted")}>
            {deeds(fighter)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Moment({ moment: { kill, hit, at }, frame }: { moment: FightMoment; frame: FeedFrame }) {
  const time = (
    <span className="text-muted">
      <Time at={at} shape="seconds" />
    </span>
  );
  if (hit)
    return (
      <p className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2 py-1">
        {time}
        <span className="min-w-0 break-words">
          <HitLine hit={hit} guild={frame.guild} />
        </span>
      </p>
    );
  if (!kill) return null;
  return (
    <details className="group/kill">
      <summary className="grid min-h-8 cursor-default list-none grid-cols-[5rem_minmax(0,1fr)_1rem] items-center gap-2 rounded-item hover:bg-fill">
        {time}
        <span className={cn("min-w-0 break-words", kill.struck && "line-through")}>
          <span aria-hidden className="mr-2 inline-block size-2 rounded-full bg-chart-kills" />
          <KillTitle kill={kill} />
          <span className="text-muted">{howWords(kill) === "" ? "" : `: ${howWords(kill)}`}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 text-faint group-open/kill:rotate-90" />
      </summary>
      <div className="mt-1 mb-2 rounded-control border bg-ground p-3">
        <KillProof kill={kill} hits={[]} frame={frame} />
      </div>
    </details>
  );
}

/** Several deaths and hits that belong together, as one row that opens to them. */
export function FightRow({ fight, frame }: { fight: Fight; frame: FeedFrame }) {
  const place = fight.middle && nearPlace(fight.map, fight.middle);
  const span = Date.parse(fight.to) - Date.parse(fight.from);
  // The map finds a fight by one of its deaths: its middle may be far from all of them.
  const death = fight.moments.find(({ kill }) => kill?.place)?.kill;
  const map =
    death && mapAddress(frame.guild, { map: fight.map, place: death.place, at: death.at, play: true });
  const head = fight.fighters.slice(0, 3).map(({ name }) => name);
  const rest = fight.fighters.length - head.length;
  return (
    <details className="group" id={`fight-${fight.killId}`}>
      <summary
        className={cn(
          FEED_GRID,
          "min-h-11 cursor-default list-none py-1.5 text-13 transition-colors duration-quick hover:bg-fill max-md:py-3",
        )}
      >
        <span className="text-muted max-md:order-2 max-md:text-right">
          <Time at={fight.to} shape="smart" />
        </span>
        <span className="flex min-w-0 items-center gap-2">
          <Swords aria-hidden className="-ml-1 size-3.5 shrink-0 text-chart-kills" />
          <span className="min-w-0 truncate">
            <b className="font-medium">Fight{place ? ` ${place}` : ""}</b>
          </span>
        </span>
        <span className="truncate text-muted max-md:order-3 max-md:col-span-2">
          {many(fight.fighters.length, "player")}, {fight.dead} dead
          {span > 0 ? `, ${formatSpan(span)}` : ""}
        </span>
        <span className="truncate text-muted max-md:order-4 max-md:col-span-2">
          {head.join(", ")}
          {rest > 0 ? ` and ${rest} more` : ""}
          {fight.service ? `, ${fight.service}` : ""}
        </span>
        <span className="max-md:hidden" />
        <ChevronRight
          aria-hidden
          className="size-4 text-faint transition-transform duration-quick group-open:rotate-90 max-md:hidden"
        />
      </summary>
      <div className="mx-5 mb-3 grid gap-x-8 gap-y-4 rounded-control border bg-sunken p-4 text-13 max-md:mx-4 max-md:p-3 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          {fight.moments.map((moment) => (
            <Moment
              key={moment.kill ? `k${moment.kill.killId}` : `h${moment.hit?.id}`}
              moment={moment}
              frame={frame}
            />
          ))}
        </div>
        <div className="grid content-start gap-4">
          <FightSketch fight={fight} />
          <Fighters fight={fight} guild={frame.guild} />
          {map ? (
            <ButtonLink href={map} size="small" prefetch={false} className="justify-self-start">
              <Play aria-hidden />
              Replay on the map
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </details>
  );
}
