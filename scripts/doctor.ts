import { type Env, parseEnv, rawEnv } from "@/lib/env";
import { examineBooks } from "./doctor/books";
import { type Finding, line } from "./doctor/finding";
import { examineNitrado } from "./doctor/nitrado";
import { examineDiscord, examinePatreon } from "./doctor/providers";
import { examineSettings } from "./doctor/settings";
import { ROOT } from "./lib/house-run";
import { runPart } from "./lib/parts";

let wrong = 0;

function show(title: string, findings: Finding[]): void {
  console.log(`\n${title}`);
  for (const finding of findings) {
    console.log(line(finding));
    if (finding.state === "bad") wrong++;
  }
}

async function database(): Promise<void> {
  console.log("\nDatabase");
  if (!rawEnv().DATABASE_URL) {
    console.log(
      "  ✗ not examined: no DATABASE_URL is set, and no house runs from this checkout (npm start).",
    );
    wrong++;
    return;
  }
  const env = Object.fromEntries(
    Object.entries(rawEnv()).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  const args = ["--import", "tsx", "scripts/db-doctor.ts"];
  const onLine = (text: string) => console.log(`  ${text}`);
  await runPart({ name: "the database's doctor", args, env, cwd: ROOT, onLine }).catch(() => {
    wrong++;
  });
}

function settings(): Env | undefined {
  try {
    return parseEnv(rawEnv());
  } catch {
    return undefined;
  }
}

show("Settings", examineSettings(rawEnv()));
await database();
const databaseUrl = rawEnv().DATABASE_URL;
if (databaseUrl) show("Coins", await examineBooks(databaseUrl));
const env = settings();
if (env) {
  show("Discord", await examineDiscord(env));
  show("Patreon", await examinePatreon(env));
  show("Nitrado", await examineNitrado(env));
} else {
  console.log("\nDiscord, Patreon and Nitrado are not examined before the settings are complete.");
}
console.log(wrong === 0 ? "\nEverything is as it should be." : `\n${wrong} to put right.`);
process.exit(wrong === 0 ? 0 : 1);
