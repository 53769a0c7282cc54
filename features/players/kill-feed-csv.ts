import { csvText } from "@/lib/csv";
import type { FeedKill } from "./kill-feed";
import { nearPlace } from "./near-place";

const HEAD = [
  "time_utc",
  "kind",
  "killer",
  "killer_player_id",
  "victim",
  "victim_player_id",
  "weapon",
  "distance_m",
  "body_part",
  "headshot",
  "cause",
  "server",
  "map",
  "east",
  "north",
  "place",
  "concluded",
  "historical",
  "struck",
  "reward",
  "reward_coins",
  "reward_reason",
  "file",
  "byte",
  "line",
  "kill_id",
];

/** Kills as CSV, each with the line of the log that says it. */
export function killsCsv(kills: readonly FeedKill[]): string {
  const rows = kills.map((kill) => [
    kill.at,
    kill.kind,
    kill.killer?.name ?? null,
    kill.killer?.playerId ?? null,
    kill.victim.name,
    kill.victim.playerId,
    kill.weapon,
    kill.distance,
    kill.bodyPart,
    kill.headshot ? "yes" : "no",
    kill.cause,
    kill.service,
    kill.map,
    kill.place?.x ?? null,
    kill.place?.north ?? null,
    kill.place ? nearPlace(kill.map, kill.place) : null,
    kill.inferred ? "yes" : "no",
    kill.historical ? "yes" : "no",
    kill.struck?.reason ?? null,
    kill.reward?.status ?? null,
    kill.reward?.coins ?? null,
    kill.reward?.reason ?? null,
    kill.file,
    kill.byteOffset,
    kill.raw,
    kill.killId,
  ]);
  return csvText(HEAD, rows);
}
