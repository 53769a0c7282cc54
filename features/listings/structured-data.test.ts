import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gameServerData, jsonForScript } from "./structured-data";

describe("structured data", () => {
  it("stays inside its script element and means the same, whatever people write", () => {
    const hostile = "</script><script>alert(1)</script><!-- & \u2028";
    expect(jsonForScript({ name: hostile })).not.toMatch(/[<>&\u2028]/);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(JSON.parse(jsonForScript({ text }))).toEqual({ text });
      }),
    );
  });

  it("does not call a server empty when nobody knows", () => {
    const facts = { name: "T", summary: null, url: "u", game: "DayZ", slots: 60, invite: null };
    expect(gameServerData({ ...facts, players: null })).not.toHaveProperty("playersOnline");
    expect(gameServerData({ ...facts, players: 0 })).toHaveProperty("playersOnline", 0);
  });
});
