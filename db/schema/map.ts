import { date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { guildId, moment } from "./columns";
import type { TableMeta } from "./meta";

export const mapCells = pgTable(
  "map_cells",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    day: date("day").notNull(),
    /** As the game names it, without the mission's prefix; empty where it is not known. */
    map: text("map").notNull(),
    /** Column × 1024 + row of cells of 120 m. */
    cell: integer("cell").notNull(),
    kills: integer("kills").notNull().default(0),
    deaths: integer("deaths").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "map_cells_pkey", columns: [t.guildId, t.serviceId, t.day, t.map, t.cell] }),
    index("map_cells_map_idx").on(t.guildId, t.map, t.day),
  ],
);

export const mapDays = pgTable(
  "map_days",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    day: date("day").notNull(),
    /** What `kill_days` said when the day was counted: another number there means that it must be counted again. */
    kills: integer("kills").notNull(),
    deaths: integer("deaths").notNull(),
    countedAt: moment("counted_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "map_days_pkey", columns: [t.guildId, t.serviceId, t.day] })],
);

export const mapTables: TableMeta[] = [
  {
    table: mapCells,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup of kills by server, day and cell: heat never reads kills",
    meaning: "Kills and deaths of a day in a cell of a map",
    writtenBy: "Grizzly Bot",
    readBy: "map",
  },
  {
    table: mapDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "which days the rollups of the map hold, and of how many kills",
    meaning: "A server's day as far as it is counted for the map",
    writtenBy: "Grizzly Bot",
    readBy: "Grizzly Bot",
  },
];
