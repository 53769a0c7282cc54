import { expect, it } from "vitest";
import { foldPlaces } from "./whereabouts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 20, minute));
const seen = (minute: number, x: number, y: number, dead = false) => ({
  at: at(minute),
  position: { x, y, altitude: null },
  dead,
});

it("a day of points reads as stays, newest first, with gaps and deaths told apart", () => {
  const stays = foldPlaces("chernarusplus", [
    seen(0, 5_300, 8_600),
    seen(1, 5_310, 8_590),
    seen(2, 5_300, 9_400),
    seen(30, 5_300, 9_410),
    seen(31, 5_300, 9_410, true),
  ]);
  expect(
    stays.map(({ where, from, to, dead }) => [where, from.slice(14, 16), to.slice(14, 16), dead]),
  ).toEqual([
    ["near Kabanino", "31", "31", true],
    ["near Kabanino", "30", "30", false],
    ["near Kabanino", "02", "02", false],
    ["in Kabanino", "00", "01", false],
  ]);
  expect(stays.at(-1)?.place).toEqual({ x: 5_310, north: 8_590 });
});
