import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/time";
import {
  around,
  digestOf,
  freezeStep,
  GIVE_UP_MS,
  lineAt,
  mostTelling,
  rawIsGivenUp,
  stretchesOf,
  telling,
} from "./rules";
import type { EvidenceLine, Party } from "./schema";
import { lineWords } from "./words";

const START = Date.parse("2026-11-22T09:18:44Z");
const PARTIES: Party[] = [
  { playerId: 1, name: "quietfern", role: "opener" },
  { playerId: 2, name: "Kestrel_0141", role: "other" },
];

const anyLine = fc.record({
  at: fc.integer({ min: 0, max: 60 * 60 }).map((second) => new Date(START + second * 1_000).toISOString()),
  playerId: fc.constantFrom(1, 2),
  kind: fc.constantFrom("seen", "seen", "seen", "join", "leave", "kill", "hit_by_player", "built"),
  detail: fc.option(fc.record({ weapon: fc.constantFrom("M4-A1", "Mosin") }), { nil: null }),
  place: fc.option(
    fc.record({ x: fc.integer({ min: 0, max: 15_000 }), y: fc.integer({ min: 0, max: 15_000 }) }),
    {
      nil: null,
    },
  ),
  otherPlace: fc.constant(null),
  other: fc.constant(null),
  file: fc.constantFrom("a.ADM", "b.ADM"),
  byte: fc.nat(1_000_000),
  raw: fc.option(fc.constant("09:48:44 | Player"), { nil: null }),
});
const anyLines = fc.uniqueArray(anyLine, { selector: (line) => `${line.file}:${line.byte}`, maxLength: 40 });

describe("a frozen set", () => {
  it("has one digest, in whatever order it was read", () => {
    fc.assert(
      fc.property(
        anyLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          const [a, b] = [
            digestOf({ parties: PARTIES, lines }),
            digestOf({ parties: [...PARTIES].reverse(), lines: shuffled }),
          ];
          expect(a).toMatch(/^[0-9a-f]{64}$/);
          expect(b).toBe(a);
        },
      ),
    );
  });

  it("has another digest when anything in it is another", () => {
    fc.assert(
      fc.property(anyLines, fc.nat(39), (lines, nr) => {
        const changed = lines[nr];
        fc.pre(changed !== undefined);
        const before = digestOf({ parties: PARTIES, lines });
        const without = lines.filter((line) => line !== changed);
        for (const other of [
          without,
          [...without, { ...changed, raw: "09:48:45 | Player" }],
          [...without, { ...changed, byte: changed.byte + 1 }],
          [...without, { ...changed, at: new Date(Date.parse(changed.at) + 1_000).toISOString() }],
        ])
          expect(digestOf({ parties: PARTIES, lines: other })).not.toBe(before);
      }),
    );
  });
});

describe("the freeze", () => {
  const until = around(new Date(START)).until;
  const at = (ms: number) => new Date(until.getTime() + ms);

  it("waits for the end of the stretch in the log, and a day at most", () => {
    expect(freezeStep(until, null, at(HOUR))).toBe("wait");
    expect(freezeStep(until, at(-1), at(HOUR))).toBe("wait");
    expect(freezeStep(until, at(0), at(0))).toBe("complete");
    expect(freezeStep(until, at(-1), at(GIVE_UP_MS + 1))).toBe("give-up");
  });

  it("asks for the log's own lines half an hour after they could be read", () => {
    expect(rawIsGivenUp(until, at(30 * MINUTE))).toBe(false);
    expect(rawIsGivenUp(until, at(31 * MINUTE))).toBe(true);
  });
});

describe("stretches of a file", () => {
  it("hold every wanted byte once, never past what was read, in few pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(900_000), { maxLength: 60 }),
        fc.integer({ min: 1, max: 900_000 }),
        (bytes, end) => {
          const stretches = stretchesOf(bytes, end);
          const found = stretches.flatMap((stretch) => stretch.bytes);
          expect([...found].sort((a, b) => a - b)).toEqual(
            [...new Set(bytes)].filter((byte) => byte < end).sort((a, b) => a - b),
          );
          for (const { from, to, bytes: inside } of stretches) {
            expect(to).toBeLessThanOrEqual(end);
            expect(inside.every((byte) => byte >= from && byte < to)).toBe(true);
          }
          for (const [nr, stretch] of stretches.entries())
            expect(stretch.from).toBeGreaterThan(stretches[nr - 1]?.to ?? -1);
        },
      ),
    );
  });

  it("give back whole lines, and nothing that is none", () => {
    const file = Buffer.from('xx\n09:48:44 | Player "é"\r\n<html>\n09:48:45 | last');
    expect(lineAt(file, 3)).toBe('09:48:44 | Player "é"');
    expect(lineAt(file, 29)).toBeNull();
    expect(lineAt(file, file.length - 15)).toBe("09:48:45 | last");
    expect(lineAt(file, 4)).toBeNull();
  });
});

describe("what a reader is shown", () => {
  it("is all that happened, of merely being seen little, in its order and never more than asked for", () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 20 }), (lines, most) => {
        const told: EvidenceLine[] = telling(lines);
        expect(told.filter(({ kind }) => kind !== "seen")).toHaveLength(
          lines.filter(({ kind }) => kind !== "seen").length,
        );
        const shown = mostTelling(lines, new Date(START), most);
        expect(shown.length).toBe(Math.min(most, told.length));
        expect([...shown].sort((a, b) => a.at.localeCompare(b.at)).map(({ at }) => at)).toEqual(
          shown.map(({ at }) => at),
        );
        const deaths = lines.filter(({ kind }) => kind === "kill").length;
        expect(shown.filter(({ kind }) => kind === "kill")).toHaveLength(Math.min(most, deaths));
      }),
    );
  });

  it("reads as players say it", () => {
    const line = (kind: string, detail: object, change: Partial<EvidenceLine> = {}): EvidenceLine => ({
      at: new Date(START).toISOString(),
      playerId: 1,
      kind,
      detail: { ...detail },
      place: null,
      otherPlace: null,
      other: null,
      file: "a.ADM",
      byte: 1,
      raw: null,
      ...change,
    });
    expect(
      lineWords(line("kill", { weapon: "M4-A1", distance: 146.681 }, { other: "quietfern" }), null),
    ).toBe("Killed quietfern, M4-A1, 147 m");
    expect(
      lineWords(line("hit_by_player", { zone: "Torso", weapon: "M4-A1" }, { other: "Kestrel" }), null),
    ).toBe("Hit in the torso, by Kestrel, M4-A1");
    const shot = line("kill", { weapon: "M4-A1", distance: 146.681 }, { other: "quietfern" });
    expect(lineWords(shot, null, true)).toBe("Killed, M4-A1, 147 m");
    expect(lineWords(line("leave", { by: "restart" }), null)).toBe("Left with the restart");
    expect(lineWords(line("built", { part: "wall_base_down" }), null)).toBe("Built wall base down");
    expect(lineWords(line("death", { cause: "died" }), null)).toBe("Died");
    const place = { x: 3_988, y: 10_357 };
    expect(lineWords(line("seen", {}, { place }), "chernarusplus")).toMatch(
      /^Seen, [\d.]+ km [NESW]{1,2} of \w+$/,
    );
  });
});
