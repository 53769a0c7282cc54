import { describe, expect, it } from "vitest";
import { readAsked, windowOf, writeAsked } from "./asked";

const parse = (query: string) => readAsked(Object.fromEntries(new URLSearchParams(query)));

describe("the map's address", () => {
  it("opens the same view again", () => {
    const query =
      "?map=enoch&layer=deaths&days=30&from=2026-11-20T17%3A00%3A00.000Z&to=2026-11-22T21%3A00%3A00.000Z&server=101%2C102&weapon=M4-A1&player=77&near=50&far=400&x=5230&z=8590&zoom=3.5&at=2026-11-22T20%3A31%3A07.000Z&hide=heat%2Czones";
    expect(writeAsked(parse(query))).toBe(query);
    expect(writeAsked(parse(""))).toBe("");
    expect(writeAsked(parse("hide=none"))).toBe("?hide=none");
  });

  it("takes what the kill feed writes", () => {
    expect(parse("map=dayzOffline.chernarusplus&x=5230.4&z=8590.2&at=2026-11-22T20:31:07Z")).toMatchObject({
      map: "chernarusplus",
      x: 5_230.4,
      z: 8_590.2,
      at: "2026-11-22T20:31:07.000Z",
    });
  });

  it("leaves out what makes no sense", () => {
    const odd = parse(
      "map=../x&layer=%00&days=8&from=2026-11-22T00:00:00Z&to=2026-11-20T00:00:00Z&server=a,b%20c&x=abc&zoom=-1&at=now&player=-4&weapon=a%00b&after=%27;drop",
    );
    expect(odd).toMatchObject({
      map: null,
      layer: "kills",
      days: 7,
      from: null,
      servers: ["a"],
      x: null,
      zoom: null,
    });
    expect(odd).toMatchObject({ at: null, player: null, weapon: null, after: null });
  });
});

describe("the days shown", () => {
  const now = new Date("2026-11-22T21:35:00Z");
  it("go up to the end of this hour", () => {
    const { from, to, step } = windowOf(parse(""), now);
    expect([from.toISOString(), to.toISOString()]).toEqual([
      "2026-11-15T22:00:00.000Z",
      "2026-11-22T22:00:00.000Z",
    ]);
    expect(step).toBe(3_600_000);
  });
  it("lie around an older moment that a link names", () => {
    const { from, to } = windowOf(parse("at=2026-09-01T12:00:00Z"), now);
    expect(from.getTime()).toBeLessThan(Date.parse("2026-09-01T12:00:00Z"));
    expect(to.getTime()).toBeGreaterThan(Date.parse("2026-09-01T12:00:00Z"));
    expect(to.getTime() - from.getTime()).toBe(7 * 86_400_000);
  });
  it("hold a stretch that was chosen long ago", () => {
    const { from, to } = windowOf(parse("from=2026-09-01T12:00:00Z&to=2026-09-05T12:00:00Z"), now);
    expect(from.toISOString() <= "2026-09-01T12:00:00.000Z").toBe(true);
    expect(to.toISOString() >= "2026-09-05T12:00:00.000Z").toBe(true);
  });
});
