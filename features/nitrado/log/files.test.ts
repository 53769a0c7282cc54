import { describe, expect, it } from "vitest";
import type { NitradoFile } from "../api";
import { classesSeen, lastTimeOfDay } from "./classes";
import { admFiles, headersIn, logByHeader, logByName, looksLikePage } from "./files";
import { lastMoment, measureOffset } from "./offset";
import { restartNotes } from "./restart-log";

const bytes = (text: string) => Buffer.from(text);
const file = (name: string, type: "file" | "dir" = "file"): NitradoFile => ({
  type,
  name,
  path: `/games/x/config/${name}`,
  size: 10,
  modifiedAt: null,
});
const local = (iso: string) => Date.parse(`${iso}Z`) / 1_000;
const HEAD = `\n\n${"*".repeat(78)}\nAdminLog started on 2026-11-22 at 12:00:05\n\n`;

describe("a folder's admin logs", () => {
  it("are told by their names, and dated by them on consoles only", () => {
    const names = [
      "DayZServer_X1_x64_2026-09-01_22-01-00.ADM",
      "DayZServer_PS4_x64_2026-05-20_06-02-03.ADM",
      "DayZServer_x64.ADM",
      "DayZServer_x64_2025_05_24_224940076.ADM",
      "DayZServer_x64_2025-08-12_13-38-51.ADM",
      "DayZServer_PS4_x64.ADM",
      "DayZServer_x64_2026.RPT",
      "script_2026-01-01.log",
    ];
    const found = admFiles([...names.map((name) => file(name)), file("DayZServer_x64.ADM", "dir")]);
    expect(found.map(({ name }) => name)).toEqual(names.slice(0, 6));
    expect(found.map((log) => logByName(log)?.start ?? null)).toEqual([
      local("2026-09-01T22:01:00"),
      local("2026-05-20T06:02:03"),
      null,
      null,
      null,
      null,
    ]);
  });

  it("without a date in the name are known by their header, whatever they are called", () => {
    const [live, rotated] = admFiles(
      ["DayZServer_x64.ADM", "DayZServer_x64_2026_11_22_155959001.ADM"].map((name) => file(name)),
    );
    if (!live || !rotated) throw new Error("Both are admin logs.");
    const log = logByHeader(live, bytes(`${HEAD}12:00:09 | x\n`));
    expect(log).toMatchObject({
      logName: "DayZServer_x64@2026-11-22_12-00-05.ADM",
      start: local("2026-11-22T12:00:05"),
    });
    expect(logByHeader(rotated, bytes(HEAD))).toMatchObject({ logName: log?.logName, header: log?.header });
    expect(logByHeader(live, bytes(HEAD.replace("00:05", "00:06")))?.header).not.toBe(log?.header);
    expect(logByHeader(live, bytes(HEAD.slice(0, 122)))).toBeNull();
    expect(logByHeader(live, bytes("12:00:09 | x\n"))).toBeNull();
  });

  it("have headers at the start of a line only", () => {
    const said = '12:01:00 | Chat("A"(id=x)): AdminLog started on 2026-11-22 at 12:00:05\n';
    expect(headersIn(bytes(`${HEAD}${said} AdminLog started on 2026-11-23 at 06:00:00\r\n`))).toMatchObject([
      { at: 81, start: local("2026-11-22T12:00:05") },
      { start: local("2026-11-23T06:00:00") },
    ]);
  });

  it("are no web pages", () => {
    expect(looksLikePage(bytes("\n <!DOCTYPE html>"))).toBe(true);
    expect(looksLikePage(bytes('{"status":"error","message":"x"}'))).toBe(true);
    expect(looksLikePage(bytes(HEAD))).toBe(false);
  });
});

describe("a host's zone", () => {
  const seen = (localTime: string, utc: string) => ({
    local: local(localTime),
    writtenAt: new Date(`${utc}Z`),
  });

  it("is the shortest time from a line to its file's writing, in quarters of an hour", () => {
    expect(measureOffset([seen("2026-11-22T12:00:00", "2026-11-22T20:31:00")])).toBe(-510);
    expect(
      measureOffset([
        seen("2026-11-22T12:00:00", "2026-11-22T20:31:00"),
        seen("2026-11-22T15:10:00", "2026-11-22T20:12:00"),
      ]),
    ).toBe(-300);
    expect(measureOffset([seen("2026-11-22T17:45:00", "2026-11-22T12:04:59")])).toBe(345);
    expect(measureOffset([seen("2026-11-22T12:00:00", "2026-11-22T12:00:00")])).toBe(0);
    expect(measureOffset([seen("2026-11-22T12:00:20", "2026-11-22T12:00:00")])).toBe(0);
  });

  it("is not guessed from nothing, nor from what no zone explains", () => {
    expect(measureOffset([])).toBeNull();
    expect(measureOffset([seen("2026-11-20T12:00:00", "2026-11-22T20:00:00")])).toBeNull();
  });

  it("puts a line's time of day right where the files' starts bound it", () => {
    const written = new Date("2026-11-22T20:00:10Z");
    const hours = (value: number) => value * 3_600;
    // Five hours behind: the log began four hours before it was last written to.
    expect(lastMoment(hours(15), written, hours(9))).toBe(local("2026-11-22T15:00:00"));
    // Thirteen hours ahead, over midnight.
    expect(lastMoment(hours(9), written, hours(-9))).toBe(local("2026-11-23T09:00:00"));
  });
});

describe("Nitrado's restart.log", () => {
  it("tells of starts, in either way to write a date, and not of stops or half lines", () => {
    const text =
      "ed by somebody\n[2026-11-22 10:10:00] Server restart: requested (test)\n[2026-11-22 11:00:00] Server stopped\n22.11.2026 12:30:01 Automatic restart\nno time\n2026-11-22 13:00:00 rest";
    expect(restartNotes(bytes(text), true)).toEqual({
      notes: [
        {
          local: local("2026-11-22T10:10:00"),
          text: "[2026-11-22 10:10:00] Server restart: requested (test)",
        },
        { local: local("2026-11-22T12:30:01"), text: "22.11.2026 12:30:01 Automatic restart" },
      ],
      last: local("2026-11-22T12:30:01"),
    });
  });
});

describe("classes of lines", () => {
  it("are seen with the time of their last line, over midnight too", () => {
    const text = [
      '23:59:00 | Player "A" (id=x pos=<1, 2, 3>) is connected',
      "23:59:30 | ##### PlayerList log: 1 players",
      '00:01:00 | Player "A" (id=x pos=<1, 2, 3>)Built base on Fence with Hammer',
      "",
    ].join("\n");
    const at = new Date("2026-11-23T05:01:00Z");
    expect(lastTimeOfDay(bytes(text))).toBe(60);
    expect(classesSeen(bytes(text), at)).toEqual({
      sessions: new Date("2026-11-23T04:59:00Z"),
      player_list: new Date("2026-11-23T04:59:30Z"),
      building: at,
    });
  });
});
