import { describe, expect, it } from "vitest";
import type { SessionUser } from "@/features/identity/schema";
import { sectionLevels } from "./rules";
import { scopeForCustomer, scopeForInteraction, scopeForJob, scopeForService, scopeForStaff } from "./scope";

const GUILD = "100000000000000001";
const ann: SessionUser = {
  id: "00000000-0000-4000-8000-00000000000a",
  discordId: "200000000000000001",
  name: "Ann",
  avatar: null,
  locale: null,
  timeZone: null,
  staff: null,
};

describe("a guild's scope", () => {
  it("is made for staff with the level in the section, in their own name", () => {
    const scope = scopeForStaff(ann, GUILD, sectionLevels("manager", []), "shop", "manager");
    expect(scope).toEqual({
      guildId: GUILD,
      actor: { kind: "user", userId: ann.id, discordId: ann.discordId },
    });
  });

  it("is a 404 for strangers and staff of other sections, a 403 for a level that is too low", () => {
    const status = (work: () => unknown) => {
      try {
        work();
        return 200;
      } catch (error) {
        return (error as { status: number }).status;
      }
    };
    expect(status(() => scopeForStaff(ann, GUILD, {}, "shop", "viewer"))).toBe(404);
    expect(status(() => scopeForStaff(ann, GUILD, { tickets: "owner" }, "shop", "viewer"))).toBe(404);
    expect(status(() => scopeForStaff(ann, GUILD, { shop: "viewer" }, "shop", "manager"))).toBe(403);
    expect(status(() => scopeForCustomer(ann, null))).toBe(404);
  });

  it.each(["", "1", "black-pine", "100000000000000001'", "1e20", `${GUILD}0000`])(
    "is never made of %j",
    (guildId) => {
      expect(() => scopeForJob(guildId, "test")).toThrow();
      expect(() => scopeForService({ guildId, serviceId: "1" }, "grizzly-bot")).toThrow();
      expect(() => scopeForInteraction({ id: "1", guildId, discordId: ann.discordId })).toThrow();
    },
  );
});
