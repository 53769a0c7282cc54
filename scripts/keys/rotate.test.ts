import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { open, parseKeyring, seal } from "@/lib/crypto";
import { rotateKeys } from "./rotate";
import { SEALED_COLUMNS } from "./sealed-columns";

const GUILD = "100000000000000001";
const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const before = parseKeyring(`old:${key(1)}`);
const both = parseKeyring(`new:${key(2)},old:${key(1)}`);
const after = parseKeyring(`new:${key(2)}`);

let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'name', 'name')", [GUILD]);
});
afterAll(() => t.close());

describe("key rotation", () => {
  it("knows every column that the database says is sealed", async () => {
    const rows = await t.sql<{ table: string; definition: string }>(
      "select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) like '%v1.%'",
    );
    const sealed = rows.flatMap(({ table, definition }) =>
      [...definition.matchAll(/(\w+) ~~ 'v1\.%'/g)].map((match) => `${table}.${match[1]}`),
    );
    expect(sealed.length).toBeGreaterThanOrEqual(6);
    const known = new Set(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`));
    expect(sealed.filter((column) => !known.has(column))).toEqual([]);
  });

  it("moves every value to the current key, more than a batch, and then finds nothing to do", async () => {
    for (let n = 0; n < 450; n++) {
      const id = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
      const place = (column: string) => ({ table: "oauth_tokens", column, row: id });
      await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'x')", [
        id,
        String(200000000000000000n + BigInt(n)),
      ]);
      await t.sql(
        "insert into oauth_tokens (id, grizzly_user_id, provider, provider_account_id, access_token, refresh_token) values ($1, $1, 'discord', $2, $3, $4)",
        [
          id,
          `account-${n}`,
          seal(before, place("access_token"), `a${n}`),
          n % 2 ? seal(before, place("refresh_token"), `r${n}`) : null,
        ],
      );
    }
    const token = "00000000-0000-4000-8000-00000000abcd";
    const place = { table: "nitrado_tokens", column: "token", row: token, guildId: GUILD };
    await t.sql("insert into nitrado_tokens (id, guild_id, token) values ($1, $2, $3)", [
      token,
      GUILD,
      seal(before, place, "nitrado"),
    ]);

    const results = await rotateKeys(both);
    expect(results.map((result) => result.sealed)).toEqual([450, 225, 0, 0, 0, 0, 0, 1, 0]);
    expect(results.every((result) => result.unreadable === 0)).toBe(true);
    const rows = await t.sql<{ id: string; access_token: string }>(
      "select id, access_token from oauth_tokens order by id",
    );
    rows.forEach(({ id, access_token }, n) => {
      expect(open(after, { table: "oauth_tokens", column: "access_token", row: id }, access_token)).toBe(
        `a${n}`,
      );
    });
    const nitrado = await t.sql<{ token: string }>("select token from nitrado_tokens");
    expect(open(after, place, nitrado[0]?.token ?? "")).toBe("nitrado");
    expect((await rotateKeys(both)).every((result) => result.sealed === 0)).toBe(true);
  });

  it("leaves what does not open as it is, and says so", async () => {
    const id = "00000000-0000-4000-8000-000000000000";
    const moved = seal(before, { table: "oauth_tokens", column: "access_token", row: "another" }, "x");
    await t.sql("update oauth_tokens set access_token = $2 where id = $1", [id, moved]);
    const results = await rotateKeys(both);
    expect(results[0]).toMatchObject({ sealed: 0, unreadable: 1 });
    const rows = await t.sql<{ access_token: string }>(
      "select access_token from oauth_tokens where id = $1",
      [id],
    );
    expect(rows[0]?.access_token).toBe(moved);
  });
});
