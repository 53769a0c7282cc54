import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import pg from "pg";
import { readCatalogue } from "@/db/doctor/catalogue";
import { CATALOGUE_FILE, exportedFiles, renderCatalogue, wholeSchema } from "@/db/export/files";
import { startThrowawayPostgres } from "./lib/embedded-postgres";

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}

for (const [path, text] of Object.entries(exportedFiles())) write(path, text);

// The catalogue is what a database really makes of these files.
const server = await startThrowawayPostgres();
try {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(wholeSchema());
  write(CATALOGUE_FILE, renderCatalogue(await readCatalogue(client)));
  await client.end();
} finally {
  await server.stop();
}
