import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { ClientBase } from "pg";
import { appliedMigrations, MigrationError, pendingMigrations, readMigrations } from "@/db/migrate";
import { TABLES } from "@/db/schema/all";
import { type Catalogue, readCatalogue } from "./catalogue";
import { compareCatalogues, type Finding } from "./compare";
import { roleFaults } from "./roles";

export interface Examination {
  /** Differences from what this checkout builds. */
  findings: Finding[];
  /** Rows that no guild can see, because nothing says whose they are. */
  unattributed: { table: string; rows: number }[];
  /** Worth knowing, no fault. */
  notes: string[];
  /** Faults of roles and migrations, as sentences. */
  faults: string[];
}

const expected = (): Catalogue =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL("../sql/catalogue.json", import.meta.url)), "utf8"),
  ) as Catalogue;

async function migrationFaults(client: ClientBase): Promise<string[]> {
  try {
    const pending = pendingMigrations(readMigrations(), await appliedMigrations(client));
    if (pending.length === 0) return [];
    return [
      `These migrations have not run: ${pending.map((m) => m.name).join(", ")}. Run: npm run db:migrate`,
    ];
  } catch (error) {
    if (error instanceof MigrationError) return [error.message];
    throw error;
  }
}

async function unattributedRows(
  client: ClientBase,
  have: Catalogue,
): Promise<{ table: string; rows: number }[]> {
  const found: { table: string; rows: number }[] = [];
  for (const meta of TABLES) {
    const table = getTableConfig(meta.table).name;
    if (meta.scope !== "guild" || !have.tables[table]?.columns.guild_id?.nullable) continue;
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from public."${table}" where guild_id is null`,
    );
    const count = Number(rows[0]?.n ?? 0);
    if (count > 0) found.push({ table, rows: count });
  }
  return found;
}

async function loginNotes(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; trusted: boolean }>(
    "select rolname as name, rolsuper or rolbypassrls as trusted from pg_roles where rolname = current_user",
  );
  const login = rows[0];
  return login?.trusted
    ? [
        `${login.name}, who signs in here, can bypass row-level security. The contexts change to a role that cannot.`,
      ]
    : [];
}

/** Looks at a database and changes nothing. @param client an owner's connection, who can see every row */
export async function examine(client: ClientBase): Promise<Examination> {
  const have = await readCatalogue(client);
  const ours = new Set(TABLES.map((meta) => getTableConfig(meta.table).name));
  const foreign = Object.keys(have.tables).filter((table) => !ours.has(table));
  const notes = await loginNotes(client);
  if (foreign.length > 0) notes.push(`Tables that are not ours and stay untouched: ${foreign.join(", ")}.`);
  const faults = [...(await migrationFaults(client)), ...(await roleFaults(client))];
  let unattributed: Examination["unattributed"] = [];
  try {
    // Fails instead of counting only what this connection may see.
    await client.query("set row_security = off");
    unattributed = await unattributedRows(client, have);
  } catch {
    notes.push("Rows without a guild could not be counted: this connection may not see every row.");
  } finally {
    await client.query("set row_security = on");
  }
  return { findings: compareCatalogues(expected(), have), unattributed, notes, faults };
}

/** True when nothing is wrong. */
export const isHealthy = (found: Examination): boolean =>
  found.findings.length === 0 && found.faults.length === 0 && found.unattributed.length === 0;
