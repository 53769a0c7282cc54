import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/time";
import { type BootFact, bootTook, bootUnderWay, judgeBoots, type Presence, provenUnread } from "./boots-seen";

const base = new Date("2026-11-22T12:00:00Z").getTime();
const at = (minutes: number) => new Date(base + minutes * MINUTE);
const present = (change: Partial<Presence> = {}): Presence => ({
  intentAt: at(0),
  stagedAt: at(0.1),
  unstageIntentAt: null,
  unstagedAt: null,
  ...change,
});
let nextId = 1;
/** A boot that Nitrado noted, and whose log began a minute later if `proven`. */
const boot = (noted: number, proven = true): BootFact => ({
  id: nextId++,
  startedAt: at(proven ? noted + 1 : noted),
  notedAt: at(noted),
  proven,
});
/** A boot that only the log told of. */
const logged = (started: number): BootFact => ({
  id: nextId++,
  startedAt: at(started),
  notedAt: null,
  proven: true,
});

describe("a boot", () => {
  it("read an entry that stood in the file from its note to its start", () => {
    expect(bootTook(present(), boot(5))).toBe("yes");
    expect(bootTook(present(), logged(5))).toBe("yes");
    expect(bootTook(present({ unstageIntentAt: at(7), unstagedAt: at(8) }), boot(5))).toBe("yes");
  });
  it("did not read what was not there yet, or no more", () => {
    expect(bootTook(present(), boot(-5))).toBe("no");
    expect(bootTook(present({ unstageIntentAt: at(3), unstagedAt: at(4) }), boot(5))).toBe("no");
    expect(bootTook(present({ intentAt: null, stagedAt: null }), boot(5))).toBe("no");
  });
  it("is an unknown outcome while the file was changing", () => {
    expect(bootTook(present({ stagedAt: at(2) }), boot(1))).toBe("unknown");
    expect(bootTook(present({ stagedAt: null }), boot(5))).toBe("unknown");
    expect(bootTook(present(), boot(-0.5))).toBe("unknown");
    expect(bootTook(present(), logged(1))).toBe("unknown");
    expect(bootTook(present({ unstageIntentAt: at(5), unstagedAt: at(6) }), boot(4.5))).toBe("unknown");
    expect(bootTook(present({ unstageIntentAt: at(5) }), boot(9))).toBe("unknown");
  });
});

describe("the verdict", () => {
  it("waits for the proof after a note, and asks a person when none comes", () => {
    expect(judgeBoots(present(), [], at(9))).toEqual({ verdict: "none" });
    expect(judgeBoots(present(), [boot(5, false)], at(9)).verdict).toBe("noted");
    expect(judgeBoots(present(), [boot(5)], at(9)).verdict).toBe("proven");
    expect(judgeBoots(present(), [boot(5, false)], at(26)).verdict).toBe("look");
  });
  it("is for a person after a second boot, however sure the first one was", () => {
    const twice = judgeBoots(present(), [boot(5), boot(9)], at(11));
    expect(twice).toMatchObject({ verdict: "look", reason: expect.stringContaining("2 times") });
    const unclear = judgeBoots(present({ stagedAt: at(2) }), [boot(1)], at(11));
    expect(unclear).toMatchObject({ verdict: "look", reason: expect.stringContaining("Nobody knows") });
  });
  it("calls one boot proven exactly where it alone touched the entry, and touched it wholly", () => {
    const minute = fc.integer({ min: -30, max: 90 });
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 5 }), fc.integer({ min: 2, max: 40 }), (notes, removed) => {
        const presence = present({ unstageIntentAt: at(removed), unstagedAt: at(removed + 0.5) });
        const boots = [...notes].sort((a, b) => a - b).map((note) => boot(note));
        const touched = boots.filter((one) => bootTook(presence, one) !== "no");
        const verdict = judgeBoots(presence, boots, at(200)).verdict;
        const sure = touched.length === 1 && touched.every((one) => bootTook(presence, one) === "yes");
        expect(verdict).toBe(touched.length === 0 ? "none" : sure ? "proven" : "look");
      }),
    );
  });
});

it("knows a restart that is under way", () => {
  expect(bootUnderWay([boot(0, false)], at(10))).not.toBeNull();
  expect(bootUnderWay([boot(0, false)], at(16))).toBeNull();
  expect(bootUnderWay([boot(0)], at(2))).toBeNull();
});

describe("that no boot read it", () => {
  const removed = present({ unstageIntentAt: at(5), unstagedAt: at(6) });
  const log = (until: number | null, checked: number | null = null) => ({
    completeUntil: until === null ? null : at(until),
    checkedAt: checked === null ? null : at(checked),
  });
  it("is proven by a log that went on, or stayed silent long enough, without a start", () => {
    expect(provenUnread(removed, [], log(6.5))).toBe(false);
    expect(provenUnread(removed, [], log(7.1))).toBe(true);
    expect(provenUnread(removed, [], log(null, 20))).toBe(false);
    expect(provenUnread(removed, [], log(null, 26.1))).toBe(true);
    expect(provenUnread(removed, [boot(-9)], log(8))).toBe(true);
    expect(provenUnread(removed, [boot(3)], log(8))).toBe(false);
    expect(provenUnread(removed, [boot(4.8)], log(8))).toBe(false);
  });
  it("needs no log where nothing was ever written, and is never proven while it stands there", () => {
    expect(provenUnread(present({ intentAt: null, stagedAt: null }), [], log(null))).toBe(true);
    expect(provenUnread(present(), [], log(60))).toBe(false);
  });
  it("is the opposite of a boot that took it, at any second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 290 }), (second) => {
        const noted = new Date(base + second * SECOND);
        const one: BootFact = { id: 1, startedAt: noted, notedAt: noted, proven: true };
        expect(provenUnread(removed, [one], log(60))).toBe(false);
      }),
    );
  });
});
