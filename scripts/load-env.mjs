// Loaded before our command line tools: settings from the shell, else from .env; and where no database is named there,
// those of the house that runs from this checkout (npm start), so that the tools work beside it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function fill(file) {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8"))))
    process.env[name] ??= value;
}

fill(join(root, ".env"));

const house = join(root, ".data/house.env");
if (!process.env.DATABASE_URL && existsSync(house)) {
  const pid = Number(parseEnv(readFileSync(house, "utf8")).HOUSE_PID);
  try {
    process.kill(pid, 0);
    fill(house);
  } catch (error) {
    // Left by a house that was killed.
    if (error.code === "EPERM") fill(house);
  }
}
