import { describe, expect, it } from "vitest";
import { auditable, changedFields } from "./rules";

describe("the audit log", () => {
  it("keeps what changed and nothing else", () => {
    const before = { price: 5n, name: "Axe", tags: ["a"], at: new Date(0) };
    const after = { price: 7n, name: "Axe", tags: ["a", "b"], at: new Date(0), note: "new" };
    expect(changedFields(before, after)).toEqual({
      before: { price: "5", tags: ["a"], note: null },
      after: { price: "7", tags: ["a", "b"], note: "new" },
    });
  });

  it("keeps created and removed things whole", () => {
    expect(changedFields(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } });
    expect(changedFields({ a: 1 }, undefined)).toEqual({ before: { a: 1 }, after: null });
  });

  it("hides secrets at any depth and cuts long texts", () => {
    const kept = auditable({
      accessToken: "abc",
      deep: { client_secret: "x", fine: "y" },
      text: "z".repeat(5_000),
    });
    expect(kept).toMatchObject({ accessToken: "[hidden]", deep: { client_secret: "[hidden]", fine: "y" } });
    expect(String(kept?.text).length).toBe(2_001);
    expect(JSON.stringify(kept)).not.toContain("abc");
  });
});
