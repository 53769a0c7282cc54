import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPool, failureText } from "./client";
import { type Actor, type AuthorizedGuildId, type GuildContext, withGuild } from "./context";
import { economyAccounts } from "./schema/economy";
import { type TestDatabase, testDatabase } from "./testing/database";

const guildId = "100000000000000001" as AuthorizedGuildId;
const actor: Actor = { kind: "system", job: "test" };
const unhandled = vi.fn();

const count = (ctx: GuildContext) => ctx.db.select({ id: economyAccounts.discordId }).from(economyAccounts);

describe.each(["pg", "neon"] as const)("connections that end, with the driver %s", (driver) => {
  let t: TestDatabase;

  beforeAll(async () => {
    process.on("uncaughtException", unhandled);
    t = await testDatabase({ driver, max: 4 });
    await t.sql("insert into economy_accounts (guild_id, discord_id) values ($1, '200000000000000001')", [
      guildId,
    ]);
    // Ends its own connection while it commits, as a restart at that moment would.
    await t.sql(`
      create function die() returns trigger language plpgsql security definer as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create constraint trigger die after insert on shop_order_numbers deferrable initially deferred
        for each row execute function die()`);
  });
  afterAll(async () => {
    await t.close();
    process.off("uncaughtException", unhandled);
  });

  const endOthers = () =>
    t.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
  const read = () => withGuild({ guildId, actor }, count, { readOnly: true });

  it("are replaced when they were idle, and the process goes on", async () => {
    await Promise.all([read(), read(), read(), read()]);
    await endOthers();
    await new Promise((next) => setTimeout(next, 100));
    for (let i = 0; i < 5; i++) expect(await read()).toHaveLength(1);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("are replaced without a failed read, also in the moment they end", async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all([read(), read(), read(), read()]);
      const ending = endOthers();
      const reads = await Promise.allSettled([read(), read(), read(), read()]);
      await ending;
      expect(reads.filter((result) => result.status === "rejected")).toEqual([]);
      expect(await read()).toHaveLength(1);
    }
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("say that nothing is stored when they end inside a transaction", async () => {
    const writing = withGuild({ guildId, actor }, async (ctx) => {
      await ctx.db.update(economyAccounts).set({ balance: 999n });
      await endOthers();
      await count(ctx);
    });
    await expect(writing).rejects.toMatchObject({ code: "unavailable", details: { stored: "no" } });
    expect(await t.sql("select 1 from economy_accounts where balance = 999")).toEqual([]);
  });

  it("say that nobody knows when they end while committing", async () => {
    await new Promise((next) => setTimeout(next, 100));
    await read();
    const committing = withGuild({ guildId, actor }, (ctx) =>
      ctx.db.execute(
        sql`insert into shop_order_numbers (guild_id, shard, next_number) values (${guildId}, 0, 1)`,
      ),
    );
    await expect(committing).rejects.toMatchObject({ code: "unavailable", details: { stored: "unknown" } });
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("do not leak: the pool is whole after all of this", async () => {
    await Promise.all(Array.from({ length: 20 }, read));
    expect(t.pool.totalCount).toBeLessThanOrEqual(4);
    expect(t.pool.waitingCount).toBe(0);
  });
});

it("a database that is not there is unavailable, in words", async () => {
  const { setDatabasePool } = await import("./client");
  const pool = createPool("postgres://nobody@127.0.0.1:1/none");
  setDatabasePool(pool);
  await expect(withGuild({ guildId, actor }, count)).rejects.toMatchObject({
    code: "unavailable",
    message: "The database does not answer. Try again in a moment.",
  });
  setDatabasePool(undefined);
  await pool.end();
});

describe("failureText", () => {
  it.each([
    [new Error("plain"), "plain"],
    [{ error: new Error("inside") }, "inside"],
    [{ message: "", code: "ECONNRESET" }, "ECONNRESET"],
    ["text", "text"],
  ])("%o", (error, text) => {
    expect(failureText(error)).toBe(text);
  });
});
