import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { prepared } from "@/db/transaction";
import { LEDGER_CAUSES, LEDGER_LINE } from "./data/ledger";
import { KILLS } from "./data/past-log";
import { NAMED } from "./data/people";

let db: TestDatabase;
let world: ShopWorld;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
  const rows = 3_000;
  await db.sql(
    `with accounts as (insert into economy_accounts (guild_id, discord_id) select $1, (100000000000000000 + i)::text from generate_series(1, $2) i),
     kills as (insert into kill_logs (kill_id, guild_id, kind, timestamp) select i, $1, 'pvp', now() - make_interval(secs => i) from generate_series(1, $2) i)
     insert into reward_decisions (guild_id, source, source_kind, source_id, amount, status, reason, occurred_at)
     select $1, 'kill:' || i, 'kill', i::text, 25, 'held', 'Nobody', now() from generate_series(1, $2) i`,
    [world.guildId, rows],
  );
  await db.sql(
    `insert into economy_transactions (guild_id, account, discord_id, amount, transaction_type, cause_kind, cause_id)
     select $1, 'person', (100000000000000000 + i)::text, 5, 'kill_reward', 'kill', i::text from generate_series(1, $2) i`,
    [world.guildId, rows],
  );
  await db.sql("analyze economy_accounts, kill_logs, reward_decisions, economy_transactions");
});
afterAll(() => db.close());

const planOf = (text: string, values: unknown[]) =>
  withGuild(world.job, async (ctx: GuildContext) => {
    const rows = await prepared<Record<string, string>>(ctx.db, `explain (costs off) ${text}`, values);
    return rows.map((row) => Object.values(row)[0]).join("\n");
  });

/** Tables that a plan reads from end to end. */
const whole = (plan: string) => [...plan.matchAll(/Seq Scan on (\w+)/g)].map((found) => found[1]);
const LARGE = ["economy_accounts", "economy_transactions", "kill_logs", "reward_decisions"];

describe("a page of the economy, under row-level security, reads no large table from end to end", () => {
  it.each<[string, () => [string, unknown[]]]>([
    [
      "lines of the ledger",
      () => [
        `${LEDGER_LINE} ${LEDGER_CAUSES} where t.guild_id = $1 and t.transaction_id = any($2::bigint[])`,
        [world.guildId, [1, 2, 3]],
      ],
    ],
    [
      "kills of a simulation",
      () => [KILLS, [world.guildId, new Date(0), new Date(), Number.MAX_SAFE_INTEGER, 50]],
    ],
    ["names and balances", () => [NAMED, [world.guildId, ["100000000000000005"]]]],
  ])("%s", async (_name, query) => {
    const plan = await planOf(...query());
    expect(plan).toContain("Index");
    expect(whole(plan).filter((table) => LARGE.includes(table ?? ""))).toEqual([]);
  });
});
