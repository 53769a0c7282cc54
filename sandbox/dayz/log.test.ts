import { describe, expect, it } from "vitest";
import { AdmFold } from "@/features/players/adm/fold";
import { AdmReader } from "@/features/players/adm/reader";
import { type TestHost, testServer, testSpec } from "./testing";
import type { DayzGame, Generation } from "./types";

const logs = (host: TestHost, gamePath: string) =>
  host.files.list(`${gamePath}/config`).filter(({ name }) => name.endsWith(".ADM"));

function read(host: TestHost, gamePath: string) {
  const fold = new AdmFold();
  const seen = new Map<string, number>();
  const unknown: string[] = [];
  const kills: number[] = [];
  const count = (kind: string) => seen.set(kind, (seen.get(kind) ?? 0) + 1);
  const boots: number[] = [];
  for (const { name } of logs(host, gamePath).toSorted(
    (a, b) => a.modifiedAt.getTime() - b.modifiedAt.getTime(),
  )) {
    const reader = new AdmReader();
    reader.push(host.read(`${gamePath}/config/${name}`) ?? new Uint8Array(), (record) => {
      if (record.line.type === "unknown") unknown.push(record.raw);
      count(record.line.type);
      fold.apply(record, (change) => {
        count(change.kind);
        if (change.kind === "death" && change.death.payable) kills.push(change.death.distance ?? 0);
      });
    });
    boots.push(reader.state.boot);
  }
  fold.finish(() => undefined);
  return { seen, unknown, kills, boots };
}

const everything = (["dayz", "dayzps", "dayzxb"] as const).flatMap((game) =>
  (["A", "B", "C"] as const).map((generation) => [game, generation] as const),
);

describe("the log of a busy server", () => {
  it.each(everything)("is understood to the last line: %s, generation %s", (game, generation) => {
    const found = busy(game, generation);
    expect(found.unknown).toEqual([]);
    for (const kind of [
      "player.connected",
      "player.listed",
      "player.hit_by_player",
      "player.built",
      "death",
    ]) {
      expect([kind, (found.seen.get(kind) ?? 0) > 0]).toEqual([kind, true]);
    }
    expect(found.seen.get("session.joined")).toBeGreaterThan(7);
    expect(found.kills.length).toBeGreaterThan(3);
    expect(found.seen.has("chat.message")).toBe(game === "dayz");
    expect(found.seen.has("player.connecting")).toBe(generation === "C");
    expect(found.seen.has("emote.played")).toBe(generation === "A");
  });
});

function busy(game: DayzGame, generation: Generation) {
  const spec = testSpec(game, { restartHours: [14] });
  const settings = { speed: 8, logStepSeconds: 60, newFileDelaySeconds: 90, busy: true, generation };
  const { server, host, wait } = testServer({ ...spec, settings });
  for (let hour = 0; hour < 8; hour++) wait(3_600);
  return read(host, server.gamePath);
}

describe("log files", () => {
  it("are named by platform and start, one a start on consoles", () => {
    const { server, host, wait } = testServer(testSpec("dayzxb"));
    expect(logs(host, server.gamePath).map(({ name }) => name)).toEqual([
      "DayZServer_X1_x64_2026-11-22_12-00-00.ADM",
    ]);
    wait(600);
    server.restart("test");
    wait(60);
    expect(logs(host, server.gamePath).map(({ name }) => name)).toEqual([
      "DayZServer_X1_x64_2026-11-22_12-00-00.ADM",
      "DayZServer_X1_x64_2026-11-22_12-10-09.ADM",
    ]);
    expect(host.text(server.restartLog)).toBe("[2026-11-22 10:10:00] Server restart: requested (test)\n");
  });

  it("of PC are moved away after a clean stop, and go on in the same file after a crash", () => {
    const { server, host, wait } = testServer(testSpec("dayz"));
    const live = `${server.gamePath}/config/DayZServer_x64.ADM`;
    wait(600);
    server.crash();
    wait(60);
    expect(logs(host, server.gamePath)).toHaveLength(1);
    expect(host.text(live).match(/AdminLog started/g)).toHaveLength(2);
    expect(host.text(live)).not.toContain("EOF");
    server.restart("test");
    wait(60);
    const names = logs(host, server.gamePath).map(({ name }) => name);
    expect(names).toHaveLength(2);
    const rotated = names.find((name) => name !== "DayZServer_x64.ADM") ?? "";
    expect(rotated).toMatch(/^DayZServer_x64_2026_11_22_1211\d{5}\.ADM$/);
    expect(host.text(`${server.gamePath}/config/${rotated}`)).toMatch(/\*{34}EOF\*{40}\r\n$/);
    expect(host.text(live).match(/AdminLog started/g)).toHaveLength(1);
  });

  it("reach the file server in steps, and a new one late", () => {
    const settings = {
      speed: 1,
      logStepSeconds: 300,
      newFileDelaySeconds: 510,
      busy: false,
      generation: "C" as const,
    };
    const { server, host, wait } = testServer({ ...testSpec("dayzps"), settings });
    const size = () => logs(host, server.gamePath)[0]?.size ?? null;
    wait(500);
    expect(size()).toBeNull();
    wait(10);
    const first = size();
    expect(first).toBeGreaterThan(100);
    server.act({ do: "connect", player: "Dusa" });
    wait(299);
    expect(size()).toBe(first);
    wait(1);
    expect(size()).toBeGreaterThan(first ?? 0);
  });

  it("can be cut in the middle of a line, whose rest comes with the next step", () => {
    const { server, host, wait } = testServer(testSpec("dayzxb"));
    const text = () => host.text(`${server.gamePath}/config/DayZServer_X1_x64_2026-11-22_12-00-00.ADM`);
    wait(30);
    server.act({ do: "cutLog" });
    server.act({ do: "connect", player: "Ivy Barrow" });
    const cut = text();
    expect(cut).not.toMatch(/\n$/);
    wait(10);
    expect(text().startsWith(cut)).toBe(true);
    expect(text()).toMatch(/is connected\n$/);
  });
});

describe("sessions", () => {
  it("stay open after a crash, and after a restart of a console; PC says goodbye", () => {
    for (const [game, crash, left] of [
      ["dayzxb", true, 0],
      ["dayzxb", false, 0],
      ["dayz", true, 0],
      ["dayz", false, 2],
    ] as const) {
      const { server, host, wait } = testServer(testSpec(game));
      wait(30);
      const [one, two] = server.cast();
      for (const each of [one, two]) server.act({ do: "connect", player: each?.id ?? "" });
      if (crash) server.crash();
      else server.restart("test");
      wait(10);
      const { seen, unknown } = read(host, server.gamePath);
      expect(unknown).toEqual([]);
      expect(seen.get("player.connected")).toBe(2);
      expect([game, crash, seen.get("player.disconnected") ?? 0]).toEqual([game, crash, left]);
      wait(150);
      expect(server.players()).toHaveLength(2);
    }
  });
});
