import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listingTags, mayBeFeatured, publishProblems, shownText, slugFrom, textLimit } from "./rules";
import { listingInput, serverInput, slug } from "./schema";
import { word } from "./words";

const facts = {
  tier: "silver" as const,
  description: "short",
  inviteLink: "https://discord.gg/taiga",
  serverActive: true,
};

describe("what a listing needs to go live", () => {
  it("is a plan, a text within it, an invite and a server that is on", () => {
    expect(publishProblems(facts)).toEqual([]);
    expect(publishProblems({ ...facts, tier: "bronze" })).toHaveLength(1);
    expect(publishProblems({ ...facts, description: "x".repeat(501) })).toHaveLength(1);
    expect(publishProblems({ ...facts, tier: "gold", description: "x".repeat(501) })).toEqual([]);
    expect(publishProblems({ ...facts, inviteLink: null, serverActive: false })).toHaveLength(2);
  });

  it("gives a paid place from Gold on", () => {
    expect(mayBeFeatured("silver")).toBe(false);
    expect(mayBeFeatured("partner")).toBe(true);
    expect(textLimit("none")).toBe(0);
  });
});

describe("a text that is longer than the plan allows", () => {
  it("ends behind a word, and never with half a link", () => {
    expect(shownText("Cold nights and warm fires.", 16)).toEqual({ shown: "Cold nights and…", resting: 12 });
    expect(shownText("Cold nights and warm fires.", 14)).toEqual({ shown: "Cold nights…", resting: 16 });
    expect(shownText("Read [our rules](https://example.org/rules) first.", 30).shown).toBe("Read…");
    expect(shownText("Cold.", 5)).toEqual({ shown: "Cold.", resting: 0 });
    expect(shownText("Cold.", null)).toEqual({ shown: "Cold.", resting: 0 });
    expect(shownText(null, 5)).toEqual({ shown: null, resting: 0 });
  });

  it("shows its beginning within the limit, and loses nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 0, max: 60 }),
        (text, limit) => {
          const { shown, resting } = shownText(text, limit);
          if (text.length <= limit) {
            expect(shown).toBe(text);
            return;
          }
          expect((shown ?? "").length).toBeLessThanOrEqual(limit);
          const kept = (shown ?? "").replace(/…$/, "");
          expect(text.startsWith(kept)).toBe(true);
          expect(kept.length + resting).toBe(text.length);
          expect(kept).not.toMatch(/[\ud800-\udbff]$/);
        },
      ),
    );
  });
});

describe("what people type", () => {
  it("makes a readable address from a name, or none", () => {
    expect(slugFrom("Nadbór Standoff: PvE!")).toBe("nadbor-standoff-pve");
    expect(slugFrom("Łódź Server")).toBe("lodz-server");
    expect(slugFrom("☃")).toBeNull();
    expect(slug.safeParse(slugFrom(`${"ab ".repeat(60)}`)).success).toBe(true);
    expect(slug.safeParse("a--b").success).toBe(false);
  });

  it("takes no invite but Discord's and no link but https", () => {
    const { inviteLink } = listingInput.shape;
    for (const bad of [
      "https://discord.gg.evil.example/x",
      "http://discord.gg/x",
      "javascript:alert(1)",
      "https://discord.com/login",
    ]) {
      expect(inviteLink.safeParse(bad).success).toBe(false);
    }
    expect(inviteLink.safeParse("https://discord.gg/taiga-nights").success).toBe(true);
    expect(listingInput.shape.website.safeParse("ftp://a").success).toBe(false);
  });

  it("takes times and zones that exist, and names without control characters", () => {
    expect(serverInput.shape.restartTimes.safeParse(["23:00", "24:00"]).success).toBe(false);
    expect(serverInput.shape.timeZone.safeParse("Europe/Nowhere").success).toBe(false);
    expect(listingInput.shape.serverName.safeParse("Taiga\u202e").success).toBe(false);
  });

  it("says values as people say them", () => {
    expect(word("enoch")).toBe("Livonia");
    expect(word("weekend-raids")).toBe("Weekend raids");
    expect(listingTags("taiga")).toContain("listing:taiga");
  });
});
