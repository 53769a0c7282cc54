import { describe, expect, it } from "vitest";
import { listingTags, mayBeFeatured, publishProblems, slugFrom, textLimit } from "./rules";
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
