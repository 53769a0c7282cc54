import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { killsOf } from "@/db/testing/kills";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { linkPlayer, unlinkPlayer } from "@/features/players/mutations/links";
import { AppError } from "@/lib/errors";
import { DAY, MINUTE } from "@/lib/time";
import { cancelBounty, expireBounties } from "./mutations/close";
import { placeBounty } from "./mutations/place";

// Whatever happens in whatever order: escrow holds exactly the open bounties, and no coin is made or lost.

let db: TestDatabase;
let world: ShopWorld;
const PEOPLE = 4;
let clock = Date.parse("2026-11-22T20:00:00Z");

const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("place" as const),
      by: who,
      on: who,
      amount: fc.integer({ min: 40, max: 900 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("kill" as const), by: who, on: who, late: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), nth: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("relink" as const), by: who, as: who }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const one = (at: number): Person => {
  const person = world.people[at];
  if (!person) throw new Error("The world has people.");
  return person;
};
const scope = () => ({ ...world.job, now: new Date(clock) });

async function take(move: Step): Promise<void> {
  clock += 7 * MINUTE;
  if (move.do === "place") {
    const input = { key: randomUUID(), playerId: one(move.on).playerId, amount: move.amount, reason: "" };
    await withGuild({ ...world.signedIn(one(move.by)), now: new Date(clock) }, (ctx) =>
      placeBounty(ctx, input),
    );
  } else if (move.do === "kill") {
    if (move.by === move.on) return;
    const at = new Date(clock - (move.late ? 30 * MINUTE : 0));
    await killsOf(db.sql, world).claim(one(move.by), one(move.on), at);
  } else if (move.do === "wait") {
    clock += move.days * DAY;
    await withGuild(scope(), expireBounties);
  } else if (move.do === "cancel") {
    const [row] = await db.sql<{ id: string }>(
      "select bounty_id as id from bounties where guild_id = $1 order by bounty_id desc offset $2 limit 1",
      [world.guildId, move.nth],
    );
    const input = { bountyId: Number(row?.id ?? 0), reason: "A test asks" };
    await withGuild(scope(), (ctx) => cancelBounty(ctx, input));
  } else {
    const { discordId } = one(move.by);
    if (move.by === move.as) await withGuild(scope(), (ctx) => unlinkPlayer(ctx, discordId));
    else
      await withGuild(scope(), (ctx) =>
        linkPlayer(ctx, { discordId, playerId: one(move.as).playerId, method: "staff" }),
      );
  }
}

async function books() {
  const [row] = await db.sql<Record<"escrow" | "open" | "minted" | "balances", string>>(
    `select coalesce((select sum(amount) from economy_transactions where guild_id = $1 and account = 'escrow'), 0) as escrow,
       coalesce((select sum(reward_amount) from bounties where guild_id = $1 and (status = 'active'
         or (status = 'claimed' and settled_movement_id is null))), 0) as open,
       coalesce((select -sum(amount) from economy_transactions where guild_id = $1 and account = 'mint'), 0) as minted,
       (select sum(balance) from economy_accounts where guild_id = $1) as balances`,
    [world.guildId],
  );
  return row;
}

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, PEOPLE);
  for (const person of world.people) await world.give(person, 2_000);
});
afterAll(() => db.close());

it("escrow equals the open bounties, and nothing is minted, whatever happens", async () => {
  const start = await books();
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (moves) => {
      for (const move of moves) {
        try {
          await take(move);
          accepted++;
        } catch (error) {
          // A refusal is an answer; anything else is a fault.
          if (!(error instanceof AppError)) throw error;
        }
        const now = await books();
        expect(now?.escrow).toBe(now?.open);
        expect(now?.minted).toBe(start?.minted);
        expect(BigInt(now?.balances ?? 0) + BigInt(now?.escrow ?? 0)).toBe(BigInt(start?.balances ?? 0));
      }
      expect((await withGuild(scope(), (ctx) => reconcile(ctx))).problems).toEqual([]);
    }),
    { numRuns: 40 },
  );
  expect(accepted).toBeGreaterThan(100);
  const kinds = await db.sql<{ kind: string }>(
    "select distinct kind from economy_movements where guild_id = $1 and kind like 'bounty%' order by kind",
    [world.guildId],
  );
  expect(kinds.map((row) => row.kind)).toEqual(["bounty_claim", "bounty_place", "bounty_refund"]);
}, 60_000);
