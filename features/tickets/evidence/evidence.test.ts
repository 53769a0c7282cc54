import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { HOUR, MINUTE } from "@/lib/time";
import { ticketOf } from "../data/tickets";
import { takeTicket } from "../mutations/change";
import { ticketRef } from "./data/case";
import { ownDeaths } from "./data/deaths";
import { evidenceOf, reportRow, waitingReports } from "./data/reports";
import { noteEvidence } from "./mutations/attach";
import { freezeReport, planFreeze } from "./mutations/freeze";
import { openDeathReport } from "./mutations/report";
import { digestOf, lineKey } from "./rules";

const FILE = "DayZServer_PS4_x64_2026-11-22_03-00-12.ADM";
const DIED = new Date(Math.floor((Date.now() - 2 * HOUR) / 1_000) * 1_000);
const past = (minutes: number) => new Date(DIED.getTime() + minutes * MINUTE);

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let kes: Person;
let mara: Person;
let killId: number;

const one = (of: ShopWorld, nr: number): Person => {
  const found = of.people[nr];
  if (!found) throw new Error("The world has fewer people.");
  return found;
};
const as = <T>(who: Person, work: (ctx: GuildContext) => Promise<T>, of = world) =>
  withGuild(of.signedIn(who), work);
const job = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, work);

/** What the ingest writes of an hour of two players: a stay each, sightings, a hit, and the death. */
async function hour(of: ShopWorld, victim: Person, killer: Person): Promise<number> {
  const { guildId, serviceId } = of;
  await db.sql(
    `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, ended_by, file_name, byte_offset, end_file_name, end_byte_offset)
     values ($1, $2, $3, 'a', $5, $6, 'disconnect', $7, 100, $7, 900), ($1, $2, $4, 'b', $5::timestamptz + interval '1 minute', null, null, $7, 150, null, null)`,
    [guildId, serviceId, victim.playerId, killer.playerId, past(-20), past(15), FILE],
  );
  await db.sql(
    `insert into player_activity (guild_id, service_id, player_id, player_name, kind, detail, other_player_id, x, y, occurred_at, file_name, byte_offset)
     values ($1, $2, $3, 'a', 'seen', '{}', null, 11, 22, $5::timestamptz - interval '10 minutes', $9, 100), ($1, $2, $3, 'a', 'seen', '{}', null, 3700, 5990, $5, $9, 200), ($1, $2, $4, 'b', 'seen', '{}', null, 3590, 6060, $6, $9, 300),
       ($1, $2, $3, 'a', 'hit_by_player', '{"zone":"Torso","weapon":"M4-A1","from":[3592.9,6066.1,388.7]}', $4, 3716, 5988, $7, $9, 400),
       ($1, $2, $4, 'b', 'seen', '{}', null, 3592.9, 6066.1, $8, $9, 500), ($1, $2, $3, 'a', 'built', '{"part":"wall"}', null, 1, 1, $8::timestamptz + interval '40 minutes', $9, 700)`,
    [guildId, serviceId, victim.playerId, killer.playerId, past(-10), past(-5), past(-1), DIED, FILE],
  );
  const [row] = await db.sql<{ kill_id: string }>(
    `insert into kill_logs (guild_id, service_id, map, kind, victim_player_id, victim_name, killer_player_id, killer_name, weapon, distance,
       location_x, location_y, killer_x, killer_y, "timestamp", file_name, byte_offset, raw_log_line)
     values ($1, $2, 'chernarusplus', 'pvp', $3, $4, $5, $6, 'M4-A1', 146.681, 3716.4, 5988.2, 3592.9, 6066.1, $7, $8, 500, '03:48:44 | killed') returning kill_id`,
    [guildId, serviceId, victim.playerId, victim.name, killer.playerId, killer.name, DIED, FILE],
  );
  return Number(row?.kill_id);
}

