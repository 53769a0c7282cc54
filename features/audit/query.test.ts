import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditCsv } from "./audit-csv";
import { askedOf, auditAddress, queryOf } from "./query";
import type { AuditLine } from "./schema";
import { changesOf, subjectOf } from "./words";

describe("an address of the log", () => {
  it("opens what it was made from", () => {
    const asked = fc.record(
      {
        about: fc.constantFrom("rights" as const, "economy" as const),
        person: fc.constantFrom("grizzly-bot", "00000000-0000-4000-8000-00000000000a"),
        from: fc.constant("2026-11-01"),
        to: fc.constant("2026-11-30"),
        type: fc.constant("feed"),
        id: fc.constantFrom("kills", "shop:role:300000000000000001"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(asked, (one) => {
        const url = new URL(auditAddress("/x", one, {}), "http://x");
        expect(askedOf(Object.fromEntries(url.searchParams))).toEqual(one);
      }),
    );
  });

  it("leaves out what makes no sense, also what is hostile", () => {
    expect(
      askedOf({
        about: "nothing",
        from: "yesterday",
        before: "1e9",
        person: ["a", "b"],
        to: "",
        strange: "x",
      }),
    ).toEqual({ person: "a" });
    expect(queryOf({ from: "2026-99-99" }, "Europe/Warsaw").from).toBeUndefined();
  });

  it("counts days in the reader's zone, the last one whole, also when the clock is changed that day", () => {
    const query = queryOf({ from: "2026-10-25", to: "2026-10-25" }, "Europe/Warsaw");
    expect(query.from?.toISOString()).toBe("2026-10-24T22:00:00.000Z");
    expect(query.to?.toISOString()).toBe("2026-10-25T23:00:00.000Z");
    expect(queryOf({ to: "2026-12-31" }, null).to?.toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});

describe("a line in words", () => {
  const names = { "300000000000000001": "Rangers", "400000000000000001": "#kills" };

  it("names roles and channels, and says what was before and after", () => {
    const entry = {
      before: { channelId: null, enabled: false, delayMinutes: 1_000 },
      after: { channelId: "400000000000000001", enabled: true, delayMinutes: 0 },
    };
    expect(changesOf(entry, names)).toEqual([
      { field: "channel", before: "nothing", after: "#kills" },
      { field: "enabled", before: "no", after: "yes" },
      { field: "delay in minutes", before: "1,000", after: "0" },
    ]);
    const right = {
      subjectType: "section_grant",
      subjectId: "shop:role:300000000000000001",
      before: null,
      after: { level: "viewer" },
    };
    expect(subjectOf(right, names)).toEqual({ words: "Rangers in Shop", path: "/members" });
  });

  it("is one row of a file that no spreadsheet runs", () => {
    const line = {
      id: 7,
      at: "2026-11-01T00:00:00.000Z",
      actorName: "=cmd()",
      action: "shop.item.update",
      subjectType: "shop_item",
      subjectId: "3",
      before: { price: 1 },
      after: { price: 2 },
      reason: 'it said "no",\r\nso',
    } as unknown as AuditLine;
    const [head, ...rows] = auditCsv([line], {}).split(/\r\n(?!so)/);
    expect(head).toMatch(/^time_utc,who,/);
    expect(rows[0]).toContain("'=cmd()");
    expect(rows[0]).toContain('"it said ""no"",\r\nso"');
    expect(rows[0]).toContain("price: 1,price: 2");
  });
});
