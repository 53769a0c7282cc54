import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Colour, contrast, distance, over, parseColour, type Sight } from "../testing/colour";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("\n}")[0] ?? "";
  return new Map(
    [...block.matchAll(/^ {2}--([a-z0-9-]+): (.+);$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const dark = tokens(":root");
const themes = { dark, light: new Map([...dark, ...tokens('[data-theme="light"]')]) };

const TEXT = ["ink", "muted", "faint", "honey-text", "good", "warn", "bad", "info"];
const GROUNDS = ["ground", "raised", "overlay", "sunken", "well", "field"];
const SOFT = {
  "honey-wash": "ink",
  "good-soft": "good",
  "warn-soft": "warn",
  "bad-soft": "bad",
  "info-soft": "info",
};
const MARKS = ["line-meaning", "bronze-mark", "silver-mark", "gold-mark", "partner-mark", "kills", "players"];
const CHART = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `chart-${number}`);

describe.each(["dark", "light"] as const)("the %s theme", (theme) => {
  const colour = (name: string): Colour => {
    const value = themes[theme].get(name);
    if (!value) throw new Error(`--${name} has no value`);
    return parseColour(value);
  };
  const ratio = (name: string, ground: Colour) => Number(contrast(colour(name), ground).toFixed(2));

  it.each(TEXT)("%s is readable as text on every ground", (name) => {
    for (const ground of GROUNDS)
      expect(ratio(name, colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ink", "muted"])("%s stays readable on the fills of rows and active items", (name) => {
    for (const fill of ["fill", "fill-strong"])
      for (const ground of ["ground", "raised", "sunken", "overlay"])
        expect(
          ratio(name, over(colour(fill), colour(ground))),
          `${name} on ${fill} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(SOFT))("%s carries %s", (ground, name) => {
    expect(ratio(name, colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(ratio("ink", colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(ratio("muted", colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it("has dark words on honey, and initials on their grounds", () => {
    for (const honey of ["honey", "honey-hover"])
      expect(ratio("honey-ink", colour(honey))).toBeGreaterThanOrEqual(4.5);
    for (const number of [1, 2, 3, 4, 5, 6])
      expect(ratio("avatar-ink", colour(`avatar-${number}`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...MARKS, "honey-line", ...CHART])("%s is a line that can be seen", (name) => {
    for (const ground of ["ground", "raised", "field"])
      expect(ratio(name, colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it.each<Sight>(["all", "protan", "deutan", "tritan"])(
    "the eight hues of charts stay apart for %s sight",
    (sight) => {
      for (const [at, one] of CHART.entries())
        for (const other of CHART.slice(at + 1))
          expect(distance(colour(one), colour(other), sight), `${one} and ${other}`).toBeGreaterThan(6);
    },
  );

  it("keeps the hues of charts at about one lightness, so that none shouts", () => {
    const lightness = CHART.map((name) => Number(/oklch\(([\d.]+)/.exec(themes[theme].get(name) ?? "")?.[1]));
    expect(Math.max(...lightness) - Math.min(...lightness)).toBeLessThanOrEqual(0.18);
  });
});

it("the tiers have the colours that everyone knows", () => {
  expect([dark.get("bronze"), dark.get("silver"), dark.get("gold")]).toEqual([
    "#cd7f32",
    "#c0c0c0",
    "#ffd700",
  ]);
});