const logRead = (until: Date) =>
  db.sql(
    `insert into nitrado_log_state (guild_id, service_id, file_name, last_position, last_line_at) values ($1, $2, $3, 2000, $4)
     on conflict (guild_id, service_id, file_name) do update set last_line_at = excluded.last_line_at`,
    [world.guildId, world.serviceId, FILE, until],
  );

const report = async (who = ann, change: object = {}) =>
  (
    await as(who, (ctx) =>
      openDeathReport(ctx, {
        key: randomUUID(),
        killId,
        asksFor: "kit",
        text: "Shot from the tree line while I was selling.",
        ...change,
      }),
    )
  ).number;
const idOf = async (number: number) => {
  const ref = await job((ctx) => ticketRef(ctx, number));
  if (!ref) throw new Error("no ticket");
  return ref.ticketId;
};

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 2)];
  [ann, kes, mara] = [one(world, 0), one(world, 1), one(world, 2)];
  for (const each of [world, other])
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [each.guildId, each.people.map(({ discordId }) => discordId)],
    );
  killId = await hour(world, ann, kes);
  await hour(other, one(other, 0), one(other, 1));
});

describe("the report of a death", () => {
  it("is about an own one alone, with both parties, once", async () => {
    const deaths = await as(ann, (ctx) => ownDeaths(ctx, ann));
    expect(deaths).toMatchObject([{ killId, killer: kes.name, weapon: "M4-A1", reported: null }]);
    const key = randomUUID();
    const number = await report(ann, { key });
    expect(await report(ann, { key })).toBe(number);
    await expect(report()).rejects.toMatchObject({ details: { code: "open-already", number } });
    await expect(report(kes)).rejects.toMatchObject({ code: "not_found" });
    const row = await job(async (ctx) => reportRow(ctx, await idOf(number)));
    expect(row).toMatchObject({
      asksFor: "kit",
      parties: [
        { playerId: ann.playerId, role: "opener" },
        { playerId: kes.playerId, role: "other" },
      ],
      untilAt: past(30),
    });
    expect((await as(ann, (ctx) => ownDeaths(ctx, ann)))[0]?.reported).toBe(number);
    expect((await as(mara, (ctx) => ticketOf(ctx, number))).title).toContain(`Killed by ${kes.name}`);
    expect(await as(one(other, 0), (ctx) => ticketRef(ctx, number), other)).toBeNull();
  });

  it("needs a linked player, and a death of the last days", async () => {
    await db.sql(`update kill_logs set "timestamp" = now() - interval '20 days' where kill_id = $1`, [
      killId,
    ]);
    await expect(report()).rejects.toMatchObject({ code: "not_found" });
    await db.sql("delete from player_links where guild_id = $1", [world.guildId]);
    await expect(report()).rejects.toThrow(/Link your player/);
  });
});

