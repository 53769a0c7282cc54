import type { ClientBase } from "pg";

export interface ColumnFacts {
  type: string;
  nullable: boolean;
  default: string | null;
  identity: boolean;
}

export interface TableFacts {
  columns: Record<string, ColumnFacts>;
  /** Unique keys, primary ones among them: column names in order of name, with what limits them. */
  keys: string[];
  /** Checks and foreign keys by name. */
  constraints: Record<string, string>;
  indexes: Record<string, string>;
  /** Row-level security: enabled and forced. */
  walls: boolean;
  policies: Record<string, string>;
  /** Rights by role: `select`, or `select (a, b)` where only on columns. */
  rights: Record<string, string>;
}

/** What a database consists of, as far as this project is concerned. */
export interface Catalogue {
  tables: Record<string, TableFacts>;
  /** Functions of the schema `grizzly_core`, by their hash. */
  functions: Record<string, string>;
}

const COLUMNS = `
select c.relname as t, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
       pg_get_expr(d.adbin, d.adrelid) as fallback, a.attidentity <> '' as identity
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
order by c.relname, a.attname`;

const KEYS = `
select c.relname as t,
       (select string_agg(a.attname, ', ' order by a.attname) from pg_attribute a
         where a.attrelid = c.oid and a.attnum = any ((i.indkey::smallint[])[0:i.indnkeyatts - 1]))
       || case when i.indnullsnotdistinct then ' nulls not distinct' else '' end as key
from pg_index i join pg_class c on c.oid = i.indrelid
where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indpred is null and i.indexprs is null
order by 1, 2`;

const CONSTRAINTS = `
select c.relname as t, k.conname as name, pg_get_constraintdef(k.oid) as definition
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace = 'public'::regnamespace and k.contype in ('c', 'f')
order by 1, 2`;

const INDEXES = `
select tablename as t, indexname as name, indexdef as definition from pg_indexes
where schemaname = 'public'
  and indexname not in (select conname from pg_constraint where contype in ('p', 'u'))
order by 1, 2`;

const WALLS = `
select relname as t, relrowsecurity and relforcerowsecurity as walls from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;

const POLICIES = `
select tablename as t, policyname as name,
       concat_ws(' ', permissive, cmd, 'to', array_to_string(roles, ','), 'using', qual, 'check', with_check) as definition
from pg_policies where schemaname = 'public' order by 1, 2`;

const RIGHTS = `
select c.relname as t, g.rolname as name,
       string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as definition
from pg_class c
cross join lateral aclexplode(c.relacl) a
join pg_roles g on g.oid = a.grantee
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and g.rolname like 'grizzly\\_%'
group by 1, 2
union all
select c.relname, g.rolname,
       lower(a.privilege_type) || ' (' || string_agg(att.attname, ', ' order by att.attname) || ')'
from pg_class c
join pg_attribute att on att.attrelid = c.oid and att.attacl is not null
cross join lateral aclexplode(att.attacl) a
join pg_roles g on g.oid = a.grantee
where c.relnamespace = 'public'::regnamespace and g.rolname like 'grizzly\\_%'
group by 1, 2, a.privilege_type
order by 1, 2, 3`;

const FUNCTIONS = `
select proname as name, md5(prosrc || pg_get_function_result(oid) || provolatile::text || prosecdef::text) as definition
from pg_proc where pronamespace = (select oid from pg_namespace where nspname = 'grizzly_core') order by 1`;

interface Row {
  t: string;
  name: string;
  definition: string;
}

/** Reads what is there. Two databases of the same schema give equal answers. */
export async function readCatalogue(client: ClientBase): Promise<Catalogue> {
  const tables: Record<string, TableFacts> = {};
  const of = (name: string): TableFacts => {
    tables[name] ??= {
      columns: {},
      keys: [],
      constraints: {},
      indexes: {},
      walls: false,
      policies: {},
      rights: {},
    };
    return tables[name];
  };
  const columns = await client.query<{
    t: string;
    name: string;
    type: string;
    nullable: boolean;
    fallback: string | null;
    identity: boolean;
  }>(COLUMNS);
  for (const c of columns.rows)
    of(c.t).columns[c.name] = {
      type: c.type,
      nullable: c.nullable,
      default: c.fallback,
      identity: c.identity,
    };
  for (const k of (await client.query<{ t: string; key: string }>(KEYS)).rows) of(k.t).keys.push(k.key);
  for (const w of (await client.query<{ t: string; walls: boolean }>(WALLS)).rows) of(w.t).walls = w.walls;
  const named = async (text: string, field: "constraints" | "indexes" | "policies" | "rights") => {
    for (const row of (await client.query<Row>(text)).rows) {
      const facts = of(row.t)[field];
      facts[row.name] = facts[row.name] ? `${facts[row.name]}; ${row.definition}` : row.definition;
    }
  };
  await named(CONSTRAINTS, "constraints");
  await named(INDEXES, "indexes");
  await named(POLICIES, "policies");
  await named(RIGHTS, "rights");
  const functions: Record<string, string> = {};
  for (const f of (await client.query<Row>(FUNCTIONS)).rows) functions[f.name] = f.definition;
  return { tables, functions };
}
