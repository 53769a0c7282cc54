import { createHash } from "node:crypto";
import pg from "pg";
import { migrate, readMigrations } from "@/db/migrate";

const LOCK = 4_749_960;

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Runs SQL on a connection of its own. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "grizzly-test" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A migrated, empty database to clone from, named after its migrations: made once a server, whoever comes first.
 * @returns its name
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const hash = createHash("sha256");
  for (const migration of readMigrations()) hash.update(migration.hash);
  const name = `grizzly_template_${hash.digest("hex").slice(0, 12)}`;
  await onServer(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const there = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (there.rowCount) return;
    // Under another name until it is whole, so that a broken start leaves no half template.
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft}`);
    await client.query(`create database ${draft}`);
    await migrate(databaseUrl(serverUrl, draft));
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

/**
 * Drops a database that nobody needs any more. Postgres' own cleaners may be at work in it for a moment, and its
 * owner may not end those: tried again until they have gone, for ten seconds at most.
 */
export async function dropDatabase(server: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "42501" || tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
