import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { bootsSince } from "@/features/nitrado/log/boots";
import { ProviderError } from "@/lib/http/provider";
import { at, Bench, first, plain, second } from "./testing/bench";
import { LogScript } from "./testing/script";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

describe("a look at a service's logs", { timeout: 120_000 }, () => {
  it("reads what is there, measures the zone, and records the boot", async () => {
    const bench = await Bench.open(t.sql);
    const log = first();
    bench.folder.write(log.name, log.take(), at("17:06:00"));
    expect(await bench.look("17:06:30")).toEqual({ grew: true, more: false });
    const [service] = await t.sql<{ details: { utcOffsetMinutes: number }; lines_seen: object }>(
      "select details, lines_seen from nitrado_services where guild_id = $1",
      [bench.world.guildId],
    );
    expect(service?.details.utcOffsetMinutes).toBe(-300);
    expect(Object.keys(service?.lines_seen ?? {}).sort()).toEqual(
      ["first", "hits", "kills", "player_list", "sessions"].sort(),
    );
    const kills = await t.sql<{ timestamp: Date }>(
      "select timestamp from kill_logs where guild_id = $1 and kind = 'pvp' order by 1",
      [bench.world.guildId],
    );
    expect(kills[0]?.timestamp).toEqual(at("17:01:55"));
    const boots = await withGuild(scopeForJob(bench.world.guildId, "test"), (ctx) =>
      bootsSince(ctx, bench.world.serviceId, at("00:00:00")),
    );
    expect(boots).toMatchObject([{ startedAt: at("17:00:00"), proven: true }]);
    expect(await bench.look("17:07:00")).toEqual({ grew: false, more: false });
  });

  it("comes to the same however the log grew and was cut, by seek and by stretches of any size", async () => {
    const whole = await Bench.open(t.sql);
    const log = first();
    const text = log.take();
    whole.folder.write(log.name, text, at("17:06:00"));
    await whole.look("17:06:30");
    for (const step of [1, 7, 97, 512]) {
      const bench = await Bench.open(t.sql);
      bench.chunkBytes = Math.max(64, step * 3);
      const stride = step === 1 ? 151 : step * 5 + 1;
      for (let end = 1; end < text.length + stride; end += stride) {
        bench.folder.write(log.name, text.slice(0, end), at("17:06:00"));
        await bench.look("17:06:30");
      }
      const same = (await bench.all()).split("\n--\n").slice(0, 12).join("\n--\n");
      expect(plain(same, bench)).toBe(
        plain((await whole.all()).split("\n--\n").slice(0, 12).join("\n--\n"), whole),
      );
    }
  });

  it("finishes the older log before the newer one's rows, and closes what it left open", async () => {
    const bench = await Bench.open(t.sql);
    const [old, fresh] = [first(), second()];
    bench.folder.write(old.name, old.take(), at("17:06:00"));
    await bench.look("17:06:30");
    bench.folder.append(old.name, old.join("Dora").take(), at("20:59:00"));
    bench.folder.write(fresh.name, fresh.take(), at("21:07:00"));
    await bench.look("21:07:10");
    // It grew since the last look, so something may still come.
    expect((await bench.logs()).map(({ completed }) => completed)).toEqual([false]);
    bench.folder.append(old.name, old.join("Emil").take(), at("20:59:30"));
    await bench.look("21:07:20");
    expect((await bench.logs()).length).toBe(1);
    await bench.look("21:07:30");
    expect((await bench.logs()).map(({ completed }) => completed)).toEqual([true, false]);
    const open = await t.sql<{ player_name: string; file_name: string }>(
      "select player_name from player_sessions where guild_id = $1 and file_name = $2 and session_end is null",
      [bench.world.guildId, old.name],
    );
    expect(open).toEqual([]);
    const ends = await t.sql<{ player_name: string }>(
      "select player_name from player_sessions where guild_id = $1 and ended_by = 'restart' order by 1",
      [bench.world.guildId],
    );
    expect(ends.map((row) => row.player_name)).toEqual(["Anna", "Bert", "Carl", "Dora", "Emil"]);
  });

  it("takes what is read at the first connection for history, and only that", async () => {
    const bench = await Bench.open(t.sql, "dayzxb", null);
    const log = first();
    bench.folder.write(log.name, log.take(), at("17:06:00"));
    await bench.look("17:06:30");
    expect(await bench.count("interbot_events")).toBe(0);
    const decisions = () =>
      t.sql<{ status: string }>("select status from reward_decisions where guild_id = $1", [
        bench.world.guildId,
      ]);
    expect((await decisions()).every(({ status }) => status === "refused")).toBe(true);
    const before = await decisions();
    bench.folder.append(log.name, log.kill("Anna", "Carl", 120).take(), at("17:09:00"));
    await bench.look("17:09:30");
    const kills = await t.sql<{ historical: boolean }>(
      "select historical from kill_logs where guild_id = $1 order by byte_offset",
      [bench.world.guildId],
    );
    expect(kills.at(-1)?.historical).toBe(false);
    expect(kills.slice(0, -1).every(({ historical }) => historical)).toBe(true);
    expect((await decisions()).length).toBe(before.length + 1);
    expect((await decisions()).filter(({ status }) => status !== "refused")).toHaveLength(1);
  });

  it("splits a stretch at the moment of the connection", async () => {
    const bench = await Bench.open(t.sql, "dayzxb", at("17:03:00"));
    const log = first();
    bench.folder.write(log.name, log.take(), at("17:06:00"));
    await bench.look("17:06:30");
    const kills = await t.sql<{ historical: boolean; timestamp: Date }>(
      "select historical, timestamp from kill_logs where guild_id = $1 order by byte_offset",
      [bench.world.guildId],
    );
    expect(kills.map(({ historical, timestamp }) => historical === timestamp <= at("17:03:00"))).toEqual(
      kills.map(() => true),
    );
    expect(new Set(kills.map(({ historical }) => historical)).size).toBe(2);
    expect((await bench.logs())[0]?.last_position).toBe(String(bench.folder.read(log.name).length));
  });
});

