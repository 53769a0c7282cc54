import { writeFileSync } from "node:fs";
import pg from "pg";
import { type Catalogue, readCatalogue } from "@/db/doctor/catalogue";
import { compareCatalogues } from "@/db/doctor/compare";
import { wholeSchema } from "@/db/export/files";
import { nextMigration } from "@/db/export/migration";
import { migrate, readMigrations } from "@/db/migrate";
import { startThrowawayPostgres } from "./lib/embedded-postgres";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Say what the migration does: npm run db:generate -- ticket_tags");
  process.exit(1);
}

const server = await startThrowawayPostgres();

async function catalogueOf(database: string, build: (url: string) => Promise<unknown>): Promise<Catalogue> {
  const url = new URL(server.url);
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query(`create database ${database}`);
  await owner.end();
  url.pathname = `/${database}`;
  await build(url.toString());
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return await readCatalogue(client);
  } finally {
    await client.end();
  }
}

try {
  const have = await catalogueOf("migrated", migrate);
  const want = await catalogueOf("wanted", async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(wholeSchema());
    await client.end();
  });
  const { sql, byHand } = nextMigration(compareCatalogues(want, have));
  if (sql === "") console.log("The migrations already build this schema.");
  else {
    const file = `db/migrations/${String(readMigrations().length + 1).padStart(4, "0")}_${name}.sql`;
    writeFileSync(file, `-- ${name.replaceAll("_", " ")}\n\n${sql}`);
    console.log(`Wrote ${file}. Read it, then run: npm run db:export && npm test`);
  }
  for (const finding of byHand)
    console.log(`By hand: ${finding.table}: ${finding.subject} ${finding.problem}`);
} finally {
  await server.stop();
}
