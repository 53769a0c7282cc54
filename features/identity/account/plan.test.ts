import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { COLLECTIONS } from "./collections";
import { CONSEQUENCES } from "./consequences";
import { ERASURES } from "./erasures";
import type { Erasure } from "./plan-types";
import { STAYING } from "./staying";

/** How columns are called that hold a person: their Discord id, our own id, or their name. */
const PERSON =
  /discord_id$|grizzly_user_id|(^|_)user_id$|_by(_name)?$|^author|^applicant|actor|requested_by|_id_of_person|^concerns$|assigned_to|counterparty|patreon_email|full_name|^username$|stand_in/;
/** Called so, and about no person. */
const NOT_PEOPLE: Readonly<Record<string, string>> = {
  "nitrado_credentials.username": "the game server's own account for files",
  "player_sessions.ended_by": "what ended a session",
  "ticket_waits.ended_by": "what ended a wait",
  "shop_items.paused_by": "whether staff or the item itself paused it",
  "audit_log.actor_kind": "what kind of actor",
  "audit_log.actor_label": "name of a bot or a job",
  "ticket_logs.actor_kind": "what kind of actor",
  "nitrado_oauth_tokens.nitrado_user_id": "the guild's account at Nitrado",
  "account_deletions.stand_in": "stands for nobody by itself",
};

/** What a step says about columns of its table. */
const textOf = (step: Erasure): string => JSON.stringify(step);

let t: TestDatabase;
let columns: { table: string; column: string }[];
beforeAll(async () => {
  t = await testDatabase();
  columns = await t.sql<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables b using (table_schema, table_name)
     where c.table_schema = 'public' and b.table_type = 'BASE TABLE' order by 1, 2`,
  );
});
afterAll(() => t.close());

describe("what a deletion does", () => {
  it("is said of every column that names a person", () => {
    const unsaid = columns.filter(({ table, column }) => {
      if (!PERSON.test(column) || NOT_PEOPLE[`${table}.${column}`] !== undefined) return false;
      const steps = ERASURES.filter((step) => step.table === table);
      if (steps.some((step) => step.verb === "delete")) return false;
      if (steps.some((step) => textOf(step).includes(column))) return false;
      return !STAYING.some(
        ({ table: of, columns }) => (of === table || of === "*") && columns.includes(column),
      );
    });
    expect(
      unsaid,
      "say in features/identity/account what becomes of them when somebody deletes their account",
    ).toEqual([]);
  });

  it("names each step once, and tables that are there", () => {
    const names = ERASURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const tables = new Set(columns.map(({ table }) => table));
    expect([...ERASURES, ...COLLECTIONS].filter(({ table }) => !tables.has(table))).toEqual([]);
  });

  it("is told to people, what goes and what stays", () => {
    expect(new Set(CONSEQUENCES.map(({ fate }) => fate))).toEqual(new Set(["goes", "stays"]));
    for (const { what, why } of CONSEQUENCES) expect(`${what} ${why}`).not.toMatch(/undefined|!/);
  });
});

describe("an archive", () => {
  it("goes by the keys of its tables, and hides columns that are there", () => {
    for (const { table, key, hide = [], file } of COLLECTIONS) {
      const of = new Set(columns.filter((each) => each.table === table).map(({ column }) => column));
      for (const [column] of key) expect([table, column, of.has(column)]).toEqual([table, column, true]);
      for (const column of hide) expect([table, column, of.has(column)]).toEqual([table, column, true]);
      expect(file).toMatch(/^[a-z]+\/[a-z-]+$/);
    }
    expect(new Set(COLLECTIONS.map(({ file }) => file)).size).toBe(COLLECTIONS.length);
  });

  it("holds no secret", () => {
    const secret = columns.filter(
      ({ table, column }) =>
        /token|password|secret|hash|verifier|_key$/.test(column) &&
        COLLECTIONS.some((each) => each.table === table && !(each.hide ?? []).includes(column)) &&
        !["request_hash", "idempotency_key", "key"].includes(column),
    );
    expect(secret).toEqual([]);
  });
});