describe("the timeline", () => {
  it("waits for the log, freezes once with raw lines and a digest that can be counted again, and tells who has it", async () => {
    const number = await report();
    const ticketId = await idOf(number);
    await as(mara, (ctx) => takeTicket(ctx, number, true));
    const before = await as(mara, (ctx) => ticketOf(ctx, number));
    const waiting = () =>
      withSystem({ kind: "system", job: "test" }, (ctx) =>
        waitingReports({ ...ctx, now: new Date(ctx.now.getTime() + HOUR) }, 100),
      );
    expect((await waiting()).map((one) => one.ticketId)).toContain(ticketId);
    await logRead(past(29));
    expect(await job((ctx) => planFreeze(ctx, ticketId))).toMatchObject({ step: "wait" });
    expect(await job((ctx) => freezeReport(ctx, ticketId, new Map()))).toBe(false);
    await logRead(past(30));
    const plan = await job((ctx) => planFreeze(ctx, ticketId));
    expect(plan).toMatchObject({ step: "complete", wanted: [{ fileName: FILE, position: 2_000 }] });
    expect(plan?.wanted[0]?.bytes.toSorted((a, b) => a - b)).toEqual([100, 150, 200, 300, 400, 900]);
    const hit = `03:47:44 | Player "${ann.name}" hit`;
    const raws = new Map([
      [lineKey({ file: FILE, byte: 400 }), hit],
      [lineKey({ file: FILE, byte: 300 }), '03:43:44 | Player "Somebody" placed a fence'],
    ]);
    const froze = await Promise.all([1, 2].map(() => job((ctx) => freezeReport(ctx, ticketId, raws))));
    expect(froze.toSorted()).toEqual([false, true]);
    const [timeline, ...rest] = await job((ctx) => evidenceOf(ctx, ticketId));
    expect(rest).toEqual([]);
    expect(timeline?.lines.map(({ kind, byte }) => `${kind} ${byte}`)).toEqual([
      "join 100",
      "join 150",
      "seen 200",
      "seen 300",
      "hit_by_player 400",
      "kill 500",
      "leave 900",
    ]);
    const lineOf = (byte: number) => timeline?.lines.find((line) => line.byte === byte);
    expect(lineOf(400)?.raw).toBe(hit);
    // What stands at the place now, but is of somebody else, is not the line that was read.
    expect(lineOf(300)?.raw).toBeNull();
    expect(lineOf(100)?.place).toEqual({ x: 11, y: 22 });
    expect(timeline?.lines.find(({ kind }) => kind === "kill")).toMatchObject({
      playerId: kes.playerId,
      other: ann.name,
      raw: "03:48:44 | killed",
      otherPlace: { x: 3716.4, y: 5988.2 },
    });
    expect(timeline && digestOf(timeline)).toBe(timeline?.sha256);
    expect((await waiting()).map((one) => one.ticketId)).not.toContain(ticketId);
    const ticket = await as(mara, (ctx) => ticketOf(ctx, number));
    expect(ticket.version).toBeGreaterThan(before.version);
    expect(ticket.changes.at(-1)).toMatchObject({ change: "frozen", by: null, after: "7 lines" });
    const told = await db.sql("select kind from service_notifications where grizzly_user_id = $1", [
      mara.userId,
    ]);
    expect(told).toContainEqual({ kind: "tickets.evidence" });
  });

  it("stays as it was when the log's own rows change, and nobody can change it", async () => {
    const number = await report();
    const ticketId = await idOf(number);
    await logRead(past(31));
    await job((ctx) => freezeReport(ctx, ticketId, new Map()));
    await db.sql("delete from player_activity where guild_id = $1", [world.guildId]);
    const [timeline] = await job((ctx) => evidenceOf(ctx, ticketId));
    expect(timeline?.lines).toHaveLength(7);
    for (const text of ["update ticket_evidence set sha256 = 'x'", "delete from ticket_evidence"])
      await expect(job((ctx) => ctx.db.execute(text))).rejects.toThrow();
  });

  it("goes into a note line by line, for this ticket alone, once for a key", async () => {
    const number = await report();
    const ticketId = await idOf(number);
    const key = randomUUID();
    const lines = [lineKey({ file: FILE, byte: 500 })];
    const write = () => as(mara, (ctx) => noteEvidence(ctx, { key, number, lines, text: "Look." }));
    const { id } = await write();
    expect(await write()).toEqual({ id, replayed: true });
    const cards = await job((ctx) => evidenceOf(ctx, ticketId));
    expect(cards).toMatchObject([{ kind: "line", messageId: id, lines: [{ kind: "kill", byte: 500 }] }]);
    const opener = await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
    expect(opener.messages.map((message) => message.id)).not.toContain(id);
    await expect(
      as(mara, (ctx) => noteEvidence(ctx, { key: randomUUID(), number, lines: ["x.ADM:1"], text: "" })),
    ).rejects.toMatchObject({ fields: { lines: expect.any(String) } });
  });
});