describe("PC's live log", () => {
  const LIVE = "DayZServer_x64.ADM";

  it("is read once and whole when it is renamed, under one name for its life", async () => {
    const bench = await Bench.open(t.sql, "dayz");
    const [old, fresh] = [first(), second()];
    bench.folder.write(LIVE, old.take(), at("17:06:00"));
    await bench.look("17:06:30");
    bench.folder.append(LIVE, old.kill("Carl", "Anna").take(), at("20:59:00"));
    bench.folder.rename(LIVE, "DayZServer_x64_2026_11_22_155959001.ADM");
    bench.folder.write(LIVE, fresh.take(), at("21:07:00"));
    await bench.look("21:07:30");
    await bench.look("21:08:00");
    const logs = await bench.logs();
    expect(logs.map(({ file_name, completed }) => [file_name, completed])).toEqual([
      ["DayZServer_x64@2026-11-22_12-00-00.ADM", true],
      ["DayZServer_x64@2026-11-22_16-00-00.ADM", false],
    ]);
    const kills = await t.sql("select 1 from kill_logs where guild_id = $1 and kind = 'pvp'", [
      bench.world.guildId,
    ]);
    expect(kills).toHaveLength(5);
    const seeks = bench.folder.calls.seek;
    await bench.look("21:08:30");
    expect(bench.folder.calls.seek).toBe(seeks);
  });

  it("among many rotated ones is read though each look has time for a few, and no header is asked for twice", async () => {
    const bench = await Bench.open(t.sql, "dayz");
    const hours = Array.from({ length: 9 }, (_, index) => `0${index + 1}`);
    for (const hour of hours) {
      const log = new LogScript(`2026-11-22T${hour}:00:00`);
      const name = hour === "09" ? LIVE : `DayZServer_x64_2026_11_22_${hour}5900001.ADM`;
      bench.folder.write(name, log.join("Anna").take(), at(`${hour}:00:20`));
    }
    const control = new AbortController();
    let heads = 0;
    bench.folder.before = (call) => {
      if (call === "seek" && ++heads === 4) control.abort();
    };
    expect(await bench.look("20:00:00", control.signal)).toEqual({ grew: true, more: true });
    expect(await bench.count("nitrado_log_state")).toBe(4);
    await bench.look("20:00:10");
    expect(await bench.count("player_sessions")).toBe(9);
    // A head, the stretch and the head again for each, and up to three tails for the zone.
    expect(bench.folder.calls.seek).toBeLessThanOrEqual(9 * 3 + 3);
  });

  it("that is renamed between listing and reading gives its bytes to no other log", async () => {
    const bench = await Bench.open(t.sql, "dayz");
    const old = new LogScript("2026-11-22T12:00:00");
    const fresh = new LogScript("2026-11-22T16:00:00");
    bench.folder.write(LIVE, old.take(), at("17:00:10"));
    await bench.look("17:00:30");
    bench.folder.append(LIVE, old.join("Anna").take(), at("20:59:00"));
    let heads = 0;
    // As late as possible: after the head was read, before the new bytes are.
    bench.folder.before = (call) => {
      if (call !== "seek" || heads++ !== 1) return;
      bench.folder.rename(LIVE, "DayZServer_x64_2026_11_22_155959001.ADM");
      bench.folder.write(LIVE, fresh.join("Zoe").take(), at("21:07:00"));
    };
    expect(await bench.look("21:07:10")).toMatchObject({ more: true });
    for (const time of ["21:07:20", "21:07:30", "21:07:40"]) await bench.look(time);
    const sessions = await t.sql(
      "select player_name, file_name from player_sessions where guild_id = $1 order by 1",
      [bench.world.guildId],
    );
    expect(sessions).toEqual([
      { player_name: "Anna", file_name: "DayZServer_x64@2026-11-22_12-00-00.ADM" },
      { player_name: "Zoe", file_name: "DayZServer_x64@2026-11-22_16-00-00.ADM" },
    ]);
  });
});

