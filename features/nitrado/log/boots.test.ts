import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { type BootSource, bootsSince, recordBoot } from "./boots";

const GUILD = "688446347673600011";
const SERVICE = "11840211";
const NOW = new Date("2026-11-22T12:30:00Z");
const at = (time: string) => new Date(`2026-11-22T${time}Z`);
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Taiga', 'taiga-boots')", [GUILD]);
  await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, $2, 'S')", [
    GUILD,
    SERVICE,
  ]);
});
afterAll(() => t.close());
beforeEach(() => t.sql("truncate server_boots, interbot_events cascade"));

const scope = { ...scopeForJob(GUILD, "test"), now: NOW };
const record = (source: BootSource, time: string, bootKey = `${source}:${time}`) =>
  withGuild(scope, (ctx) =>
    recordBoot(ctx, { serviceId: SERVICE, startedAt: at(time), source, bootKey, evidence: {} }),
  );
const since = (time: string) => withGuild(scope, (ctx) => bootsSince(ctx, SERVICE, at(time)));
const events = () => t.sql("select key from interbot_events where type = 'nitrado.boot'");

describe("a boot", () => {
  it("is counted and told once, whichever source comes first", async () => {
    const noted = await record("restart_log", "12:00:00");
    expect(noted.fresh).toBe(true);
    expect(await record("adm", "12:02:10")).toEqual({ id: noted.id, fresh: false });
    const header = await record("adm", "12:20:00");
    expect(await record("restart_log", "12:19:00")).toEqual({ id: header.id, fresh: false });
    expect(await since("11:00:00")).toMatchObject([
      { id: noted.id, startedAt: at("12:02:10"), notedAt: at("12:00:00"), proven: true },
      { id: header.id, startedAt: at("12:20:00"), notedAt: at("12:19:00"), proven: true },
    ]);
    expect(await events()).toHaveLength(2);
  });

  it("is not told again when it is read again, alone or joined", async () => {
    const noted = await record("restart_log", "12:00:00");
    await record("adm", "12:02:10");
    expect(await record("restart_log", "12:00:00")).toEqual({ id: noted.id, fresh: false });
    expect(await record("adm", "12:02:10")).toEqual({ id: noted.id, fresh: false });
    expect(await since("11:00:00")).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it("is joined with the nearest note, and each note with one boot only", async () => {
    await record("restart_log", "12:00:00");
    await record("restart_log", "12:05:00");
    await record("adm", "12:06:00");
    await record("adm", "12:01:00");
    expect((await since("11:00:00")).map(({ startedAt, notedAt }) => [startedAt, notedAt])).toEqual([
      [at("12:01:00"), at("12:00:00")],
      [at("12:06:00"), at("12:05:00")],
    ]);
  });

  it("stays two where the log began before Nitrado's note, or long after it", async () => {
    await record("restart_log", "12:00:00");
    await record("adm", "11:50:00");
    await record("adm", "12:16:00");
    const boots = await since("11:00:00");
    expect(boots.map(({ proven }) => proven)).toEqual([true, false, true]);
  });

  it("counts since a moment between Nitrado's note and the mission's begin", async () => {
    await record("restart_log", "12:00:00");
    expect(await since("12:01:00")).toEqual([]);
    await record("adm", "12:02:10");
    expect(await since("12:01:00")).toHaveLength(1);
    expect(await since("12:03:00")).toEqual([]);
  });

  it("is found by both sources when they come at once", async () => {
    const results = await Promise.all([record("restart_log", "12:00:00"), record("adm", "12:01:00")]);
    expect(results.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(await since("11:00:00")).toHaveLength(1);
  });

  it("of long ago is recorded, but not told, and none is taken for another guild's server", async () => {
    await withGuild(scope, (ctx) =>
      recordBoot(ctx, {
        serviceId: SERVICE,
        startedAt: new Date("2026-11-20T12:00:00Z"),
        source: "adm",
        bootKey: "old",
        evidence: {},
      }),
    );
    expect(await events()).toEqual([]);
    await expect(
      withGuild(scopeForJob("688446347673600012", "test"), (ctx) =>
        recordBoot(ctx, { serviceId: SERVICE, startedAt: NOW, source: "adm", bootKey: "x", evidence: {} }),
      ),
    ).rejects.toThrow(/no game server/);
  });
});
