import { EnvError, env } from "@/lib/env";
import { type DbPool, databasePool } from "./client";
import { roleFaults } from "./doctor/roles";
import { appliedMigrations, MigrationError, pendingMigrations, readMigrations } from "./migrate";

/** Why a process must not serve from this database, one sentence each; empty when it may. */
export async function bootFaults(pool: DbPool): Promise<string[]> {
  const client = await pool.connect();
  try {
    const faults = await roleFaults(client);
    try {
      const pending = pendingMigrations(readMigrations(), await appliedMigrations(client));
      if (pending.length > 0)
        faults.push(
          `Migrations are missing (${pending.map((m) => m.name).join(", ")}). Run: npm run db:migrate`,
        );
    } catch (error) {
      if (!(error instanceof MigrationError)) throw error;
      faults.push(error.message);
    }
    // A policy means nothing where it is not forced on the owner, and nothing at all where it is not enabled.
    const open = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
         and not (c.relrowsecurity and c.relforcerowsecurity)
         and has_table_privilege('grizzly_app', c.oid, 'select, insert, update, delete')`,
    );
    if (open.rows.length > 0) {
      faults.push(
        `Row-level security is not forced on ${open.rows.map((row) => row.name).join(", ")}. Run: npm run db:doctor`,
      );
    }
    return faults;
  } finally {
    client.release();
  }
}

/**
 * Ends the process, with sentences that say what to do, when its settings are not right or its database would not
 * keep guilds apart. A database that does not answer yet is no reason: pages wait for it, and say so.
 */
export async function refuseUnsafeBoot(): Promise<void> {
  try {
    env();
    const faults = await bootFaults(databasePool());
    if (faults.length === 0) return;
    console.error(
      `Grizzly does not start on this database:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    );
  } catch (error) {
    if (!(error instanceof EnvError)) {
      console.error(`The database does not answer yet: ${(error as Error).message}`);
      return;
    }
    console.error(error.message);
  }
  process.exit(78);
}
