import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, entriesOf, expiredEntries, holds, type ListChange, mergeChanges } from "./lists";
import { entryInput } from "./schema";

const name = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => entryInput.safeParse(text).success)
  .map((text) => text.trim());
/** Lists as people leave them: blanks, lone line feeds, doubles, spaces, breaks at the end. */
const messy = fc
  .array(
    fc.tuple(
      fc.oneof(
        name,
        fc.constant(""),
        fc.constant("  "),
        fc.constant("// banned by Rook"),
        fc.constant("Bob"),
      ),
      fc.constantFrom("\r\n", "\n", "\r\n\r\n", " \r\n"),
    ),
    { maxLength: 12 },
  )
  .chain((lines) =>
    fc
      .boolean()
      .map((open) =>
        lines.map(([text, end], at) => text + (open && at === lines.length - 1 ? "" : end)).join(""),
      ),
  );
const change = fc.record<ListChange>({ action: fc.constantFrom("add", "remove"), entry: name });

const add = (entry: string): ListChange => ({ action: "add", entry });
const remove = (entry: string): ListChange => ({ action: "remove", entry });

describe("a list", () => {
  it("takes an entry at its end and gives it back", () => {
    expect(mergeChanges("", [add("A")])).toBe("A");
    expect(mergeChanges("A\r\nB", [add("C")])).toBe("A\r\nB\r\nC");
    expect(mergeChanges("A\r\nB\r\n", [add("C")])).toBe("A\r\nB\r\nC");
    expect(mergeChanges("A\r\nB\r\nC", [remove("C")])).toBe("A\r\nB");
    expect(mergeChanges("A\r\nB\r\nC\r\n", [remove("B")])).toBe("A\r\nC\r\n");
    expect(mergeChanges("A", [remove("A")])).toBe("");
    expect(mergeChanges("A\nB\rC", [remove("B")])).toBe("A\nC");
  });

  it("is not touched where nothing is to be done", () => {
    const odd = "A\r\n\r\n  B \nA\r\n";
    expect(mergeChanges(odd, [add("B"), remove("C")])).toBe(odd);
  });

  it("keeps every byte in front of what we add", () => {
    fc.assert(
      fc.property(messy, name, (content, entry) => {
        const merged = mergeChanges(content, [add(entry)]);
        expect(merged.startsWith(content)).toBe(true);
        expect(holds(merged, add(entry))).toBe(true);
      }),
    );
  });

  it("never loses, adds, doubles or reorders an entry of somebody else", () => {
    fc.assert(
      fc.property(messy, fc.array(change, { maxLength: 6 }), (content, changes) => {
        const ours = new Set(changes.map(({ entry }) => entry));
        const others = (text: string) => entriesOf(text).filter((entry) => !ours.has(entry));
        const merged = mergeChanges(content, changes);
        expect(others(merged)).toEqual(others(content));
        const last = new Map(changes.map((one) => [one.entry, one]));
        for (const one of last.values()) expect(holds(merged, one)).toBe(true);
        expect(mergeChanges(merged, [...last.values()])).toBe(merged);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps the bytes of every line that stays when one is taken off", () => {
    fc.assert(
      fc.property(messy, name, (content, entry) => {
        const raw = (text: string) =>
          text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "" && line.trim() !== entry);
        expect(raw(mergeChanges(content, [remove(entry)]))).toEqual(raw(content));
      }),
    );
  });

  it("tells what others did between two looks, and no more than that", () => {
    expect(changesBetween("A\r\nB", "B\r\n\r\nC\r\nB")).toEqual([remove("A"), add("C")]);
    fc.assert(
      fc.property(messy, messy, (before, after) => {
        const again = mergeChanges(before, changesBetween(before, after));
        expect(new Set(entriesOf(again))).toEqual(new Set(entriesOf(after)));
      }),
    );
  });
});

describe("an entry", () => {
  it.each([
    "Rook_77",
    "Ironvesper Wren",
    "0123456789abcdef0123456789abcdef01234567",
    "Ünïcode-Næme",
    "x".repeat(64),
  ])("may be %s", (text) => {
    expect(entryInput.parse(` ${text} `)).toBe(text);
  });
  it.each(["", "   ", "A\r\nB", "A\nB", "A\u0000", "A\u2028B", "A\u202eB", "x".repeat(65)])(
    "may not be %j",
    (text) => {
      expect(entryInput.safeParse(text).success).toBe(false);
    },
  );
});

describe("what has an end", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const row = (id: number, action: "add" | "remove", expires: string | null, entry = "Bob") => ({
    id,
    list: "bans" as const,
    action,
    entry,
    expiresAt: expires === null ? null : new Date(`2026-11-22T${expires}:00Z`),
  });
  it("ends when its newest word says so", () => {
    expect(expiredEntries([row(1, "add", "11:00")], now).map(({ id }) => id)).toEqual([1]);
    expect(expiredEntries([row(1, "add", "13:00")], now)).toEqual([]);
    expect(expiredEntries([row(1, "add", "11:00"), row(2, "add", null)], now)).toEqual([]);
    expect(expiredEntries([row(2, "add", "13:00"), row(1, "add", "11:00")], now)).toEqual([]);
    expect(expiredEntries([row(1, "add", "11:00"), row(2, "remove", null)], now)).toEqual([]);
    expect(expiredEntries([row(1, "add", "11:00"), row(2, "add", null, "Ann")], now)).toHaveLength(1);
  });
});
