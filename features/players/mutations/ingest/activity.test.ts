import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { activityOf, lastStanding, positionsOf } from "../../data/activity";
import { deathAnnounced, joinAnnounced, killAnnounced, leaveAnnounced } from "../../events";
import { pruneActivity } from "../prune";
import { ingestChunk } from "./chunk";

const GUILD = "688446347673600011";
const SERVICE = "11840211";
const ANNA = "A".repeat(40);
const BERT = "B".repeat(40);
const DAY = 86_400_000;

const anna = (at: string, dead = "") => `Player "Anna"${dead} (id=${ANNA} pos=<${at}>)`;
const bert = (at: string, dead = "") => `Player "Bert"${dead} (id=${BERT} pos=<${at}>)`;

const log = (day: string) =>
  [
    "",
    "*".repeat(78),
    `AdminLog started on ${day} at 01:00:00`,
    `01:00:20 | Player "Anna" (id=${ANNA}) is connecting`,
    `01:01:00 | ${anna("100, 200, 5")} is connected`,
    `01:01:10 | Player "Bert" (id=${BERT}) is connecting`,
    `01:01:20 | ${bert("300, 400, 5")} is connected`,
    "01:05:00 | ##### PlayerList log: 2 players",
    `01:05:00 | ${anna("101, 200, 5")}`,
    `01:05:00 | ${bert("350, 400, 5")}`,
    "01:05:00 | #####",
    `01:05:30 | ${anna("101, 200, 5")} placed Fence Kit<FenceKit>`,
    `01:05:40 | ${anna("101, 200, 5")}Built wall_base_down on Fence with Hammer`,
    `01:06:00 | ${anna("101, 201, 5")} performed EmoteSalute with M4A1`,
    `01:07:00 | ${bert("351, 401, 5")}[HP: 60.5] hit by ${anna("103, 202, 5")} into Torso(15) for 39.5 damage (Bullet_556x45) with M4-A1 from 310.5 meters `,
    `01:07:01 | ${bert("351, 401, 5")}[HP: 55] hit by Infected into LeftLeg(8) for 5.5 damage (MeleeInfected)`,
    `01:07:02 | ${bert("351, 401, 5")} is unconscious`,
    `01:07:30 | ${bert("351, 401, 5")} regained consciousness`,
    `01:08:00 | ${bert("351, 401, 5", " (DEAD)")} killed by ${anna("103, 202, 5")} with M4-A1 from 312 meters `,
    `01:08:30 | ${bert("900, 900, 5")} is connected`,
    `01:09:00 | Player "Bertram" (id=${BERT} pos=<901, 900, 5>) was teleported from: <900, 5, 900> to: <950.5, 5, 951.25>. Reason: Unwillingly spawning in contaminated area.`,
    "01:09:30 |  built ShelterStick with Hands ",
    `01:10:00 | Chat("Anna"(id=${ANNA})): killed by Player "Bert"`,
    '01:11:00 | Player "Nobody"(id=Unknown) has been disconnected',
    `01:12:00 | Player "Anna" (id=${ANNA} pos=<110, 201, 5>) has been disconnected`,
    `01:12:05 | ${anna("110, 201, 5", " (DEAD)")} died. Stats> Water: 1 Energy: 2 Bleed sources: 0`,
    "",
  ].join("\n");

let database: TestDatabase;
const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(scopeForJob(GUILD, "test"), work);
const read = (fileName: string, text: string, more: { historical?: boolean; writtenAt?: Date } = {}) =>
  inGuild((ctx) =>
    ingestChunk(ctx, {
      serviceId: SERVICE,
      fileName,
      at: 0,
      bytes: Buffer.from(text),
      final: true,
      ...more,
    }),
  );
const idOf = async (platform: string) => {
  const [row] = await database.sql<{ id: string }>(
    "select player_id as id from player_profiles where platform_id = $1",
    [platform],
  );
  return Number(row?.id);
};

// Its lines are at one in the morning, UTC: never more than a day ago.
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  database = await testDatabase();
  await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, 'One', 'one')", [GUILD]);
  await inGuild((ctx) =>
    saveService(ctx, {
      serviceId: SERVICE,
      name: "One",
      game: "dayzxb",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: 0,
    }),
  );
  await read("today.ADM", log(today));
});
afterAll(() => database.close());

