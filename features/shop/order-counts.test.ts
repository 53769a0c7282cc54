import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { prepared } from "@/db/transaction";
import { scopeForJob } from "@/features/guilds/scope";
import { orderCounts } from "./data/orders";

const GUILD = "688446347673600091";
const BUYER = "688446347673600092";
const scope = scopeForJob(GUILD, "orders");

let db: TestDatabase;

// A guild with a long history, of which three orders are still open.
beforeAll(async () => {
  db = await testDatabase();
  await db.sql("insert into guilds (guild_id, name, slug) values ($1, 'Long history', 'long-history')", [
    GUILD,
  ]);
  await db.sql(
    `insert into shop_purchases (guild_id, discord_id, number, total_cost, state)
     select $1, $2, nr, 5, coalesce(('{queued,restart_seen,failed}'::text[])[nr], case nr % 2 when 0 then 'delivered' else 'refunded' end)
     from generate_series(1, 20000) nr`,
    [GUILD, BUYER],
  );
  await db.sql("analyze shop_purchases");
});
afterAll(() => db.close());

/** Rows of orders that this connection has read. */
async function rowsRead(ctx: GuildContext): Promise<number> {
  const [row] = await prepared<{ read: bigint }>(
    ctx.db,
    "select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'shop_purchases'",
    [],
  );
  return Number(row?.read);
}

it.each([null, BUYER])("the badges of %s count what is open and read nothing else", async (person) => {
  const { counts, read } = await withGuild(scope, async (ctx) => {
    const before = await rowsRead(ctx);
    const counts = await orderCounts(ctx, person);
    return { counts, read: (await rowsRead(ctx)) - before };
  });
  expect(counts).toEqual({ open: 3, answer: 1, look: 1 });
  expect(read).toBe(3);
});
