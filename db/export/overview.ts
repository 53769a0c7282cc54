import { getTableConfig } from "drizzle-orm/pg-core";
import { TABLES } from "@/db/schema/all";
import type { TableMeta } from "@/db/schema/meta";
import { MODULES, moduleTitle } from "./modules";

const SCOPES: Record<TableMeta["scope"], string> = {
  guild: "guild",
  mixed: "guild or platform",
  person: "person",
  platform: "platform",
};

const cell = (text: string): string => text.replaceAll("|", "\\|");

function columnList(meta: TableMeta): string {
  const { columns, primaryKeys } = getTableConfig(meta.table);
  const primary = new Set(
    primaryKeys[0]?.columns.map((c) => c.name) ?? columns.filter((c) => c.primary).map((c) => c.name),
  );
  return columns
    .map(
      (c) =>
        `\`${c.name}\` ${c.getSQLType()}${primary.has(c.name) ? " **key**" : c.notNull ? "" : " *or nothing*"}`,
    )
    .join(" · ");
}

function section(meta: TableMeta): string {
  const { name } = getTableConfig(meta.table);
  const why = "reason" in meta ? ` (${meta.reason})` : "";
  const lines = [
    `### ${name}`,
    `${meta.meaning}. Scope: **${SCOPES[meta.scope]}**${why}. Written by ${meta.writtenBy} → read by ${meta.readBy}.`,
  ];
  const notes: string[] = [];
  if (meta.appendOnly) notes.push("Rows are only ever added.");
  if (meta.public)
    notes.push(
      meta.public.columns ? "Visitors read some columns of public rows." : "Visitors read public rows.",
    );
  if (meta.beyond) notes.push(`Beyond the overview: ${meta.beyond}.`);
  if (notes.length > 0) lines.push("", notes.join(" "));
  lines.push("", columnList(meta));
  return lines.join("\n");
}

/** `docs/SCHEMA_OVERVIEW.md`: every table with columns, scope, meaning, writers and readers. */
export function renderOverview(): string {
  const parts = [
    "# Schema overview",
    "",
    "Made by `npm run db:export` from `db/schema`; do not edit. Scopes: **guild** rows carry `guild_id` and are seen in",
    "that guild's scope only; **person** rows are seen by that person; **platform** rows belong to no one, for the reason",
    "given. Every table but `migrations` has forced row-level security.",
    "",
    "| table | scope | meaning | written by | read by |",
    "|---|---|---|---|---|",
    ...TABLES.map((meta) => {
      const { name } = getTableConfig(meta.table);
      return `| [${name}](#${name}) | ${SCOPES[meta.scope]} | ${cell(meta.meaning)} | ${cell(meta.writtenBy)} | ${cell(meta.readBy)} |`;
    }),
  ];
  for (const module of MODULES) {
    const tables = TABLES.filter((meta) => meta.module === module);
    if (tables.length === 0) continue;
    parts.push("", `## ${module}: ${moduleTitle(module)}`, "", tables.map(section).join("\n\n"));
  }
  return `${parts.join("\n")}\n`;
}