describe("an answer that cannot be trusted", { timeout: 60_000 }, () => {
  const PAGE = Buffer.from("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>");
  const started = async () => {
    const bench = await Bench.open(t.sql);
    const log = first();
    const whole = log.take();
    bench.folder.write(log.name, whole.slice(0, 900), at("17:03:00"));
    await bench.look("17:03:10");
    bench.folder.write(log.name, whole, at("17:06:00"));
    return { bench, log, whole };
  };
  const undisturbed = async () => {
    const { bench } = await started();
    await bench.look("17:06:30");
    const text = plain(await bench.all(), bench);
    return text.split("\n--\n").slice(0, 12);
  };
  const now = async (bench: Bench) =>
    plain(await bench.all(), bench)
      .split("\n--\n")
      .slice(0, 12);

  it("to seek is replaced by the whole file: a wrong byte before, a failure, a page", async () => {
    const expected = await undisturbed();
    for (const fault of ["overlap", "500", "page"]) {
      const { bench } = await started();
      bench.folder.answer = (call, _path, bytes) => {
        if (call !== "seek") return bytes;
        if (fault === "500") throw new ProviderError("unavailable", "Nitrado answered 500.", 500);
        return fault === "page" ? PAGE : Buffer.concat([Buffer.from("x"), bytes.subarray(1)]);
      };
      await bench.look("17:06:30");
      expect(bench.folder.calls.download).toBe(1);
      expect(await now(bench)).toEqual(expected);
    }
  });

  it("everywhere sets the log aside, and goes on where it stood once it is a log again", async () => {
    const expected = await undisturbed();
    for (const fault of ["page", "short", "changed"]) {
      const { bench, log, whole } = await started();
      const before = (await bench.logs())[0];
      if (fault === "page") bench.folder.answer = () => PAGE;
      if (fault === "short") bench.folder.write(log.name, whole.slice(0, 300), at("17:06:00"));
      if (fault === "changed") {
        bench.folder.write(log.name, whole.replace("Anna", "Anne"), at("17:06:00"));
        bench.folder.answer = (call, _path, bytes) => {
          if (call === "seek") throw new ProviderError("unavailable", "Nitrado answered 500.", 500);
          return bytes;
        };
      }
      await bench.look("17:06:30");
      const [aside] = await bench.logs();
      expect(aside).toMatchObject({ last_position: before?.last_position });
      expect(aside?.last_error).toMatch(/page|bytes|read of this log before/);
      bench.folder.answer = (_call, _path, bytes) => bytes;
      bench.folder.write(log.name, whole, at("17:07:00"));
      await bench.look("17:07:30");
      expect((await bench.logs())[0]?.last_error).toBeNull();
      expect(await now(bench)).toEqual(expected);
    }
  });

  it("that is no log from its first byte writes nothing, and holds a newer log up for three looks only", async () => {
    const bench = await Bench.open(t.sql);
    bench.folder.write("DayZServer_X1_x64_2026-11-22_12-00-00.ADM", PAGE, at("17:06:00"));
    const fresh = second();
    bench.folder.write(fresh.name, fresh.take(), at("21:07:00"));
    for (const time of ["21:07:10", "21:07:20"]) await bench.look(time);
    expect(await bench.count("player_sessions")).toBe(0);
    await bench.look("21:07:30");
    expect(await bench.count("player_sessions")).toBeGreaterThan(0);
    expect((await bench.logs())[0]?.last_error).toMatch(/page/);
  });

  it("is compared with the whole file every twentieth read", async () => {
    const bench = await Bench.open(t.sql);
    const log = new LogScript("2026-11-22T12:00:00");
    for (let round = 0; round < 41; round++) {
      bench.folder.append(log.name, log.join(`P${round}`).take(), at("17:06:00"));
      await bench.look("17:06:30");
    }
    expect(bench.folder.calls.download).toBe(2);
    expect(await bench.count("player_sessions")).toBe(41);
  });

  it("of Nitrado as a whole ends the look, and what was committed stays", async () => {
    const { bench } = await started();
    const before = await bench.all();
    bench.folder.before = (call) => {
      if (call === "list") throw new ProviderError("rate_limited", "Nitrado answered 429.", 429, 30);
    };
    await expect(bench.look("17:06:30")).rejects.toThrow("429");
    expect(await bench.all()).toBe(before);
  });
});

