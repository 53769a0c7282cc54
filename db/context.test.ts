import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import {
  type Actor,
  type AuthorizedGuildId,
  type Tx,
  withGuild,
  withPublic,
  withSystem,
  withUser,
} from "./context";
import { joined, runJoined } from "./joined";
import { grizzlyUsers, guilds } from "./schema/core";
import { economyAccounts } from "./schema/economy";
import { type TestDatabase, testDatabase } from "./testing/database";
import { prepared, preparedLast } from "./transaction";

const A = "100000000000000001" as AuthorizedGuildId;
const B = "100000000000000002" as AuthorizedGuildId;
const job: Actor = { kind: "system", job: "test" };
const ann = { userId: "00000000-0000-4000-8000-00000000000a", discordId: "200000000000000001" };
const bob = { userId: "00000000-0000-4000-8000-00000000000b", discordId: "200000000000000002" };

describe.each(["pg", "neon"] as const)("contexts with the driver %s", (driver) => {
  let t: TestDatabase;

  beforeAll(async () => {
    t = await testDatabase({ driver, max: 3 });
    for (const person of [ann, bob]) {
      await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'name')", [
        person.userId,
        person.discordId,
      ]);
    }
    for (const [guild, isPublic] of [
      [A, true],
      [B, false],
    ] as const) {
      await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, 'name', $2, $3)", [
        guild,
        `guild-${guild}`,
        isPublic,
      ]);
      await t.sql("insert into economy_accounts (guild_id, discord_id, balance) values ($1, $2, 5)", [
        guild,
        ann.discordId,
      ]);
      await t.sql("insert into economy_accounts (guild_id, discord_id, balance) values ($1, $2, 7)", [
        guild,
        bob.discordId,
      ]);
    }
  });
  afterAll(() => t.close());

  const accounts = (db: Tx) =>
    db.select({ guild: economyAccounts.guildId, person: economyAccounts.discordId }).from(economyAccounts);

  describe("what a context sees", () => {
    it("a guild sees its own rows and no other guild's", async () => {
      const rows = await withGuild({ guildId: A, actor: job }, (ctx) => accounts(ctx.db));
      expect(rows).toHaveLength(2);
      expect(new Set(rows.map((row) => row.guild))).toEqual(new Set([A]));
    });

    it("a person sees what guilds keep about them, across guilds", async () => {
      const rows = await withUser({ ...ann, actor: { kind: "user", ...ann } }, (ctx) => accounts(ctx.db));
      expect(rows.map((row) => row.guild).sort()).toEqual([A, B]);
      expect(new Set(rows.map((row) => row.person))).toEqual(new Set([ann.discordId]));
    });

    it("a guild sees the acting person and the people who hold an account in it", async () => {
      const seen = await withGuild({ guildId: A, actor: { kind: "user", ...ann } }, (ctx) =>
        ctx.db.select({ id: grizzlyUsers.id }).from(grizzlyUsers),
      );
      expect(seen.map((row) => row.id).sort()).toEqual([ann.userId, bob.userId]);
    });

    it("visitors see guilds that show themselves, and no account at all", async () => {
      expect(await withPublic((ctx) => ctx.db.select({ id: guilds.guildId }).from(guilds))).toEqual([
        { id: A },
      ]);
      await expect(withPublic((ctx) => accounts(ctx.db))).rejects.toThrow();
    });

    it("a job of the platform sees all", async () => {
      expect(await withSystem(job, (ctx) => accounts(ctx.db))).toHaveLength(4);
    });
  });

  describe("what a context leaves behind", () => {
    it("no scope and no role on the pooled connection", async () => {
      await withGuild({ guildId: A, actor: { kind: "user", ...ann } }, (ctx) => accounts(ctx.db));
      for (let i = 0; i < 6; i++) {
        const { rows } = await t.pool.query(
          "select coalesce(current_setting('app.guild_id', true), '') || coalesce(current_setting('app.user_id', true), '') as scope, current_user = session_user as own",
        );
        expect(rows[0]).toEqual({ scope: "", own: true });
      }
    });

    it("nothing of a transaction that throws", async () => {
      const failing = withGuild({ guildId: A, actor: job }, async (ctx) => {
        await ctx.db
          .update(economyAccounts)
          .set({ balance: 999n })
          .where(eq(economyAccounts.discordId, ann.discordId));
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      const rows = await t.sql("select 1 from economy_accounts where balance = 999");
      expect(rows).toHaveLength(0);
    });

    it("no success where a statement failed and its error was swallowed", async () => {
      const swallowing = withGuild({ guildId: A, actor: job }, async (ctx) => {
        await ctx.db.execute(sql`select 1 / 0`).catch(() => undefined);
        return "stored";
      });
      await expect(swallowing).rejects.toThrow("swallowed");
    });

    it("no way to send a query after its end", async () => {
      const leaked = await withGuild({ guildId: A, actor: job }, async (ctx) => ({ db: ctx.db }));
      await expect(accounts(leaked.db)).rejects.toThrow();
      const rows = await t.sql<{ n: number }>("select 1 as n");
      expect(rows).toEqual([{ n: 1 }]);
    });

    it("part of a nested transaction that failed, and the rest of the outer one", async () => {
      await withGuild({ guildId: A, actor: job }, async (ctx) => {
        await ctx.db
          .update(economyAccounts)
          .set({ totalEarned: 1n })
          .where(eq(economyAccounts.discordId, ann.discordId));
        await ctx.db
          .transaction(async (inner) => {
            await inner.update(economyAccounts).set({ totalEarned: 2n });
            throw new Error("inner");
          })
          .catch(() => undefined);
      });
      const rows = await t.sql<{ total_earned: string }>(
        "select total_earned from economy_accounts where guild_id = $1 order by discord_id",
        [A],
      );
      expect(rows.map((row) => row.total_earned)).toEqual(["1", "0"]);
    });
  });

  describe("COMMIT with the last statement", () => {
    const give =
      "update economy_accounts set balance = balance + 1 where guild_id = $1 and discord_id = $2 returning balance";
    const fail = "update economy_accounts set balance = -1 where guild_id = $1 and discord_id = $2";
    const scope = { guildId: B, actor: job };
    const values = [B, ann.discordId];
    const balance = async () =>
      (
        await t.sql("select balance from economy_accounts where guild_id = $1 and discord_id = $2", values)
      )[0];

    it("stores it, and sends nothing behind it", async () => {
      const before = await balance();
      const run = withGuild(
        scope,
        async ({ db }) => {
          await preparedLast(db, give, values);
          await prepared(db, give, values);
        },
        { commitWithLast: true },
      );
      await expect(run).rejects.toThrow("has ended");
      expect(await balance()).not.toEqual(before);
    });

    it("stores nothing where the statement fails, and leaves the connection usable", async () => {
      const before = await balance();
      const run = withGuild(
        scope,
        async ({ db }) => {
          await prepared(db, give, values);
          await preparedLast(db, fail, values);
        },
        { commitWithLast: true },
      );
      await expect(run).rejects.toMatchObject({ code: "23514" });
      expect(await balance()).toEqual(before);
      await withGuild(scope, ({ db }) => prepared(db, "select 1 as one", []));
    });

    it("waits for the end where the owner of the transaction goes on", async () => {
      const before = await balance();
      const run = withGuild(scope, async ({ db }) => {
        await preparedLast(db, give, values);
        await prepared(db, give, values);
        throw new Error("stop");
      });
      await expect(run).rejects.toThrow("stop");
      expect(await balance()).toEqual(before);
    });
  });

  it("joined parts keep their own values and see each other's expressions", async () => {
    const parts = joined(
      { ctes: "a as (select $1::int + $2::int as sum)", answers: { sum: "(select sum from a)" }, values: 2 },
      {
        ctes: "b as (select sum * $1::int as product from a)",
        answers: { product: "(select product from b)", own: "$2::text" },
        values: 2,
      },
    );
    const run = (...values: unknown[][]) => withPublic(({ db }) => runJoined(db, parts, values));
    expect(await run([2, 3], [10, "x"])).toEqual({ sum: 5, product: 50, own: "x" });
    await expect(run([2, 3], [10])).rejects.toThrow("Part 2 takes 2 values.");
  });

  describe("what a context refuses", () => {
    it("writes where it only reads", async () => {
      const writing = withGuild(
        { guildId: A, actor: job },
        (ctx) => ctx.db.update(economyAccounts).set({ balance: 1n }),
        { readOnly: true },
      );
      await expect(writing).rejects.toMatchObject({ cause: { code: "25006" } });
    });

    it.each(["'; drop table guilds; --", "1' or '1'='1", "", "12345", "100000000000000001\n"])(
      "a guild id that is none: %j",
      async (guildId) => {
        const trying = async () =>
          withGuild({ guildId: guildId as AuthorizedGuildId, actor: job }, (ctx) => accounts(ctx.db));
        await expect(trying()).rejects.toBeInstanceOf(AppError);
      },
    );
  });

  it("prepared() answers with bigint and Date, and names each text once a connection", async () => {
    const rows = await withGuild({ guildId: A, actor: job }, (ctx) =>
      prepared<{ balance: bigint; created_at: Date }>(
        ctx.db,
        "select balance, created_at from economy_accounts where discord_id = $1",
        [ann.discordId],
      ),
    );
    expect(rows[0]?.balance).toBe(5n);
    expect(rows[0]?.created_at).toBeInstanceOf(Date);
  });
});
