import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { sampleLog } from "@/features/players/adm/testing/sample";
import { ingestChunk } from "@/features/players/mutations/ingest/chunk";
import { DAY, HOUR } from "@/lib/time";
import { killsFigures, peopleFigures } from "./data/figures";
import { barSpan, RANGES, type Range } from "./ranges";

const GUILD = "688446347673600071";
const OTHER = "688446347673600072";
const SERVICES = ["11", "12"];

interface Kill {
  at: number;
  service: string;
  pvp: boolean;
}
interface Came {
  at: number;
  service: string;
  player: number;
  first: number;
}

let database: TestDatabase;
let kills: Kill[] = [];
let came: Came[] = [];

const ingest = async (guild: string, serviceId: string, fileName: string, bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length; ) {
    const part = bytes.subarray(at, at + 50_000);
    const chunk = { serviceId, fileName, at, bytes: part, final: at + part.length === bytes.length };
    at = (await withGuild(scopeForJob(guild, "test"), (ctx) => ingestChunk(ctx, chunk))).position;
  }
};

beforeAll(async () => {
  database = await testDatabase();
  for (const guild of [GUILD, OTHER]) {
    await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $1::text, $1::text)", [
      guild,
    ]);
    for (const serviceId of SERVICES.map((id) => (guild === GUILD ? id : `9${id}`)))
      await withGuild(scopeForJob(guild, "test"), (ctx) =>
        saveService(ctx, {
          serviceId,
          name: serviceId,
          game: "dayz",
          map: "enoch",
          slots: 60,
          utcOffsetMinutes: 60,
        }),
      );
  }
  // The second server's log is older than what the first has told: out of order, as a first connection reads.
  await ingest(GUILD, "11", "a.ADM", sampleLog({ lines: 2_000, seed: 5, generation: "C" }));
  await ingest(GUILD, "12", "b.ADM", sampleLog({ lines: 2_000, seed: 8, generation: "B" }));
  await ingest(OTHER, "911", "a.ADM", sampleLog({ lines: 1_500, seed: 5, generation: "C" }));
  const rows = await database.sql<{ at: Date; service: string; pvp: boolean }>(
    "select timestamp as at, service_id as service, kind = 'pvp' and not inferred as pvp from kill_logs where guild_id = $1",
    [GUILD],
  );
  kills = rows.map((row) => ({ ...row, at: row.at.getTime() }));
  const sessions = await database.sql<{ at: Date; service: string; player: string; first: Date }>(
    "select s.session_start as at, s.service_id as service, s.player_id as player, p.first_seen_at as first from player_sessions s join player_profiles p using (guild_id, player_id) where guild_id = $1",
    [GUILD],
  );
  came = sessions.map((row) => ({
    ...row,
    at: row.at.getTime(),
    player: Number(row.player),
    first: row.first.getTime(),
  }));
}, 60_000);
afterAll(() => database.close());

const inGuild = <T>(now: Date, read: (ctx: Parameters<typeof killsFigures>[0]) => Promise<T>) =>
  withGuild({ ...scopeForJob(GUILD, "test"), now }, read, { readOnly: true });

/** Moments around what the logs tell. */
const moment = () => {
  const times = came.map(({ at }) => at);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  return fc.integer({ min: from, max: to + 2 * DAY }).map((at) => new Date(at));
};
const asked = () =>
  fc.record({
    now: moment(),
    range: fc.constantFrom<Range>(...RANGES),
    service: fc.constantFrom(null, ...SERVICES),
  });

describe("figures from rollups", () => {
  it("are what the kills themselves add up to, step by step", async () => {
    expect(kills.filter(({ pvp }) => pvp).length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(asked(), async ({ now, range, service }) => {
        const {
          course,
          kills: sums,
          deaths,
        } = await inGuild(now, (ctx) => killsFigures(ctx, range, service));
        const span = barSpan(range, now);
        const mine = kills.filter((kill) => service === null || kill.service === service);
        const counted = (from: number, to: number, pvp: boolean) =>
          mine.filter((kill) => (!pvp || kill.pvp) && kill.at >= from && kill.at < to).length;
        const steps = (from: Date) =>
          Array.from({ length: span.count }, (_, step) => {
            const begin = from.getTime() + step * span.stepMs;
            return counted(begin, begin + span.stepMs, true);
          });
        expect(course.now).toEqual(steps(span.from));
        expect(course.before).toEqual(steps(span.before));
        const length = span.to.getTime() - span.from.getTime();
        const whole = span.whole.getTime();
        expect(sums).toEqual({
          total: counted(span.from.getTime(), span.to.getTime(), true),
          now: counted(span.from.getTime(), whole, true),
          before: counted(span.before.getTime(), whole - length, true),
        });
        expect(deaths.total).toBe(counted(span.from.getTime(), span.to.getTime(), false));
      }),
      { numRuns: 60 },
    );
  });

  it("count everybody who came once, new or not, as the sessions themselves do", async () => {
    await fc.assert(
      fc.asyncProperty(asked(), async ({ now, range, service }) => {
        const people = await inGuild(now, (ctx) => peopleFigures(ctx, range, service));
        const from = barSpan(range, now).from.getTime();
        // A rollup's row is a day: whoever left and came back on a later hour of the last day is already in it.
        const seen = came.filter(
          (one) => (service === null || one.service === service) && one.at >= from && one.at <= now.getTime(),
        );
        const fresh = new Set(seen.filter(({ first }) => first >= from).map(({ player }) => player));
        expect(people.fresh).toBe(fresh.size);
        expect(people.fresh + people.returning).toBe(new Set(seen.map(({ player }) => player)).size);
      }),
      { numRuns: 60 },
    );
  });

  it("say nothing of another guild", async () => {
    const end = new Date(Math.max(...kills.map(({ at }) => at)) + HOUR);
    const theirs = await withGuild({ ...scopeForJob(OTHER, "test"), now: end }, (ctx) =>
      killsFigures(ctx, "season", null),
    );
    const mine = await inGuild(end, (ctx) => killsFigures(ctx, "season", "911"));
    expect(theirs.kills.total).toBeGreaterThan(0);
    expect(mine.deaths.total).toBe(0);
  });
});
