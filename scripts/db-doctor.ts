import pg from "pg";
import { relaxStatements } from "@/db/doctor/compare";
import { examine, isHealthy } from "@/db/doctor/examine";
import { report } from "@/db/doctor/report";
import { rawEnv } from "@/lib/env";

const settings = rawEnv();
const url = settings.DATABASE_DIRECT_URL || settings.DATABASE_URL;
if (!url) {
  console.error("Set DATABASE_URL to the address of the database to look at.");
  process.exit(1);
}

const client = new pg.Client({ connectionString: url, application_name: "grizzly-doctor" });
client.on("error", () => undefined);
try {
  await client.connect();
  const found = await examine(client);
  console.log(report(found));
  const statements = relaxStatements(found.findings);
  if (process.argv.includes("--relax") && statements.length > 0) {
    console.log(`\n${statements.join("\n")}`);
    if (process.argv.includes("--yes")) {
      await client.query(`begin; ${statements.join(" ")} commit`);
      console.log(`Done: ${statements.length} statements. Run the doctor again.`);
    }
  }
  process.exitCode = isHealthy(found) ? 0 : 1;
} catch (error) {
  console.error(
    `The database could not be examined: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
} finally {
  await client.end().catch(() => undefined);
}
