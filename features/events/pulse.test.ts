import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { recordAudit } from "@/features/audit/mutations";
import { updateEconomySettings } from "@/features/economy/mutations/settings";
import type { SectionLevels } from "@/features/guilds/schema";
import { SECTIONS } from "@/features/guilds/schema";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { purchase } from "@/features/shop/mutations/purchase";
import { guildPulse, pulseTag } from "./pulse";
import { PULSE_TOPICS, type PulseVersions, topicOfAction } from "./pulse-topics";

const ALL: SectionLevels = Object.fromEntries(SECTIONS.map((section) => [section, "viewer"]));
const FILE = "DayZServer_X1_x64_2026-11-20_18-00-00.ADM";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let item: number;

const pulse = (of = world, levels = ALL) => withGuild(of.job, (ctx) => guildPulse(ctx, levels));
const moved = (before: PulseVersions, after: PulseVersions) =>
  PULSE_TOPICS.filter((topic) => before[topic] !== after[topic]);

/** The topics of this guild and of another one that some work moves. */
async function movedBy(work: () => Promise<unknown>) {
  const before = [await pulse(), await pulse(other)] as const;
  await work();
  return { here: moved(before[0], await pulse()), there: moved(before[1], await pulse(other)) };
}

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 2), await shopWorld(db.sql, 1)];
  const [first] = world.people;
  if (!first) throw new Error("The world has two people.");
  ann = first;
  await world.give(ann, 1_000);
  item = await world.item();
  const header = ["*".repeat(78), "AdminLog started on 2026-11-20 at 18:00:00", ""];
  await ingest([...header, ...["A", "B"].map((who) => `18:01:00 | ${player(who)} is connected`)], 0);
});
afterAll(() => db.close());

const player = (letter: string, dead = "") =>
  `Player "${letter}"${dead} (id=${letter.repeat(40)} pos=<100, 200, 5>)`;
let position = 0;
async function ingest(lines: string[], at = position) {
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  const chunk = { serviceId: world.serviceId, fileName: FILE, at, bytes, final: false };
  position = (await withGuild(world.job, (ctx) => ingestChunk(ctx, chunk))).position;
}

describe("a guild's pulse", () => {
  it("stays the same while nothing happens, and so does its tag", async () => {
    const before = await pulse();
    expect(Object.keys(before)).toEqual([...PULSE_TOPICS]);
    expect(pulseTag(await pulse())).toBe(pulseTag(before));
  });

  it("moves by a kill what shows kills and players, and nothing else", async () => {
    const kill = `18:05:00 | ${player("B", " (DEAD)")} killed by ${player("A")} with DMR from 280.5 meters `;
    const { here, there } = await movedBy(() => ingest([kill]));
    expect(here).toEqual(["kills", "players", "positions"]);
    expect(there).toEqual([]);
  });

  it("moves by an order what shows orders, coins and the log", async () => {
    const { here, there } = await movedBy(() =>
      withGuild(world.signedIn(ann), (ctx) => purchase(ctx, world.order(ann, item))),
    );
    expect(here).toEqual(["orders", "economy", "audit"]);
    expect(there).toEqual([]);
  });

  it("moves by a setting what shows that setting, and the log", async () => {
    const { here, there } = await movedBy(() =>
      withGuild(world.job, (ctx) => updateEconomySettings(ctx, { dailyAmount: 77 })),
    );
    expect(here).toEqual(["economy", "audit"]);
    expect(there).toEqual([]);
  });

  it.each([
    ["shop.item.update", "shop"],
    ["guilds.feed.update", "feeds"],
    ["guilds.rights.grant", "members"],
    ["deliveries.choices.update", "deliveries"],
    ["nitrado.connect", "servers"],
    ["players.kill.strike", "kills"],
    ["guilds.moderation.update", "moderation"],
    ["guilds.flag.update", "settings"],
  ] as const)("moves by %s what belongs to it", async (action, topic) => {
    const line = { action, subjectType: "thing", subjectId: "1" };
    const { here } = await movedBy(() => withGuild(world.job, (ctx) => recordAudit(ctx, line)));
    expect(here).toEqual([topic, "audit"]);
    expect(topicOfAction(action)).toBe(topic);
  });

  it("moves by a closed session and a claimed bounty, which add no row", async () => {
    const left = await movedBy(() => ingest([`18:09:00 | ${player("A")} has been disconnected`]));
    expect(left.here).toContain("players");
    await db.sql("insert into bounties (guild_id, placed_by_discord_id, reward_amount) values ($1, $2, 50)", [
      world.guildId,
      ann.discordId,
    ]);
    const claimed = await movedBy(() =>
      db.sql("update bounties set status = 'claimed' where guild_id = $1", [world.guildId]),
    );
    expect(claimed.here).toEqual(["bounties"]);
  });

  it("tells nobody about a section that they may not see", async () => {
    expect(Object.keys(await pulse(world, { orders: "support" }))).toEqual(["orders", "settings"]);
    expect(Object.keys(await pulse(world, { overview: "viewer" }))).not.toContain("audit");
  });

  it("has other versions in every guild, so that none tells of another", async () => {
    const [one, two] = [await pulse(), await pulse(other)];
    for (const topic of PULSE_TOPICS) expect(one[topic]).not.toBe(two[topic]);
  });
});
