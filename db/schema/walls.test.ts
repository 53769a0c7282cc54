import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { TABLES } from "./all";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const nameOf = (meta: (typeof TABLES)[number]) => getTableConfig(meta.table).name;
const names = TABLES.map(nameOf);
const guildOwned = TABLES.filter((meta) => meta.scope === "guild").map(nameOf);

// Platform tables, mixed tables and those of persons: a new one is added here by hand, with its reason in the schema.
const GLOBAL = new Set(
  `event_subscriptions update_logs bot_updates rate_limits migrations leases patreon_sync_logs patreon_webhook_deliveries
   websocket_connections response_times log_events platform_status platform_status_days platform_incidents network_numbers
   interbot_events interbot_event_deliveries audit_log bot_logs token_refresh_errors resource_stats feature_flags
   service_notifications grizzly_users guild_rights guild_rights_state platform_staff patreon_subscriptions
   patreon_verification_requests subscriptions supporter_thanks users accounts session user_sessions oauth_tokens
   oauth_link_attempts verification_requests directory_searches page_tags patreon_creator_tokens
   account_exports account_export_files account_deletions notice_choices`.split(/\s+/),
);

describe("every table of the catalogue", () => {
  it("is described in the schema, and the other way round", async () => {
    const rows = await t.sql<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    expect(rows.map((row) => row.name)).toEqual([...names].sort());
  });

  it("is guild-owned, or on the short list of others", () => {
    expect(names.filter((name) => !guildOwned.includes(name)).sort()).toEqual([...GLOBAL].sort());
    for (const meta of TABLES)
      if ("reason" in meta) expect(meta.reason.length, nameOf(meta)).toBeGreaterThan(10);
  });

  it("has forced row-level security, but for the record of migrations", async () => {
    const rows = await t.sql<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)",
    );
    expect(rows).toEqual([{ name: "migrations" }]);
  });

  it("is owned by none of the roles that the contexts use, and cannot be emptied by them", async () => {
    const rows = await t.sql(
      `select c.relname, r.rolname from pg_class c cross join pg_roles r
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and r.rolname like 'grizzly\\_%'
         and (c.relowner = r.oid or has_table_privilege(r.oid, c.oid, 'truncate, references, trigger'))`,
    );
    expect(rows).toEqual([]);
  });

  it("grants nothing to everybody", async () => {
    const rows = await t.sql(
      "select relname from pg_class c cross join lateral aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee = 0",
    );
    expect(rows).toEqual([]);
  });
});

const hiding = new Set(
  TABLES.flatMap((meta) => (meta.scope === "guild" && meta.seen ? [getTableConfig(meta.table).name] : [])),
);

/** Whether an `or` stands beside the guild's own condition, which would open it. */
function topLevelOr(qual: string): boolean {
  let depth = 0;
  for (const [at, char] of [...qual].entries()) {
    if (char === "(") depth++;
    if (char === ")") depth--;
    if (depth === 1 && qual.startsWith(" OR ", at)) return true;
  }
  return false;
}

