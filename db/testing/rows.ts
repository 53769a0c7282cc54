import { getTableConfig } from "drizzle-orm/pg-core";
import { TABLES } from "@/db/schema/all";
import type { TestDatabase } from "./database";

/** Ids that every made-up row uses, so that rows point to each other. */
export const ROW_UUID = "00000000-0000-4000-8000-0000000000ff";
export const ROW_PERSON = "00000000-0000-4000-8000-0000000000ee";
export const ROW_DISCORD = "200000000000000099";

export interface RowMaker {
  /** The tables in an order in which their rows can be added. */
  order: string[];
  /** Column values of a row that the table takes. @param id the number it gets where it has one */
  row(table: string, guildId: string, id: number): Record<string, unknown>;
}

interface Column {
  t: string;
  name: string;
  type: string;
  needed: boolean;
}

// What no type and no check tells.
const SPECIAL: Record<string, (guildId: string, id: number) => unknown> = {
  discord_id: () => ROW_DISCORD,
  grizzly_user_id: () => ROW_PERSON,
  created_by: () => ROW_DISCORD,
  slug: (guildId, id) => `guild-${guildId}-${id}`,
  day: () => "2026-01-01",
};

/** Columns that may be empty as such, but not in the row that the other made-up values describe. */
const ALSO: Record<string, string[]> = { delivery_attempts: ["purchase_id"] };

function made(column: Column, guildId: string, id: number, choices: Map<string, string>): unknown {
  const special = SPECIAL[column.name];
  if (column.name === "guild_id") return guildId;
  if (special) return special(guildId, id);
  const choice = choices.get(`${column.t}.${column.name}`);
  if (choice !== undefined) return choice;
  if (column.type.endsWith("[]")) return "{}";
  if (/^(text|character)/.test(column.type)) return `v1.${guildId.slice(-6)}.${id}`;
  if (/^(bigint|integer|smallint)$/.test(column.type)) return id;
  if (/^(double|numeric)/.test(column.type)) return 1;
  if (column.type === "uuid") return ROW_UUID.replace(/ff$/, String(id).padStart(2, "0"));
  if (column.type === "boolean") return true;
  if (column.type === "jsonb") return "{}";
  if (column.type === "bytea") return Buffer.from("x");
  if (column.type === "tsvector") return "word";
  if (column.type === "date") return `2026-01-0${id}`;
  if (column.type.startsWith("timestamp")) return `2026-01-0${id}T00:00:00Z`;
  throw new Error(`No made-up value for ${column.t}.${column.name} (${column.type}).`);
}

/** Reads the catalogue and makes rows for any table of it: a new table needs no line here. */
export async function rowMaker(t: TestDatabase): Promise<RowMaker> {
  const columns = await t.sql<Column>(
    `select c.relname as t, a.attname as name, format_type(a.atttypid, null) as type,
            (a.attnotnull and not a.atthasdef) or a.attidentity <> ''
              or exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as needed
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  const checks = await t.sql<{ t: string; column: string; value: string }>(
    `select conrelid::regclass::text as t, m[1] as column, m[2] as value from pg_constraint,
       regexp_match(pg_get_constraintdef(oid), '^CHECK \\(\\((\\w+) = ANY \\(ARRAY\\[''([^'']*)''') as m
     where contype = 'c' and m is not null`,
  );
  const choices = new Map(checks.map((check) => [`${check.t}.${check.column}`, check.value]));
  const links = await t.sql<{ t: string; target: string }>(
    "select conrelid::regclass::text as t, confrelid::regclass::text as target from pg_constraint where contype = 'f' and conrelid <> confrelid",
  );
  const waiting = TABLES.map((meta) => getTableConfig(meta.table).name);
  const order: string[] = [];
  while (order.length < waiting.length) {
    const ready = waiting.find(
      (table) =>
        !order.includes(table) && links.every((link) => link.t !== table || order.includes(link.target)),
    );
    if (!ready) throw new Error("Tables point at each other in a circle.");
    order.push(ready);
  }
  return {
    order,
    row: (table, guildId, id) => {
      const own = columns.filter((column) => column.t === table);
      const wanted = own.filter(
        (column) =>
          column.needed ||
          column.name === "guild_id" ||
          column.name in SPECIAL ||
          ALSO[table]?.includes(column.name),
      );
      // An order by the old key only, and a saved place needs an owner: what belongs to no person stays without one.
      const given = wanted.filter(
        (column) => !(table === "delivery_coordinates" && column.name === "discord_id"),
      );
      return Object.fromEntries(given.map((column) => [column.name, made(column, guildId, id, choices)]));
    },
  };
}

/** An INSERT of a made-up row. */
export function insertText(table: string, row: Record<string, unknown>): string {
  const names = Object.keys(row);
  const values = names.map((_, index) => `$${index + 1}`);
  return `insert into public."${table}" (${names.map((name) => `"${name}"`).join(", ")}) values (${values.join(", ")})`;
}
