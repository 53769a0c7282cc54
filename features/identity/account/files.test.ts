import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filesOf, safeName, withoutOthers } from "./files";
import { DELETION_WAIT_MS, isStandIn, retryAfterMs, sameName, standInId } from "./rules";

const OWN = "200000000000000001";
const OTHER = "300000000000000002";

describe("rows of an archive", () => {
  it("keep one's own id and hide those of others, wherever they stand", () => {
    const row = {
      by: OTHER,
      mine: OWN,
      cause: `transfer:${OTHER}:5`,
      deep: { list: [OTHER, "x"] },
      coins: 12,
    };
    expect(withoutOthers(row, OWN)).toEqual({
      by: "(hidden)",
      mine: OWN,
      cause: "transfer:(hidden):5",
      deep: { list: ["(hidden)", "x"] },
      coins: 12,
    });
  });

  it("leave uuids and hashes whole", () => {
    const row = { id: "12345678-1234-4123-8123-123456789012", hash: "a12345678901234567890" };
    expect(withoutOthers(row, OWN)).toEqual(row);
  });

  it("stand in two files, for programs and for a spreadsheet that runs no formula", () => {
    const holding = { table: "t", mine: "true", file: "coins/ledger", key: [["id", "bigint"]] } as const;
    const rows = [{ row: { note: "=1+1", amount: 3 }, key: ["1"], guild: null }];
    expect(filesOf(holding, rows, 1, OWN)).toEqual([
      ["coins/ledger-002.json", '[\n  {\n    "note": "=1+1",\n    "amount": 3\n  }\n]\n'],
      ["coins/ledger-002.csv", "note,amount\r\n'=1+1,3\r\n"],
    ]);
    expect(filesOf(holding, [], 0, OWN)).toEqual([]);
  });

  it("give uploads names that leave their folder nowhere", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\:*?"<>|]|\p{Cc}/u);
        expect(safe).not.toMatch(/^\./);
        expect(safe.length).toBeGreaterThan(0);
      }),
    );
    expect(safeName("../../etc/passwd")).toBe("_.._etc_passwd");
  });
});

describe("rules of an account", () => {
  it("make stand-ins that are ids, and nobody's", () => {
    const made = Array.from({ length: 200 }, standInId);
    expect(new Set(made).size).toBe(200);
    for (const id of made) expect([id.length, isStandIn(id)]).toEqual([19, true]);
    expect(isStandIn(OWN)).toBe(false);
  });

  it("wait seven days, and longer each time a step fails", () => {
    expect(DELETION_WAIT_MS).toBe(7 * 24 * 3_600_000);
    expect([1, 2, 3, 20].map(retryAfterMs)).toEqual([60_000, 120_000, 240_000, 1_800_000]);
  });

  it("take a name as it is meant", () => {
    expect(sameName(" rook ", "Rook")).toBe(true);
    expect(sameName("", "")).toBe(false);
    expect(sameName("Rook 2", "Rook")).toBe(false);
  });
});
