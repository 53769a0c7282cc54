import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { explainAccess, gameOf, isDue, mapOfMission, missingRoles, missingScopes } from "./rules";

describe("rights", () => {
  test("the owner's role stands for all, none lacks all", () => {
    expect(missingRoles(["ROLE_OWNER"])).toEqual([]);
    expect(missingRoles([])).toHaveLength(5);
    expect(missingRoles(["ROLE_SOMETHING_NEW"])).toHaveLength(5);
  });

  test("a guest lacks exactly what was not given", () => {
    const given = [
      "ROLE_WEBINTERFACE_FILEBROWSER_READ",
      "ROLE_WEBINTERFACE_FILEBROWSER_WRITE",
      "ROLE_WEBINTERFACE_SETTINGS_READ",
    ];
    expect(missingRoles(given).map(({ needs }) => needs)).toEqual(["General control", "Settings: write"]);
  });

  test("a token is of use with the scope service, whatever else it has", () => {
    expect(missingScopes(["user_info", "service"])).toEqual([]);
    expect(missingScopes(["user_info", "service_order"])).toHaveLength(1);
  });
});

describe("which DayZ a service runs", () => {
  test.each([
    ["gameserver", "dayzps", "DayZ (PS4)", "dayzps"],
    ["gameserver", "dayzxb", "DayZ (Xbox One)", "dayzxb"],
    ["gameserver", "dayz", "DayZ", "dayz"],
    ["gameserver", "dayzstandalone", "DayZ", "dayz"],
    ["gameserver", null, "DayZ (PS4)", "dayzps"],
    ["gameserver", null, "DayZ (Xbox One)", "dayzxb"],
    ["gameserver", "minecraft", "Minecraft", null],
    ["gameserver", "toString", "DayZ", null],
    ["gameserver", null, "ARK", null],
    ["voiceserver", "dayz", "DayZ", null],
  ])("%s %s %s is %s", (type, folder, game, expected) => {
    expect(gameOf({ type, folder, game })).toBe(expected);
  });

  test.each([
    ["dayzOffline.chernarusplus", "chernarusplus"],
    ["dayzOffline.Enoch", "enoch"],
    ["../../etc", null],
    ["", null],
    [null, null],
  ])("the mission %s has the map %s", (mission, map) => {
    expect(mapOfMission(mission)).toBe(map);
  });
});

describe("when a pair is renewed", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const ahead = (ms: number) => new Date(now.getTime() + ms);
  test.each([
    ["fresh", ago(HOUR), ahead(DAY), false, false],
    ["near its end", ago(DAY), ahead(9 * MINUTE), false, true],
    ["over", ago(DAY), ago(1), false, true],
    ["a day old, asked by a call", ago(21 * HOUR), ahead(2 * DAY), false, false],
    ["a day old, asked by the daily task", ago(21 * HOUR), ahead(2 * DAY), true, true],
    ["fresh, asked by the daily task", ago(HOUR), ahead(DAY), true, false],
    ["short-lived and fresh", ago(10 * 1000), ahead(50 * 1000), false, false],
    ["short-lived and in its last tenth", ago(55 * 1000), ahead(5 * 1000), false, true],
    ["without an end, young", ago(HOUR), null, false, false],
    ["without an end, a day old", ago(DAY), null, false, true],
  ])("%s", (_, refreshedAt, expiresAt, daily, due) => {
    expect(isDue({ refreshedAt, expiresAt }, now, daily)).toBe(due);
  });
});

test("every state of an access that is not well has a reason and a way out", () => {
  expect(explainAccess("active", null, false)).toBeNull();
  expect(explainAccess("reconnect", null, false)?.wayOut).toMatch(/Connect it again/);
  const sentences = [429, 503, 500, null].map((status) => explainAccess("active", status, true)?.reason);
  expect(new Set(sentences).size).toBe(3);
  expect(sentences.every(Boolean)).toBe(true);
});
