import { expect, test } from "vitest";
import { logDir, missionDir, restartLogPath } from "./paths";

const mission = "dayzOffline.chernarusplus";

test.each([
  ["dayzps", "/games/ni1_1/noftp/dayzps", "/games/ni1_1/ftproot/dayzps_missions"],
  ["dayzxb", "/games/ni1_1/noftp/dayzxb", "/games/ni1_1/ftproot/dayzxb_missions"],
  ["dayz", "/games/ni1_1/ftproot/dayzstandalone", "/games/ni1_1/ftproot/dayzstandalone/mpmissions"],
] as const)("%s has its logs, missions and Nitrado's own log in their places", (game, gamePath, missions) => {
  expect(logDir({ game, gamePath })).toBe(`${gamePath}/config`);
  expect(missionDir({ game, gamePath, mission })).toBe(`${missions}/${mission}`);
  expect(restartLogPath({ game, gamePath })).toBe(`/games/ni1_1/noftp/${game}/restart.log`);
});

test.each([null, "", "../../x", "a/../b.c", "dayzOffline", "a.b/../../c", "a b.c"])(
  "%j is no mission",
  (odd) => {
    const where = { game: "dayzps", gamePath: "/games/ni1_1/noftp/dayzps", mission: odd } as const;
    expect(() => missionDir(where)).toThrow("which mission");
  },
);

test.each([null, "", "/etc/passwd", "/games/"])("%j is no place of a game", (gamePath) => {
  expect(() => logDir({ game: "dayzps", gamePath })).toThrow("where this server's files lie");
});
