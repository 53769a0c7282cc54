import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { HOUR } from "@/lib/time";
import { closeTicket, reopenTicket } from "../mutations/change";
import { writeAsOpener, writeAsStaff, writeNote } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { rateTicket } from "../mutations/rate";
import { openTicketInput } from "../schema";
import { numbersCsv } from "./csv";
import { agentsBetween, readNumbers } from "./data/read";
import { checkNumbers, refreshNumbers } from "./job";
import { agentSeen } from "./rights";
import { figuresBy, figuresOf } from "./summary";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let mara: Person;
let jonas: Person;

const YEAR = { from: "2025-11-01", to: "2026-12-31" };
const ALL = { category: null, agent: null };
const start = new Date("2026-10-05T21:30:00Z");
const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
const as = <T>(who: Person, hours: number, work: Parameters<typeof withGuild<T>>[1], of = world) =>
  withGuild({ ...of.signedIn(who), now: at(hours) }, work);
const key = () => randomUUID();
const open = async (hours: number, type = "report", who = ann, of = world) => {
  const input = openTicketInput.parse({
    key: key(),
    type,
    title: "Shot inside the trader",
    text: "It was at Green Mountain.",
  });
  return (await as(who, hours, (ctx) => openTicket(ctx, input), of)).number;
};
const answer = (number: number, hours: number, who = mara) =>
  as(who, hours, (ctx) =>
    writeAsStaff(ctx, { key: key(), number, text: "We look at it.", seen: 0, anyway: true }),
  );
const ask = (number: number, hours: number) =>
  as(ann, hours, (ctx) => writeAsOpener(ctx, { key: key(), number, text: "And now?", reopen: false }));
const close = (number: number, hours: number, who = mara) =>
  as(who, hours, (ctx) => closeTicket(ctx, { number, reason: "" }, "staff"));
const rate = (number: number, hours: number, rating: number, comment = "") =>
  as(ann, hours, (ctx) => rateTicket(ctx, { number, rating, comment }));
const read = (filter: Parameters<typeof readNumbers>[2] = ALL, of = world) =>
  withGuild(of.job, (ctx) => readNumbers(ctx, YEAR, filter), { readOnly: true });
const total = async (filter = ALL) => figuresOf((await read(filter)).days);
const rows = () =>
  db.sql("select * from ticket_analytics where guild_id = $1 order by date, category, agent_id", [
    world.guildId,
  ]);

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  const [first, second, third] = world.people;
  if (!first || !second || !third) throw new Error("The world has three people.");
  [ann, mara, jonas] = [first, second, third];
  for (const one of [world, other])
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [one.guildId, one.people.map((one) => one.discordId)],
    );
  await db.sql("update guilds set time_zone = 'Europe/Warsaw' where guild_id = $1", [world.guildId]);
  await db.sql(
    "insert into subscriptions (grizzly_user_id, tier, state, source, starts_at) values ($1, 'gold', 'active', 'grant', '2026-01-01')",
    [ann.userId],
  );
});
afterAll(() => db.close());

