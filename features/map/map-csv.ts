import { csvText } from "@/lib/csv";
import type { BusySquare, PlacedDeath } from "./data/table";
import { placeWords } from "./places";

/** Events with their places as CSV. */
export function eventsCsv(map: string, rows: readonly PlacedDeath[]): string {
  return csvText(
    [
      "time_utc",
      "killer",
      "victim",
      "weapon_or_cause",
      "distance_m",
      "east_m",
      "north_m",
      "place",
      "service_id",
      "kill_id",
    ],
    rows.map((row) => [
      row.at,
      row.killer,
      row.victim,
      row.weapon,
      row.distance,
      row.x,
      row.z,
      placeWords(map, row.x, row.z),
      row.serviceId,
      row.id,
    ]),
  );
}

/** Squares of the map as CSV. */
export function squaresCsv(map: string, rows: readonly BusySquare[]): string {
  return csvText(
    ["east_m", "north_m", "place", "count"],
    rows.map(({ x, z, count }) => [x, z, placeWords(map, x, z), count]),
  );
}