describe("a log that disappears", () => {
  it("is closed once a newer one follows, and says what was lost", async () => {
    const bench = await Bench.open(t.sql);
    const [old, fresh] = [first(), second()];
    const text = old.take();
    bench.folder.write(old.name, `${text}17:59`, at("17:06:00"));
    await bench.look("17:06:30");
    bench.folder.remove(old.name);
    await bench.look("17:10:00");
    expect((await bench.logs())[0]?.completed).toBe(false);
    bench.folder.write(fresh.name, fresh.take(), at("21:07:00"));
    await bench.look("21:07:30");
    expect(await bench.logs()).toMatchObject([
      { completed: true, last_error: "It was removed before its last 5 bytes were read." },
      { completed: false, last_error: null },
    ]);
    const open = await t.sql(
      "select player_name from player_sessions where guild_id = $1 and session_end is null and file_name = $2",
      [bench.world.guildId, old.name],
    );
    expect(open).toEqual([]);
  });
});

describe("Nitrado's own log of restarts", () => {
  it("tells of a restart before the game's log does, and both count as one", async () => {
    const bench = await Bench.open(t.sql);
    const log = second();
    bench.folder.writeAt(
      bench.world.restartLog,
      "2026-11-22 20:10:00 Server stopped by web interface\n2026-11-22 20:59:10 Server restart: nightly\n",
      at("20:59:10"),
    );
    await bench.look("20:59:30");
    const boots = () =>
      withGuild(scopeForJob(bench.world.guildId, "test"), (ctx) =>
        bootsSince(ctx, bench.world.serviceId, at("00:00:00")),
      );
    expect(await boots()).toMatchObject([{ startedAt: at("20:59:10"), proven: false }]);
    bench.folder.write(log.name, log.take(), at("21:07:00"));
    await bench.look("21:07:10");
    expect(await boots()).toMatchObject([
      { startedAt: at("21:00:00"), notedAt: at("20:59:10"), proven: true },
    ]);
  });
});