describe("a guild's ticket numbers", () => {
  it("come from real messages, on the guild's clock", async () => {
    // 23:30 in Warsaw; the answer at 00:30 belongs to the next day there.
    const first = await open(0);
    await as(jonas, 0.25, (ctx) => writeNote(ctx, { key: key(), number: first, text: "Kestrel again." }));
    await answer(first, 1);
    await ask(first, 2);
    await answer(first, 20, jonas);
    const second = await open(3, "order");
    await answer(second, 3.5);
    await close(first, 26);
    await rate(first, 27, 4, "Quick.");
    expect(await refreshNumbers(world.guildId)).toBe(3);
    const { days, agents, categories } = await read();
    expect(days.map(({ date, opened, closed, messages }) => ({ date, opened, closed, messages }))).toEqual([
      { date: "2026-10-05", opened: 1, closed: 0, messages: 1 },
      { date: "2026-10-06", opened: 1, closed: 0, messages: 5 },
      { date: "2026-10-07", opened: 0, closed: 1, messages: 0 },
    ]);
    // Gold is promised 12 hours: the answer after 18 was late, the two first ones were not.
    expect(figuresOf(days)).toMatchObject({
      first: { count: 2, median: 0.75 * 3_600 },
      solved: { count: 1, median: 26 * 3_600 },
      promised: [2, 3],
      ratings: 1,
      rating: 4,
      staffMessages: 3,
    });
    expect(days.map((day) => day.activeStaff)).toEqual([1, 2, 0]);
    const byAgent = figuresBy(agents, (row) => row.agent);
    expect(byAgent.get(mara.discordId)).toMatchObject({ promised: [2, 2], closed: 1, rating: 4 });
    expect(byAgent.get(jonas.discordId)).toMatchObject({ promised: [0, 1], closed: 0, rating: null });
    expect([...figuresBy(categories, (row) => row.category).keys()].sort()).toEqual(["order", "report"]);
    expect(figuresOf((await read({ category: "order", agent: null })).days).opened).toBe(1);
    expect(figuresOf((await read({ category: null, agent: jonas.discordId })).days).staffMessages).toBe(1);
  });

  it("are touched by nothing that did not change, and follow what did", async () => {
    const before = await rows();
    expect(await refreshNumbers(world.guildId)).toBe(0);
    expect(await rows()).toEqual(before);
    const now = (Date.now() - start.getTime()) / HOUR;
    await as(mara, now, (ctx) => reopenTicket(ctx, 1));
    await refreshNumbers(world.guildId);
    // Opened again, the former closing stands no longer, and its way is not counted as solved.
    expect(await total()).toMatchObject({ reopened: 1, closed: 1, solved: { count: 0 }, rating: 4 });
    await db.sql(
      "update tickets set is_private = true, updated_at = now() where guild_id = $1 and number = 2",
      [world.guildId],
    );
    await refreshNumbers(world.guildId);
    expect(await total()).toMatchObject({ opened: 1, first: { count: 1 } });
  });

  it("are the same when they are computed again, whatever happened in between", async () => {
    const recent = (Date.now() - start.getTime()) / HOUR - 40;
    for (let nr = 0; nr < 12; nr++) {
      const number = await open(recent + nr, nr % 2 ? "order" : "server");
      if (nr % 3 !== 0) await answer(number, recent + nr + 1 + nr / 7, nr % 2 ? mara : jonas);
      if (nr % 4 === 0) await refreshNumbers(world.guildId);
      await close(number, recent + nr + 3);
      if (nr % 2) await rate(number, recent + nr + 4, 1 + (nr % 5));
      if (nr % 5 === 0) await as(mara, recent + nr + 5, (ctx) => reopenTicket(ctx, number));
      if (nr % 3 === 0) await refreshNumbers(world.guildId);
      // What is older than the last look is found by when it was changed, which a clock set back would hide.
      await db.sql("update tickets set updated_at = now() where guild_id = $1", [world.guildId]);
      if (nr % 5 === 0) await close(number, recent + nr + 6);
    }
    await db.sql("update tickets set updated_at = now() where guild_id = $1", [world.guildId]);
    await refreshNumbers(world.guildId);
    const kept = (await rows()).map(({ id, updated_at, ...row }) => row);
    expect(await checkNumbers(world.guildId)).toBe(0);
    await db.sql("delete from ticket_analytics_sync where guild_id = $1", [world.guildId]);
    await refreshNumbers(world.guildId);
    expect((await rows()).map(({ id, updated_at, ...row }) => row)).toEqual(kept);
  });

  it("are put right when a row went wrong, and counted from another clock when the guild changes it", async () => {
    await db.sql(
      "update ticket_analytics set tickets_created = tickets_created + 1 where guild_id = $1 and category = '' and agent_id = '' and date = '2026-10-05'",
      [world.guildId],
    );
    expect(await checkNumbers(world.guildId)).toBe(2);
    expect(await checkNumbers(world.guildId)).toBe(0);
    expect((await read()).days[0]?.date).toBe("2026-10-05");
    await db.sql("update guilds set time_zone = 'Asia/Tokyo' where guild_id = $1", [world.guildId]);
    await refreshNumbers(world.guildId);
    expect((await read()).days[0]?.date).toBe("2026-10-06");
    expect(await checkNumbers(world.guildId)).toBe(0);
  });

  it("are each guild's own", async () => {
    const [lone] = other.people;
    if (!lone) throw new Error("The other world has somebody.");
    await open(0, "other", lone, other);
    await refreshNumbers(other.guildId);
    expect(figuresOf((await read(ALL, other)).days).opened).toBe(1);
    const stolen = await withGuild(other.job, (ctx) => agentsBetween(ctx, YEAR), { readOnly: true });
    expect(stolen).toEqual([]);
  });

  it("give what is not known as an empty cell, and no name a formula", async () => {
    const { days, agents } = await read();
    const names = new Map([[mara.discordId, "=cmd|' /C calc'!A0"]]);
    expect(numbersCsv("agent", agents, names)).toContain(`'=cmd|' /C calc'!A0,${mara.discordId}`);
    const [head = "", line = ""] = numbersCsv("day", days.slice(0, 1), names).split("\r\n");
    expect(line.split(",")).toHaveLength(head.split(",").length);
    expect(line).toContain(",,");
  });
});

describe("whose numbers somebody sees", () => {
  it("is their own and the team's; a manager sees everybody's", () => {
    expect(agentSeen(null, "1", "viewer")).toBeNull();
    expect(agentSeen("me", "1", "support")).toBe("1");
    expect(agentSeen("1", "1", "support")).toBe("1");
    expect(agentSeen("2", "1", "moderator")).toBe("hidden");
    expect(agentSeen("2", "1", undefined)).toBe("hidden");
    expect(agentSeen("2", "1", "manager")).toBe("2");
    expect(agentSeen("2", "1", "owner")).toBe("2");
  });
});
