import type { LifeFacts } from "../data/life";
import { type Life, type LifeMoment, thinned } from "../life";
import { type MapPoint, nearPlace } from "../near-place";
import type { KillKind } from "../schema";
import { activityWords } from "./activity-words";
import { diedWords } from "./kill-words";

const how = (weapon: string | null, distance: number | null) =>
  [weapon && `with ${weapon}`, distance === null ? null : `from ${Math.round(distance)} m`]
    .filter(Boolean)
    .map((part) => ` ${part}`)
    .join("");

const point = (x: number | null, y: number | null): MapPoint | null =>
  x === null || y === null ? null : { x, north: y };

/** A life as a reader follows it, moment by moment. */
export function lifeOf(facts: LifeFacts): Life {
  const { death, before, after } = facts;
  const moment = (at: Date, kind: LifeMoment["kind"], words: string, place: MapPoint | null): LifeMoment => ({
    at: at.toISOString(),
    kind,
    words,
    place,
    where: place && nearPlace(death.map, place),
  });
  const ended = diedWords(death.kind as KillKind);
  const moments = [
    ...facts.joins.map(({ at }) => moment(at, "join", "Joined", null)),
    ...facts.kills.map((kill) =>
      moment(
        kill.at,
        "kill",
        `Killed ${kill.victim ?? "somebody"}${how(kill.weapon, kill.distance)}`,
        point(kill.x, kill.y),
      ),
    ),
    ...facts.activity.map(({ at, kind, detail, position }) =>
      moment(
        at,
        kind === "seen" ? "seen" : kind === "hit" || kind === "hit_by_player" ? "hit" : "did",
        activityWords(kind, detail, null),
        position && { x: position.x, north: position.y },
      ),
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = moment(
    death.at,
    "death",
    death.kind === "pvp"
      ? `Killed by ${death.killer_name ?? "somebody"}${how(death.weapon, death.distance)}`
      : `${ended.charAt(0).toUpperCase()}${ended.slice(1)}`,
    point(death.location_x, death.location_y),
  );
  const all = thinned([...moments, last]);
  return {
    killId: Number(death.kill_id),
    from: before?.at.toISOString() ?? all[0]?.at ?? last.at,
    to: last.at,
    map: death.map,
    service: death.service,
    moments: all,
    cut: facts.cut,
    before: before ? Number(before.kill_id) : null,
    after: after ? Number(after.kill_id) : null,
  };
}
