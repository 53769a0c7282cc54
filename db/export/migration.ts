import { getTableConfig } from "drizzle-orm/pg-core";
import type { Finding } from "@/db/doctor/compare";
import { TABLES } from "@/db/schema/all";
import { prelude } from "./modules";
import { renderAccess, renderIndexes, renderTable } from "./tables";

export interface NextMigration {
  /** SQL that adds what is missing; empty where nothing is. */
  sql: string;
  /** What no addition repairs: it needs a statement by hand. */
  byHand: Finding[];
}

/** What a new migration has to hold so that a database of the migrations so far becomes one of this schema. */
export function nextMigration(findings: Finding[]): NextMigration {
  const differing = new Set(findings.map((finding) => finding.table));
  const tables = TABLES.filter((meta) => differing.has(getTableConfig(meta.table).name));
  const parts = [
    ...(differing.has("functions") ? [prelude()] : []),
    ...tables.map(renderTable),
    ...tables.map((meta) => renderIndexes(meta.table)),
    ...tables.map(renderAccess),
  ].filter(Boolean);
  const repaired = /^(is missing|was changed)/;
  const byHand = findings.filter((f) => !repaired.test(f.problem) && !/^(policy|rights of)/.test(f.subject));
  return { sql: parts.length > 0 ? `${parts.join("\n\n")}\n` : "", byHand };
}
