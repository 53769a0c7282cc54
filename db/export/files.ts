import type { Catalogue } from "@/db/doctor/catalogue";
import { MODULES, renderModule } from "./modules";
import { renderOverview } from "./overview";

/** Where the doctor finds what a whole database looks like. */
export const CATALOGUE_FILE = "db/sql/catalogue.json";

/** One table a line, so that a change can be read. */
export function renderCatalogue({ tables, functions }: Catalogue): string {
  const lines = Object.keys(tables)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(tables[name])}`);
  return `{\n"functions": ${JSON.stringify(functions)},\n"tables": {\n${lines.join(",\n")}\n}}\n`;
}

/** Every file that `npm run db:export` writes but the catalogue, by path from the root. */
export function exportedFiles(): Record<string, string> {
  const files: Record<string, string> = { "docs/SCHEMA_OVERVIEW.md": renderOverview() };
  for (const name of MODULES) files[`db/sql/${name}.sql`] = renderModule(name);
  return files;
}

/** All exported modules as one text, in order: what a migration that brings the whole schema consists of. */
export const wholeSchema = (): string => MODULES.map(renderModule).join("\n");
