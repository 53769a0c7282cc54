import { getTableConfig } from "drizzle-orm/pg-core";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLES } from "./schema/all";
import { type TestDatabase, testDatabase } from "./testing/database";
import { insertText, ROW_DISCORD, ROW_PERSON, type RowMaker, rowMaker } from "./testing/rows";

const A = "100000000000000001";
const B = "100000000000000002";
const STRANGER = { person: "00000000-0000-4000-8000-0000000000aa", discord: "200000000000000011" };

const byScope = (...scopes: string[]) =>
  TABLES.filter((meta) => scopes.includes(meta.scope)).map((meta) => getTableConfig(meta.table).name);
const tenantTables = byScope("guild", "mixed");
const personTables = byScope("person");
const publicTables = new Set(
  TABLES.filter((meta) => meta.public).map((meta) => getTableConfig(meta.table).name),
);

/** Tables whose every row visitors may read: it stands there only while its listing is live (decision 36). */
const openTables = new Set(["directory_entries", "directory_ranks"]);

interface Scope {
  role: string;
  guild?: string;
  person?: string;
  discord?: string;
}

type Outcome = { rows: number } | { refused: string };

describe.each(["pg", "neon"] as const)("rows of another guild, with the driver %s", (driver) => {
  let t: TestDatabase;
  let maker: RowMaker;
  let client: PoolClient;

  beforeAll(async () => {
    t = await testDatabase({ driver, max: 2 });
    maker = await rowMaker(t);
    for (const table of maker.order.filter(
      (name) => tenantTables.includes(name) || personTables.includes(name),
    )) {
      const guilds = tenantTables.includes(table) ? [A, B] : [A];
      for (const guild of guilds) {
        const row = maker.row(table, guild, 1);
        if (table === "grizzly_users") Object.assign(row, { id: ROW_PERSON });
        // A number that is unique across guilds, where the table is not keyed by guild.
        if (guild === B && !(await keyedByGuild(table))) row.id = 2;
        if (table === "accounts" || table === "session") row.user_id = "00000000-0000-4000-8000-000000000001";
        if (table === "interbot_event_deliveries") row.event_id = guild === A ? 1 : 2;
        if (table === "nitrado_oauth_tokens" && guild === B) row.id = "00000000-0000-4000-8000-000000000002";
        await t.sql(insertText(table, row), Object.values(row));
      }
    }
    client = await t.pool.connect();
  });
  afterAll(async () => {
    client.release();
    await t.close();
  });

  async function keyedByGuild(table: string): Promise<boolean> {
    const rows = await t.sql(
      `select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = $1::regclass and i.indisprimary and a.attname in ('guild_id', 'event_id')`,
      [`public.${table}`],
    );
    return rows.length > 0;
  }

  /** Tries a statement in a scope and undoes it. */
  async function tried(scope: Scope, text: string, values: unknown[] = []): Promise<Outcome> {
    await client.query(`begin; set local role ${scope.role}`);
    for (const [key, value] of [
      ["guild_id", scope.guild],
      ["user_id", scope.person],
      ["discord_id", scope.discord],
    ]) {
      if (value !== undefined) await client.query("select set_config($1, $2, true)", [`app.${key}`, value]);
    }
    try {
      const result = await client.query(text, values);
      return { rows: result.rowCount ?? 0 };
    } catch (error) {
      return { refused: (error as { code: string }).code };
    } finally {
      await client.query("rollback");
    }
  }

  const nothing = (outcome: Outcome) =>
    "rows" in outcome ? outcome.rows === 0 : outcome.refused === "42501";

  async function statements(table: string): Promise<[string, string, unknown[]][]> {
    const foreign = maker.row(table, B, 3);
    const [column] = Object.keys(foreign);
    return [
      ["select", `select 1 from public."${table}" where guild_id = $1`, [B]],
      ["update", `update public."${table}" set "${column}" = "${column}" where guild_id = $1`, [B]],
      ["delete", `delete from public."${table}" where guild_id = $1`, [B]],
      ["insert", insertText(table, foreign), Object.values(foreign)],
    ];
  }

  it.each(tenantTables)(
    "%s: neither seen, changed, removed nor added in the scope of guild A",
    async (table) => {
      const inA: Scope = { role: "grizzly_app", guild: A };
      for (const [verb, text, values] of await statements(table)) {
        expect([verb, nothing(await tried(inA, text, values))]).toEqual([verb, true]);
      }
      expect(await tried(inA, `select 1 from public."${table}"`)).toEqual({ rows: 1 });
      const moved = await tried(inA, `update public."${table}" set guild_id = $1`, [B]);
      expect(moved).toEqual({ refused: "42501" });
    },
  );

  it.each(tenantTables)("%s: nothing at all without a scope, and with an empty one", async (table) => {
    const everything: [string, string, unknown[]][] = [
      ["select all", `select 1 from public."${table}"`, []],
      ["delete all", `delete from public."${table}"`, []],
      ...(await statements(table)),
    ];
    for (const guild of [undefined, ""]) {
      for (const [verb, text, values] of everything) {
        const outcome = await tried(
          { role: "grizzly_app", ...(guild !== undefined && { guild }) },
          text,
          values,
        );
        expect([verb, nothing(outcome)]).toEqual([verb, true]);
      }
    }
  });

  it.each(tenantTables)(
    "%s: nothing for a person who has nothing to do with it, nor for visitors",
    async (table) => {
      const stranger: Scope = { role: "grizzly_member", person: STRANGER.person, discord: STRANGER.discord };
      for (const scope of [stranger, { role: "grizzly_member" }]) {
        for (const [verb, text, values] of await statements(table)) {
          expect([verb, nothing(await tried(scope, text, values))]).toEqual([verb, true]);
        }
      }
      for (const [verb, text, values] of await statements(table)) {
        if (openTables.has(table) && verb === "select") continue;
        const outcome = await tried({ role: "grizzly_public" }, text, values);
        // No guild shows itself here, so that even public tables have nothing to show.
        expect([verb, nothing(outcome)]).toEqual([verb, true]);
      }
    },
  );

  it.each(personTables)(
    "%s: a person's rows are not seen or changed by another, with or without a scope",
    async (table) => {
      const [column] = Object.keys(maker.row(table, A, 1));
      const stranger: Scope = { role: "grizzly_member", person: STRANGER.person, discord: STRANGER.discord };
      const scopes: Scope[] = [
        stranger,
        { role: "grizzly_member" },
        { role: "grizzly_member", person: "", discord: "" },
        {
          role: "grizzly_app",
          guild: "100000000000000009",
          person: STRANGER.person,
          discord: STRANGER.discord,
        },
        ...(publicTables.has(table) ? [] : [{ role: "grizzly_public" }]),
      ];
      for (const scope of scopes) {
        for (const text of [
          `select 1 from public."${table}"`,
          `update public."${table}" set "${column}" = "${column}"`,
          `delete from public."${table}"`,
        ]) {
          expect([scope, text, nothing(await tried(scope, text))]).toEqual([scope, text, true]);
        }
      }
      const own: Scope = { role: "grizzly_member", person: ROW_PERSON, discord: ROW_DISCORD };
      expect(await tried(own, `select 1 from public."${table}"`)).toEqual({ rows: 1 });
    },
  );

  it("nobody makes themselves staff, a supporter or an owner", async () => {
    const own: Scope = { role: "grizzly_member", person: ROW_PERSON, discord: ROW_DISCORD };
    for (const table of [
      "platform_staff",
      "subscriptions",
      "patreon_subscriptions",
      "guild_rights",
      "users",
      "accounts",
    ]) {
      const row = maker.row(table, B, 3);
      expect(await tried(own, insertText(table, row), Object.values(row)), table).toEqual({
        refused: "42501",
      });
      const [column] = Object.keys(row);
      expect(nothing(await tried(own, `update public."${table}" set "${column}" = "${column}"`)), table).toBe(
        true,
      );
    }
  });

  it("left every row where it was", async () => {
    for (const table of tenantTables) {
      const rows = await t.sql<{ guild_id: string }>(`select guild_id from public."${table}" order by 1`);
      expect([table, rows.map((row) => row.guild_id)]).toEqual([table, [A, B]]);
    }
  });
});
