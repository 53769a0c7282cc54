import { csvText } from "@/lib/csv";
import type { PlayerRow } from "./profile";

const HEAD = [
  "player",
  "player_id",
  "platform_id",
  "linked_to",
  "online",
  "kills",
  "deaths",
  "headshots",
  "best_streak",
  "longest_shot_m",
  "played_seconds",
  "sessions",
  "first_seen_utc",
  "last_seen_utc",
];

/** Players as CSV, with every column whichever the page shows. */
export function playersCsv(players: readonly PlayerRow[]): string {
  const rows = players.map((player) => [
    player.name,
    player.playerId,
    player.platformId,
    player.person,
    player.online ? "yes" : "no",
    player.kills,
    player.deaths,
    player.headshots,
    player.bestStreak,
    player.longestShot,
    player.playtimeSeconds,
    player.sessions,
    player.firstSeenAt,
    player.lastSeenAt,
  ]);
  return csvText(HEAD, rows);
}