describe("every guild-owned table", () => {
  it.each(guildOwned)(
    "%s has guild_id not null, its scope's policy, and keys that carry the guild",
    async (name) => {
      const [column] = await t.sql<{ is_nullable: string; data_type: string }>(
        "select is_nullable, data_type from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = 'guild_id'",
        [name],
      );
      expect(column).toEqual({ is_nullable: "NO", data_type: "character varying" });

      const policies = await t.sql<{ roles: string; cmd: string; qual: string; with_check: string }>(
        "select roles::text, cmd, qual, with_check from pg_policies where schemaname = 'public' and tablename = $1 and 'grizzly_app' = any (roles)",
        [name],
      );
      const scope = "((guild_id)::text = ( SELECT grizzly_core.guild_id() AS guild_id))";
      expect(policies).toEqual([
        { roles: "{grizzly_app}", cmd: "ALL", qual: expect.any(String), with_check: scope },
      ]);
      // A table may hide more of the guild's rows, and never fewer.
      const qual = policies[0]?.qual ?? "";
      if (hiding.has(name)) expect(qual.startsWith(`(${scope} AND (`) && !topLevelOr(qual)).toBe(true);
      else expect(qual).toBe(scope);

      const keys = await t.sql<{ columns: string[]; leads: boolean }>(
        `select array_agg(a.attname::text) as columns, bool_or(a.attnum = i.indkey[0] and a.attname = 'guild_id') as leads
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = $1::regclass and i.indisunique group by i.indexrelid`,
        [`public.${name}`],
      );
      expect(keys.some((key) => key.leads)).toBe(true);
      const global = keys
        .filter((key) => !key.columns.includes("guild_id"))
        .map((key) => key.columns.join(", "));
      // Public addresses, and the id that seals a token's place, are the only values that are unique across guilds.
      const allowed: Record<string, string[]> = {
        guilds: ["slug"],
        server_listings: ["slug"],
        nitrado_oauth_tokens: ["id"],
      };
      expect(global).toEqual(allowed[name] ?? []);
    },
  );

  it("is pointed to only with the guild in the key", async () => {
    const rows = await t.sql<{ name: string; columns: string[]; target: string[] }>(
      `select c.conname as name,
         (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as columns,
         (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.confrelid and a.attnum = any (c.confkey)) as target
       from pg_constraint c where c.contype = 'f' and c.confrelid::regclass::text = any ($1)`,
      [guildOwned],
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(row.columns, row.name).toContain("guild_id");
      expect(row.target, row.name).toContain("guild_id");
    }
  });

  it.each(["economy_transactions", "economy_movements", "audit_log", "ticket_logs", "shop_order_events"])(
    "%s can only be added to, by every role",
    async (name) => {
      const rows = await t.sql<{ role: string }>(
        `select r.rolname as role from pg_roles r where r.rolname like 'grizzly\\_%'
           and has_table_privilege(r.oid, $1::regclass, 'update, delete, truncate')`,
        [`public.${name}`],
      );
      expect(rows).toEqual([]);
    },
  );
});

describe("policies", () => {
  it("that let everything through belong to the system's role, or to a table of the platform", async () => {
    const rows = await t.sql<{ name: string; role: string }>(
      `select tablename as name, roles[1]::text as role from pg_policies
       where schemaname = 'public' and (qual = 'true' or with_check = 'true') and roles <> '{grizzly_system}'`,
    );
    const platform = new Set(TABLES.filter((meta) => meta.scope === "platform").map(nameOf));
    // Copies that are there for visitors alone: of whom a supporter shows, and of what the directory is searched by.
    expect(rows.filter((row) => !platform.has(row.name)).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: "directory_entries", role: "grizzly_public" },
      { name: "directory_ranks", role: "grizzly_public" },
      { name: "supporter_thanks", role: "grizzly_public" },
    ]);
  });

  it("are for one of our roles each, never for everybody", async () => {
    const rows = await t.sql(
      "select policyname from pg_policies where schemaname = 'public' and not roles::text ~ '^{grizzly_(app|member|public|system)}$'",
    );
    expect(rows).toEqual([]);
  });
});

describe("what could look past the walls", () => {
  it("is not there: views without their reader's rights, stored results, functions with their owner's rights", async () => {
    const views = await t.sql(
      `select relname from pg_class where relnamespace = 'public'::regnamespace
         and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'))`,
    );
    const definers = await t.sql(
      "select proname from pg_proc where prosecdef and pronamespace in ('public'::regnamespace, 'grizzly_core'::regnamespace)",
    );
    expect([...views, ...definers]).toEqual([]);
  });

  it("is no right of the four roles", async () => {
    const rows = await t.sql(
      `select rolname from pg_roles where rolname like 'grizzly\\_%'
         and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolinherit)`,
    );
    expect(rows).toEqual([]);
    const members = await t.sql(
      "select m.roleid::regrole::text as role from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'grizzly\\_%'",
    );
    expect(members).toEqual([]);
  });
});
