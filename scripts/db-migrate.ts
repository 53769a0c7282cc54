import { MigrationError, migrate } from "@/db/migrate";
import { rawEnv } from "@/lib/env";

/** The address for what needs one session: migrations, locks. */
const settings = rawEnv();
const url = settings.DATABASE_DIRECT_URL || settings.DATABASE_URL;

if (!url) {
  console.error(
    "Set DATABASE_URL (or DATABASE_DIRECT_URL, where that goes through a pooler) to the database's address.",
  );
  process.exit(1);
}
try {
  const applied = await migrate(url, { log: (line) => console.log(line) });
  console.log(
    applied.length === 0
      ? "The database is up to date."
      : `Applied ${applied.length}: ${applied.join(", ")}.`,
  );
} catch (error) {
  console.error(
    error instanceof MigrationError ? error.message : `The migration failed and is undone: ${String(error)}`,
  );
  process.exit(1);
}
