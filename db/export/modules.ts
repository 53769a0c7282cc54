import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TABLES } from "@/db/schema/all";
import type { SqlModule } from "@/db/schema/meta";
import { renderAccess, renderIndexes, renderTable } from "./tables";

/** The exported files in the order in which they are applied. */
export const MODULES = [
  "00_core",
  "10_patronage",
  "20_gameplay",
  "30_nitrado",
  "40_os_management",
  "50_website",
  "99_indexes",
] as const;

type ModuleName = (typeof MODULES)[number];

/** Raised by hand with each change of a module. */
const VERSIONS: Record<ModuleName, { version: string; date: string }> = {
  "00_core": { version: "1.0", date: "2026-11-22" },
  "10_patronage": { version: "1.0", date: "2026-11-22" },
  "20_gameplay": { version: "1.1", date: "2026-11-23" },
  "30_nitrado": { version: "1.1", date: "2026-11-23" },
  "40_os_management": { version: "1.0", date: "2026-11-22" },
  "50_website": { version: "1.1", date: "2026-11-23" },
  "99_indexes": { version: "1.1", date: "2026-11-23" },
};

const TITLES: Record<ModuleName, string> = {
  "00_core": "persons, guilds, the bus, audit; roles and the functions that the other files use",
  "10_patronage": "Patreon memberships and plans",
  "20_gameplay": "players, kills, coins",
  "30_nitrado": "Nitrado, servers, listings",
  "40_os_management": "tickets, members, monitoring",
  "50_website": "sign-in, shop, dashboards",
  "99_indexes": "foreign keys, indexes, row-level security and rights, after every table is there",
};

/** Roles, scope functions and the functions that add what is missing. */
export const prelude = () =>
  readFileSync(fileURLToPath(new URL("./prelude.sql", import.meta.url)), "utf8").trim();

function body(name: ModuleName): string {
  if (name === "99_indexes") {
    return TABLES.map((meta) =>
      [renderIndexes(meta.table), renderAccess(meta)].filter(Boolean).join("\n"),
    ).join("\n\n");
  }
  const tables = TABLES.filter((meta) => meta.module === (name satisfies SqlModule)).map(renderTable);
  return [...(name === "00_core" ? [prelude()] : []), ...tables].join("\n\n");
}

/** One exported SQL file. It can be applied with `psql -f`, after the files with lower numbers, any number of times. */
export function renderModule(name: ModuleName): string {
  const { version, date } = VERSIONS[name];
  return [
    `-- v${version} (${date})`,
    `-- Grizzly ${name}: ${TITLES[name]}.`,
    "-- Made by `npm run db:export` from db/schema; do not edit.",
    "set client_min_messages = warning;",
    "",
    body(name),
    "",
  ].join("\n");
}

/** What a module is about, in a few words. */
export const moduleTitle = (name: ModuleName): string => TITLES[name];
