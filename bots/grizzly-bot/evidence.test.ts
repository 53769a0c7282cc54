import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import type { NitradoApi } from "@/features/nitrado/api";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { linkPlayer } from "@/features/players/mutations/links";
import { ticketRef } from "@/features/tickets/evidence/data/case";
import { ownDeaths } from "@/features/tickets/evidence/data/deaths";
import { evidenceOf } from "@/features/tickets/evidence/data/reports";
import { openDeathReport } from "@/features/tickets/evidence/mutations/report";
import { ProviderError } from "@/lib/http/provider";
import { HOUR, MINUTE } from "@/lib/time";
import { completeReports } from "./evidence";

const VICTIM = "mJ4vQx0Ta7nLrKp2Ew9sYd6BfUcH3gZi8oXt1RkNhZc=";
const KILLER = "7dRkW2uPq5VbXo9LmZs4JtHcEa1yGn6FiKw3TjQvLf8=";
const DAY = new Date(Date.now() - 24 * HOUR).toISOString().slice(0, 10);
const FILE = `DayZServer_PS4_x64_${DAY}_03-00-12.ADM`;
const who = (name: string, id: string, at = "<100.0, 200.0, 10.0>", dead = "") =>
  `Player "${name}"${dead} (id=${id} pos=${at})`;
const LINES = [
  `03:10:00 | ${who("quietfern", VICTIM)} is connected`,
  `03:20:00 | ${who("Kestrel_0141", KILLER)} is connected`,
  `03:30:00 | ${who("quietfern", VICTIM, "<110.0, 210.0, 10.0>", " (DEAD)")} killed by ${who("Kestrel_0141", KILLER, "<150.0, 260.0, 10.0>")} with M4-A1 from 64.031 meters`,
  `03:45:00 | ${who("Kestrel_0141", KILLER)} has been disconnected`,
  `04:10:00 | ${who("quietfern", VICTIM)} is connected`,
];
const TEXT = `\n\n${"*".repeat(20)}\nAdminLog started on ${DAY} at 03:00:12\n\n${LINES.join("\n")}\n`;
const BYTES = Buffer.from(TEXT);

let db: TestDatabase;
let world: ShopWorld;
let ticketId: number;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  world = await shopWorld(db.sql, 1);
  const { guildId, serviceId, job } = world;
  const [person] = world.people;
  if (!person) throw new Error("nobody");
  await db.sql("delete from ticket_reports");
  await db.sql(
    "update nitrado_services set game = 'dayzps', game_path = '/games/ni1_1/noftp/dayzps' where guild_id = $1",
    [guildId],
  );
  await db.sql("insert into guild_members (guild_id, discord_id) values ($1, $2)", [
    guildId,
    person.discordId,
  ]);
  await withGuild(job, (ctx) =>
    ingestChunk(ctx, { serviceId, fileName: FILE, at: 0, bytes: BYTES, final: true }),
  );
  const [player] = await db.sql<{ player_id: string }>(
    "select player_id from player_profiles where guild_id = $1 and platform_id = $2",
    [guildId, VICTIM],
  );
  const playerId = Number(player?.player_id);
  await withGuild(job, (ctx) => linkPlayer(ctx, { discordId: person.discordId, playerId, method: "staff" }));
  ticketId = await withGuild(world.signedIn(person), async (ctx) => {
    const [death] = await ownDeaths(ctx, { discordId: person.discordId, playerId });
    const { number } = await openDeathReport(ctx, {
      key: randomUUID(),
      killId: death?.killId ?? 0,
      asksFor: "look",
      text: "What happened there?",
    });
    return (await ticketRef(ctx, number))?.ticketId ?? 0;
  });
});

/** Nitrado's file server with this log; `calls` counts what was asked. */
const files = (calls: string[], seek?: NitradoApi["seek"]) =>
  ({
    list: async (_service, dir) => [
      { type: "file", name: FILE, path: `${dir}/${FILE}`, size: BYTES.length, modifiedAt: null },
    ],
    seek:
      seek ??
      (async (_service, file, offset, length) => {
        calls.push(file);
        return new Uint8Array(BYTES.subarray(offset, offset + length));
      }),
  }) as NitradoApi;
const frozen = async () => (await withGuild(world.job, (ctx) => evidenceOf(ctx, ticketId)))[0];

describe("completing a timeline", () => {
  it("takes the log's own lines by file and byte from Nitrado, once", async () => {
    const calls: string[] = [];
    const run = () => completeReports({ apiFor: async () => files(calls), now: () => new Date() });
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(calls).toEqual([`/games/ni1_1/noftp/dayzps/config/${FILE}`]);
    const evidence = await frozen();
    expect(evidence?.complete).toBe(true);
    // Every line is the log's own, byte for byte; what is behind the hour is none of it.
    expect([...new Set(evidence?.lines.map(({ raw }) => raw))]).toEqual(LINES.slice(0, 4));
    for (const { raw, byte } of evidence?.lines ?? [])
      expect(BYTES.subarray(byte, byte + Buffer.byteLength(raw ?? "")).toString()).toBe(raw);
  });

  it("does not wait for a log that was removed", async () => {
    const gone: NitradoApi = { ...files([]), list: async () => [] };
    expect(await completeReports({ apiFor: async () => gone, now: () => new Date() })).toBe(1);
    expect((await frozen())?.lines.filter(({ raw }) => raw !== null).map(({ kind }) => kind)).toEqual([
      "kill",
    ]);
  });

  it("waits while Nitrado does not answer, and freezes without lines when it has not for half an hour", async () => {
    const down = files([], async () => {
      throw new ProviderError("unavailable", "Nitrado does not answer.");
    });
    const asked = Date.now();
    const at = (minutes: number) => () => new Date(asked + minutes * MINUTE);
    expect(await completeReports({ apiFor: async () => down, now: at(20) })).toBe(0);
    expect(await frozen()).toBeUndefined();
    expect(await completeReports({ apiFor: async () => down, now: at(40) })).toBe(1);
    const evidence = await frozen();
    expect(evidence?.lines.find(({ kind }) => kind === "kill")?.raw).toBe(LINES[2]);
    expect(evidence?.lines.find(({ kind }) => kind === "join")).toMatchObject({ raw: null, file: FILE });
  });
});
