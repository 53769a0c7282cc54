import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { balanceOf } from "@/features/economy/data/wallet";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { linkPlayer } from "@/features/players/mutations/links";
import { placeBounty } from "./mutations/place";

const ANNA = "A".repeat(40);
const BERT = "B".repeat(40);
const HUNTER = "315821024870400001";
const line = (clock: string, words: string) => `${clock} | Player ${words}\n`;
const CONNECT = [
  "\n\n",
  `${"*".repeat(78)}\n`,
  "AdminLog started on 2026-11-20 at 18:00:00\n\n",
  line("18:01:00", `"Anna" (id=${ANNA} pos=<100, 200, 5>) is connected`),
  line("18:02:00", `"Bert" (id=${BERT} pos=<300, 400, 5>) is connected`),
].join("");
const KILL = line(
  "18:40:00",
  `"Bert" (DEAD) (id=${BERT} pos=<310, 400, 5>) killed by Player "Anna" (id=${ANNA} pos=<100, 210, 5>) with DMR from 280.5 meters `,
);

let db: TestDatabase;
let world: ShopWorld;
const bytes = new TextEncoder();

async function read(text: string, at: number, fileName = "one.ADM") {
  const chunk = { serviceId: world.serviceId, fileName, at, bytes: bytes.encode(text), final: false };
  const now = new Date("2026-11-20T18:45:00Z");
  return withGuild({ ...world.job, now }, (ctx) => ingestChunk(ctx, chunk));
}

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
});
afterAll(() => db.close());

it("a kill in a log file claims the bounty in the transaction that stores it, once", async () => {
  const [placer] = world.people;
  if (!placer) throw new Error("The world has people.");
  await world.give(placer, 1_000);
  await read(CONNECT, 0);
  const [anna, bert] = await db.sql<{ id: string }>(
    "select player_id as id from player_profiles where guild_id = $1 and platform_id = any($2) order by ingame_name",
    [world.guildId, [ANNA, BERT]],
  );
  await withGuild(world.job, (ctx) =>
    linkPlayer(ctx, { discordId: HUNTER, playerId: Number(anna?.id), method: "staff" }),
  );
  await withGuild({ ...world.signedIn(placer), now: new Date("2026-11-20T18:30:00Z") }, (ctx) =>
    placeBounty(ctx, { key: "from-a-log", playerId: Number(bert?.id), amount: 400, reason: "" }),
  );
  const coins = () => withGuild(world.job, (ctx) => balanceOf(ctx, HUNTER));
  const before = await coins();
  await read(KILL, CONNECT.length);
  const reward = 25;
  expect(await coins()).toBe(before + reward + 400);
  expect(await read(KILL, CONNECT.length)).toMatchObject({ skipped: true });
  expect(await coins()).toBe(before + reward + 400);
  expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
});
