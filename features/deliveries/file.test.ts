import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFile } from "./parse-file";
import { type FileEntry, readTag, renderFile, tagOf } from "./render";
import { seatOf, spreadObjects } from "./spread";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (value: string) => new TextEncoder().encode(value);
const entry = (change: Partial<FileEntry> = {}): FileEntry => ({
  tag: tagOf("123", 1, 1),
  name: "M4A1",
  pos: [4395.5, 339.74, 10362.34],
  yaw: 0,
  persistent: false,
  ...change,
});
const thousandths = fc.integer({ min: -50_000, max: 15_360_000 }).map((value) => value / 1_000);
const anyEntry = fc.record({
  tag: fc
    .tuple(fc.nat(50), fc.boolean(), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 10 }))
    .map(([subject, event, attempt, n]) => tagOf(`${event ? "e" : ""}${subject}`, attempt, n)),
  name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{1,20}$/),
  pos: fc.tuple(thousandths, thousandths, thousandths),
  yaw: fc.integer({ min: 0, max: 359 }),
  persistent: fc.boolean(),
});
const anyEntries = fc.uniqueArray(anyEntry, { maxLength: 20, selector: (one) => one.tag });

describe("the file", () => {
  it("is written in the spawner's shape, LF, without a mark", () => {
    const file = text(renderFile([entry(), entry({ tag: tagOf("e4", 2, 1), persistent: true })]));
    expect(file).toBe(
      '{\n  "Objects": [\n' +
        '    { "name": "M4A1", "pos": [4395.500, 339.740, 10362.340], "ypr": [0.000, 0.000, 0.000], "scale": 1.0, "enableCEPersistency": false, "customString": "grizzly:123:1:1" },\n' +
        '    { "name": "M4A1", "pos": [4395.500, 339.740, 10362.340], "ypr": [0.000, 0.000, 0.000], "scale": 1.0, "enableCEPersistency": true, "customString": "grizzly:e4:2:1" }\n' +
        "  ]\n}\n",
    );
    expect(text(renderFile([]))).toBe('{\n  "Objects": []\n}\n');
  });

  it("has the same bytes in whatever order the entries come, and reads back as what was written", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const file = renderFile(entries);
        expect(renderFile([...entries].reverse())).toEqual(file);
        const seen = parseFile(file);
        expect(seen).toMatchObject({ kind: "whole", foreign: [] });
        expect(new Set(seen.ours)).toEqual(new Set(entries));
        expect(renderFile(seen.ours)).toEqual(file);
      }),
    );
  });

  it("takes no places that are no numbers, no foreign tags and none twice", () => {
    expect(() => renderFile([entry({ pos: [Number.NaN, 0, 0] })])).toThrow("no number");
    expect(() => renderFile([entry({ pos: [3.402823e38, 0, 0] })])).toThrow("no number");
    expect(() => renderFile([entry({ tag: "other" }), entry()])).toThrow("no tag of ours");
    expect(() => renderFile([entry(), entry()])).toThrow("same tag");
    expect(text(renderFile([entry({ pos: [-0.0001, 0, 0] })]))).toContain("[0.000, 0.000, 0.000]");
  });
});

describe("what stands on the server", () => {
  it("is missing, ours, or somebody else's", () => {
    expect(parseFile(null).kind).toBe("missing");
    const others = { name: "Land_House", pos: [1, 2, 3], ypr: [0, 0, 0] };
    const mixed = JSON.stringify({ Objects: [others, { ...others, customString: "grizzly:1:1:1" }] });
    expect(parseFile(bytes(mixed))).toMatchObject({ kind: "whole", foreign: ["Land_House"] });
    expect(parseFile(bytes(mixed)).ours).toHaveLength(1);
    expect(parseFile(bytes('{"Objects":{}}')).foreign).not.toEqual([]);
    expect(parseFile(bytes("<html>")).foreign).not.toEqual([]);
    expect(parseFile(bytes('{"Objects":[{"name":"X","customString":"grizzly:1:1:1; x"}]}')).foreign).toEqual([
      "X",
    ]);
  });

  it("is damage of our own where an upload of ours was cut at any byte", () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), (entries, cut) => {
        const file = renderFile(entries);
        const part = file.slice(0, cut % (file.length - 1));
        expect(parseFile(part)).toEqual({ kind: "damaged", ours: [], foreign: [] });
      }),
    );
  });

  it("is foreign where a damaged file has tags of others", () => {
    expect(parseFile(bytes('{"Objects":[{"name":"A","customString":"mine"')).foreign).toEqual(["A"]);
    expect(parseFile(bytes('{"Objects":[{"name":"A"},{"name":"B"},')).foreign).toEqual(["A", "B"]);
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(["whole", "damaged"]).toContain(parseFile(any).kind);
      }),
    );
  });
});

it("reads its own tags alone", () => {
  expect(readTag("grizzly:123:1:2")).toEqual({ subject: "123", attempt: 1, n: 2 });
  expect(readTag("grizzly:e7:12:3")).toEqual({ subject: "e7", attempt: 12, n: 3 });
  for (const other of ["grizzly:123:1", "grizzly:x:1:2", "Grizzly:1:1:1", "grizzly:1:1:1 ", 5, null])
    expect(readTag(other)).toBeNull();
});

describe("things of one attempt", () => {
  const spot = { x: 5_000, z: 6_000, altitude: 200 };
  it("lie 0.3 to 0.5 m apart and 0.05 to 0.2 m above the ground", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(11), (count, seat) => {
        const objects = spreadObjects(Array(count).fill("NailBox"), spot, seat);
        for (const [index, one] of objects.entries()) {
          expect(one.pos[1] - spot.altitude).toBeGreaterThanOrEqual(0.049);
          expect(one.pos[1] - spot.altitude).toBeLessThanOrEqual(0.201);
          const apart = objects
            .filter((_, other) => other !== index)
            .map((other) => Math.hypot(other.pos[0] - one.pos[0], other.pos[2] - one.pos[2]));
          if (apart.length === 0) continue;
          expect(Math.min(...apart)).toBeGreaterThanOrEqual(0.299);
          expect(Math.min(...apart)).toBeLessThanOrEqual(0.501);
        }
      }),
    );
  });
  it("lie where other orders of the same zone do not, and at a place of one's own in its middle", () => {
    const middles = Array.from({ length: 12 }, (_, seat) => spreadObjects(["A1"], spot, seat)[0]?.pos);
    expect(new Set(middles.map(String)).size).toBe(12);
    expect(seatOf("saved", 5)).toBe(0);
    expect(seatOf("drop_zone", 17)).toBe(5);
  });
});
