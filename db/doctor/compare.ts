import type { Catalogue, ColumnFacts, TableFacts } from "./catalogue";

export interface Finding {
  table: string;
  /** The column, key, constraint, index, policy or right that differs. */
  subject: string;
  /** What is so and what should be, in words. */
  problem: string;
  /** SQL that an operator may run to stop the old shape from refusing rows that are right. */
  relax?: string;
}

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const allowNull = (table: string, column: string): string =>
  `select grizzly_core.allow_null('public.${name(table)}', '${column.replaceAll("'", "''")}');`;
const on = (table: string): string => `alter table public.${name(table)}`;

/** The same expression is printed with other parentheses and casts by other versions of Postgres. */
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/::(character varying|[a-z_ ]+?)(\(\d+\))?(\[\])?(?=[\s,)\]=<>]|$)/g, "")
    .replace(/\b(public|grizzly_core)\.|\bas [a-z_]+|["()\s]/g, "");

function compareDefault(want: ColumnFacts, have: ColumnFacts): string | undefined {
  if (want.identity)
    return have.identity || have.default?.startsWith("nextval(") ? undefined : "does not count by itself";
  if (want.default === null) return undefined;
  if (have.default === null) return `has no default, should have ${want.default}`;
  const same = normal(have.default).replace("current_timestamp", "now") === normal(want.default);
  return same ? undefined : `has the default ${have.default}, should have ${want.default}`;
}

function compareColumn(
  table: string,
  column: string,
  want: ColumnFacts,
  have: ColumnFacts | undefined,
): Finding[] {
  if (!have) return [{ table, subject: column, problem: "is missing" }];
  const found: Finding[] = [];
  if (have.type !== want.type)
    found.push({ table, subject: column, problem: `is ${have.type}, should be ${want.type}` });
  if (have.nullable && !want.nullable)
    found.push({ table, subject: column, problem: "may be null, should not" });
  if (!have.nullable && want.nullable) {
    found.push({
      table,
      subject: column,
      problem: "may not be null, so that rows are refused where it is not known",
      relax: allowNull(table, column),
    });
  }
  const fallback = compareDefault(want, have);
  if (fallback) found.push({ table, subject: column, problem: fallback });
  return found;
}

function extraColumns(table: string, want: TableFacts, have: TableFacts): Finding[] {
  return Object.entries(have.columns)
    .filter(([column]) => !want.columns[column])
    .map(([column, facts]) => {
      const blocks = !facts.nullable && facts.default === null && !facts.identity;
      return {
        table,
        subject: column,
        problem: blocks ? "is not ours and may not be null, so that every new row is refused" : "is not ours",
        ...(blocks && { relax: allowNull(table, column) }),
      };
    });
}

const generated = (facts: ColumnFacts | undefined): boolean =>
  facts !== undefined && (facts.identity || /^(nextval|gen_random_uuid)\(/.test(facts.default ?? ""));

// Two right rows never share a generated number, nor what contains one of our own keys.
function refusesRightRows(columns: string[], want: TableFacts, have: TableFacts): boolean {
  if (columns.length === 1 && generated(have.columns[columns[0] ?? ""])) return false;
  return !want.keys.some(
    (key) => !key.includes(" nulls") && key.split(", ").every((column) => columns.includes(column)),
  );
}

function compareKeys(table: string, want: TableFacts, have: TableFacts): Finding[] {
  const missing = want.keys
    .filter((key) => !have.keys.includes(key))
    .map((key) => ({ table, subject: `key (${key})`, problem: "is missing" }));
  const extra = have.keys
    .filter((key) => !want.keys.includes(key))
    .map((key) => {
      const columns = key.replace(/ nulls.*/, "").split(", ");
      if (!refusesRightRows(columns, want, have))
        return { table, subject: `key (${key})`, problem: "is not ours" };
      return {
        table,
        subject: `key (${key})`,
        problem: "is of the old shape: it may refuse rows that are right",
        relax: `select grizzly_core.drop_key('public.${name(table)}', '{${columns.join(", ")}}');`,
      };
    });
  return [...missing, ...extra];
}

type Named = "constraints" | "indexes" | "policies" | "rights";

function compareNamed(table: string, kind: Named, want: TableFacts, have: TableFacts): Finding[] {
  const label = { constraints: "constraint", indexes: "index", policies: "policy", rights: "rights of" }[
    kind
  ];
  const found: Finding[] = [];
  const present = new Set(Object.values(have[kind]).map(normal));
  for (const [key, definition] of Object.entries(want[kind])) {
    const subject = `${label} ${key}`;
    const actual = have[kind][key];
    if (actual === undefined) {
      if (kind === "constraints" && present.has(normal(definition))) continue;
      found.push({ table, subject, problem: `is missing: ${definition}` });
    } else if (normal(actual) !== normal(definition)) {
      found.push({ table, subject, problem: `is ${actual}, should be ${definition}` });
    }
  }
  const wanted = new Set(Object.values(want[kind]).map(normal));
  for (const [key, definition] of Object.entries(have[kind])) {
    if (want[kind][key] !== undefined || wanted.has(normal(definition))) continue;
    const relax = kind === "constraints" ? { relax: `${on(table)} drop constraint ${name(key)};` } : {};
    found.push({ table, subject: `${label} ${key}`, problem: `is not ours: ${definition}`, ...relax });
  }
  return found;
}

function compareTable(table: string, want: TableFacts, have: TableFacts | undefined): Finding[] {
  if (!have) return [{ table, subject: "table", problem: "is missing" }];
  const walls: Finding[] =
    want.walls && !have.walls
      ? [{ table, subject: "row-level security", problem: "is not forced: guilds are not kept apart here" }]
      : [];
  return [
    ...walls,
    ...Object.entries(want.columns).flatMap(([column, facts]) =>
      compareColumn(table, column, facts, have.columns[column]),
    ),
    ...extraColumns(table, want, have),
    ...compareKeys(table, want, have),
    ...(["constraints", "indexes", "policies", "rights"] as const).flatMap((kind) =>
      compareNamed(table, kind, want, have),
    ),
  ];
}

/** Every difference between what should be and what is, table by table. Tables that are not ours are left alone. */
export function compareCatalogues(want: Catalogue, have: Catalogue): Finding[] {
  const found = Object.keys(want.tables)
    .sort()
    .flatMap((table) => compareTable(table, want.tables[table] as TableFacts, have.tables[table]));
  for (const [key, hash] of Object.entries(want.functions)) {
    if (have.functions[key] !== hash) {
      const problem = have.functions[key] === undefined ? "is missing" : "was changed";
      found.push({ table: "functions", subject: `grizzly_core.${key}`, problem });
    }
  }
  return found;
}

const RELAX_ORDER = [/ drop constraint /, /drop_key/, /allow_null/];

/** The statements that let go of what refuses right rows: constraints before keys, keys before their columns. */
export function relaxStatements(findings: Finding[]): string[] {
  const statements = findings.flatMap((finding) => finding.relax ?? []);
  return RELAX_ORDER.flatMap((kind) => statements.filter((statement) => kind.test(statement)));
}