describe("what players did", () => {
  it("is kept with the line's own words, and places at most one a minute", async () => {
    const rows = (await inGuild((ctx) => activityOf(ctx, { limit: 100 }))).reverse();
    expect(rows.map(({ kind, playerName }) => `${playerName} ${kind}`)).toEqual([
      "Anna seen",
      "Bert seen",
      "Anna seen",
      "Bert seen",
      "Anna placed",
      "Anna built",
      "Anna emote",
      "Bert hit_by_player",
      "Anna seen",
      "Bert hit",
      "Bert unconscious",
      "Bert regained",
      "Bert seen",
      "Anna seen",
      "Bert seen",
      "Bertram teleported",
      "null built",
      "Anna chat",
      "Nobody login_failed",
      "Anna seen",
      "Anna seen",
    ]);
    const of = (kind: string) => rows.find((row) => row.kind === kind);
    expect(of("placed")?.detail).toEqual({ item: "Fence Kit", class: "FenceKit" });
    expect(of("built")?.detail).toEqual({ part: "wall_base_down", target: "Fence", tool: "Hammer" });
    expect(of("emote")).toMatchObject({
      detail: { emote: "EmoteSalute", item: "M4A1" },
      position: { x: 101, y: 201, altitude: 5 },
      at: new Date(`${today}T01:06:00Z`),
    });
    expect(of("hit_by_player")).toMatchObject({
      otherPlayerId: await idOf(ANNA),
      detail: {
        weapon: "M4-A1",
        distance: 310.5,
        zone: "Torso",
        damage: 39.5,
        hp: 60.5,
        from: [103, 202, 5],
      },
    });
    expect(of("hit")?.detail).toMatchObject({ by: "Infected", sort: "infected", zone: "LeftLeg" });
    expect(of("teleported")?.detail).toMatchObject({ to: [950.5, 951.25, 5] });
    expect(of("login_failed")).toMatchObject({ playerId: null, position: null });
    expect(of("chat")?.detail).toEqual({ text: 'killed by Player "Bert"' });
  });

  it("is asked for by player, kind and time", async () => {
    const playerId = await idOf(ANNA);
    const kinds = ["emote", "placed"] as const;
    const rows = await inGuild((ctx) => activityOf(ctx, { playerId, kinds, limit: 1 }));
    expect(rows.map((row) => row.kind)).toEqual(["emote"]);
    const to = new Date(`${today}T01:06:00Z`);
    const before = await inGuild((ctx) => activityOf(ctx, { playerId, kinds, to, limit: 5 }));
    expect(before.map((row) => row.kind)).toEqual(["placed"]);
    expect(await inGuild((ctx) => activityOf(ctx, { serviceId: "1", limit: 5 }))).toEqual([]);
  });

  it("tells where a player was, and where they last stood still", async () => {
    const [playerId, bertId] = [await idOf(ANNA), await idOf(BERT)];
    const span = {
      serviceId: SERVICE,
      from: new Date(`${today}T01:05:00Z`),
      to: new Date(`${today}T01:07:00Z`),
    };
    const places = await inGuild((ctx) => positionsOf(ctx, { playerId, ...span }));
    expect(places.map(({ position }) => position.y)).toEqual([200, 200, 200, 201]);
    const standing = await inGuild((ctx) => lastStanding(ctx, { playerId, serviceId: SERVICE }));
    expect(standing).toEqual({
      at: new Date(`${today}T01:08:00Z`),
      position: { x: 103, y: 202, altitude: 5 },
    });
    // Bert was shot, fell, died, and after that was moved elsewhere: only before the fall did he stand.
    const bert = await inGuild((ctx) => lastStanding(ctx, { playerId: bertId, serviceId: SERVICE }));
    expect(bert?.at).toEqual(new Date(`${today}T01:07:01Z`));
  });

  it("leaves nobody online who has left, whatever the log says of the body after that", async () => {
    const rows = await database.sql(
      "select player_name, status, alive, x from player_status order by player_name",
    );
    expect(rows).toEqual([
      { player_name: "Anna", status: "offline", alive: false, x: 110 },
      { player_name: "Bertram", status: "offline", alive: true, x: 901 },
    ]);
  });

  it("changes nothing when it is read again, and pairs names with their last line", async () => {
    const everything = () =>
      Promise.all([
        database.sql("select * from player_activity order by id"),
        database.sql(
          "select player_id, ingame_name, name_history, last_seen_at from player_profiles order by 1",
        ),
        database.sql("select player_id, status, last_seen, x, y from player_status order by 1"),
        database.sql(
          "select type, key, payload from interbot_events where type like 'players.%' order by id",
        ),
      ]);
    const before = await everything();
    expect(before[1]).toEqual([
      expect.objectContaining({ ingame_name: "Anna", name_history: [] }),
      expect.objectContaining({
        ingame_name: "Bertram",
        name_history: [{ name: "Bert", until: `${today}T01:08:30.000Z` }],
      }),
    ]);
    await database.sql("update nitrado_log_state set last_position = 0, state = null");
    const again = await read("today.ADM", log(today));
    expect(again).toMatchObject({ activity: 0, kills: 0, skipped: false });
    expect(await everything()).toEqual(before);
  });

  it("is announced while it is news: joins, leaves, deaths and kills", async () => {
    const events = await database.sql<{ type: string; payload: unknown }>(
      "select type, payload from interbot_events where type like 'players.%' order by id",
    );
    expect(events.map((event) => event.type)).toEqual([
      "players.join",
      "players.join",
      "players.kill",
      "players.leave",
      "players.death",
      "players.leave",
    ]);
    joinAnnounced.parse(events[0]?.payload);
    killAnnounced.parse(events[2]?.payload);
    expect(leaveAnnounced.parse(events[3]?.payload)).toMatchObject({ by: "disconnect", seconds: 660 });
    expect(deathAnnounced.parse(events[4]?.payload)).toMatchObject({ victim: "Anna", cause: "died" });
    const count = () => database.sql("select 1 from interbot_events");
    const before = (await count()).length;
    await read("history.ADM", log(today), { historical: true });
    await read("old.ADM", log("2026-01-05"));
    expect(await count()).toHaveLength(before);
  });

  it("has dates in doubt where the log was silent over a midnight that it does not show", async () => {
    const doubtful = () =>
      database.sql<{ file: string }>(
        `select distinct file_name as file from player_activity where date_uncertain
         union select file_name from kill_logs where date_uncertain union select file_name from player_sessions where date_uncertain`,
      );
    await read("sure.ADM", log("2026-02-01"), { writtenAt: new Date("2026-02-01T01:12:05Z") });
    await read("late.ADM", log("2026-02-03"), { writtenAt: new Date("2026-02-04T00:10:00Z") });
    expect(await doubtful()).toEqual([]);
    await read("silent.ADM", log("2026-02-05"), {
      writtenAt: new Date(Date.parse("2026-02-05T23:00:00Z") + DAY),
    });
    expect(await doubtful()).toEqual([{ file: "silent.ADM" }]);
    const [sure] = await database.sql<{ sure: string }>(
      "select count(*) as sure from kill_logs where file_name = 'silent.ADM' and not date_uncertain",
    );
    expect(Number(sure?.sure)).toBe(0);
  });

  it("goes when its time is over: places after 30 days, hits after 90, what was built never", async () => {
    const prune = (day: string) =>
      withGuild({ ...scopeForJob(GUILD, "test"), now: new Date(`${day}T00:00:00Z`) }, pruneActivity);
    const kinds = async () =>
      (
        await database.sql<{ kind: string }>(
          "select distinct kind from player_activity where file_name = 'late.ADM' order by 1",
        )
      ).map((row) => row.kind);
    const old = await database.sql(
      "select 1 from player_activity where kind = 'seen' and file_name = 'old.ADM'",
    );
    expect(old.length).toBeGreaterThan(5);
    expect(await prune("2026-02-20")).toBe(old.length);
    await prune("2026-04-01");
    expect(await kinds()).not.toContain("seen");
    expect(await kinds()).toContain("hit");
    await prune("2026-06-01");
    expect(await kinds()).toEqual(["built", "emote", "placed", "teleported"]);
    expect(await prune("2026-06-01")).toBe(0);
  });

  it("shows who is in the world while the log goes on, and an older log changes nothing about that", async () => {
    const tomorrow = new Date(Date.parse(today) + DAY).toISOString().slice(0, 10);
    const bytes = Buffer.from(`${log(tomorrow).split("\n").slice(0, 7).join("\n")}\n`);
    await inGuild((ctx) =>
      ingestChunk(ctx, { serviceId: SERVICE, fileName: "running.ADM", at: 0, bytes, final: false }),
    );
    await read("older.ADM", log("2026-03-01"));
    const online = await database.sql(
      "select player_name, x, alive from player_status where status = 'online' order by 1",
    );
    expect(online).toEqual([
      { player_name: "Anna", x: 100, alive: true },
      { player_name: "Bert", x: 300, alive: true },
    ]);
  });
});
