import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  explainLevels,
  grantsFor,
  levelFromDiscord,
  mayEnter,
  mayGrant,
  ownerRemains,
  previewLevels,
  reaches,
  sectionLevels,
  topLevel,
} from "./rules";
import { LEVELS, SECTIONS, type SectionGrant } from "./schema";

const level = fc.constantFrom(...LEVELS);
const section = fc.constantFrom("*" as const, ...SECTIONS);
const grant: fc.Arbitrary<SectionGrant> = fc.record({
  section,
  subjectKind: fc.constantFrom("role" as const, "user" as const),
  subjectId: fc.constantFrom("100000000000000001", "100000000000000002"),
  level,
});

describe("what Discord's bits give", () => {
  it("is manager exactly for ADMINISTRATOR or MANAGE_GUILD, for any size of the number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 80n }), (bits) => {
        const expected = (bits / 8n) % 2n === 1n || (bits / 32n) % 2n === 1n ? "manager" : undefined;
        expect(levelFromDiscord({ owner: false, permissions: bits.toString() })).toBe(expected);
      }),
    );
  });

  it("does not round: a bit that a double cannot hold next to MANAGE_GUILD", () => {
    const bits = (1n << 62n) + (1n << 5n);
    expect(levelFromDiscord({ owner: false, permissions: bits.toString() })).toBe("manager");
    expect(levelFromDiscord({ owner: false, permissions: (1n << 62n).toString() })).toBeUndefined();
  });

  it.each(["", "-8", "8.0", "0x8", "8n", " 8", "1e3", "eight"])("is nothing for %j", (permissions) => {
    expect(levelFromDiscord({ owner: false, permissions })).toBeUndefined();
  });

  it("is owner for the owner, whatever the bits", () => {
    expect(levelFromDiscord({ owner: true, permissions: "0" })).toBe("owner");
  });
});

describe("levels by section", () => {
  it("a grant never lowers, never reaches another section, never another person", () => {
    fc.assert(
      fc.property(fc.option(level, { nil: undefined }), fc.array(grant, { maxLength: 6 }), (base, grants) => {
        const mine = grantsFor(grants, "100000000000000001", []);
        expect(
          mine.every((one) => one.subjectKind === "user" && one.subjectId === "100000000000000001"),
        ).toBe(true);
        const levels = sectionLevels(base, mine);
        for (const one of SECTIONS) {
          const reachable = mine.filter((g) => g.section === "*" || g.section === one).map((g) => g.level);
          if (base) expect(reaches(levels[one], base)).toBe(true);
          const got = levels[one];
          if (got) expect([base, ...reachable]).toContain(got);
          else expect([base, ...reachable].filter(Boolean)).toEqual([]);
        }
      }),
    );
  });

  it("say why, and the reason gives exactly that level", () => {
    const fromDiscord = fc.constantFrom("owner" as const, "manager" as const, undefined);
    fc.assert(
      fc.property(fromDiscord, fc.array(grant, { maxLength: 6 }), (base, grants) => {
        const explained = explainLevels(base, grants);
        const levels = Object.fromEntries(Object.entries(explained).map(([key, { level }]) => [key, level]));
        expect(levels).toEqual(sectionLevels(base, grants));
        for (const [key, { level: got, because }] of Object.entries(explained)) {
          const given = grants.some(
            (one) =>
              (one.section === "*" || one.section === key) &&
              one.level === got &&
              (because.by === "role"
                ? one.subjectKind === "role" && one.subjectId === because.roleId
                : one.subjectKind === "user"),
          );
          expect(because.by.startsWith("discord") ? base === got : given).toBe(true);
        }
      }),
    );
  });

  it("roles count only when they are held", () => {
    const grants: SectionGrant[] = [
      { section: "tickets", subjectKind: "role", subjectId: "100000000000000009", level: "support" },
    ];
    const held = sectionLevels(undefined, grantsFor(grants, "100000000000000001", ["100000000000000009"]));
    expect(held).toEqual({ tickets: "support" });
    expect(topLevel(held)).toBe("support");
    expect(mayEnter(held, "shop", "viewer")).toBe(false);
    expect(sectionLevels(undefined, grantsFor(grants, "100000000000000001", []))).toEqual({});
    expect(topLevel({})).toBeUndefined();
  });

  it("nobody gives more than they have", () => {
    fc.assert(
      fc.property(fc.option(level, { nil: undefined }), section, level, (own, target, given) => {
        const levels = sectionLevels(own, []);
        const expected = reaches(own, "manager") && reaches(own, given);
        expect(mayGrant(levels, target, given)).toBe(expected);
      }),
    );
  });
});

describe("other eyes", () => {
  const levels = fc
    .tuple(fc.option(level, { nil: undefined }), fc.array(grant, { maxLength: 5 }))
    .map(([base, grants]) => sectionLevels(base, grants));

  it("see the lower of both in each section: a meet of two sets of rights", () => {
    fc.assert(
      fc.property(levels, levels, levels, (own, wanted, third) => {
        const seen = previewLevels(own, wanted);
        expect(previewLevels(wanted, own)).toEqual(seen);
        expect(previewLevels(own, own)).toEqual(own);
        expect(previewLevels(previewLevels(own, wanted), third)).toEqual(
          previewLevels(own, previewLevels(wanted, third)),
        );
        for (const one of SECTIONS) {
          const got = seen[one];
          expect(got === undefined).toBe(own[one] === undefined || wanted[one] === undefined);
          if (got) expect(reaches(own[one], got) && reaches(wanted[one], got)).toBe(true);
          if (got) expect([own[one], wanted[one]]).toContain(got);
        }
        // Whoever cannot give a right cannot give it through other eyes either.
        for (const given of LEVELS)
          if (!mayGrant(own, "*", given)) expect(mayGrant(seen, "*", given)).toBe(false);
      }),
    );
  });

  it("an owner remains exactly where one can still act", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(grant, { maxLength: 6 }), fc.boolean(), (discord, grants, held) => {
        const roles = new Set(held ? ["100000000000000001"] : []);
        const whoever = ["100000000000000001", "100000000000000002"];
        const someone = whoever.some((id) =>
          SECTIONS.every((one) => sectionLevels(undefined, ownersOf(grants, id, roles))[one] === "owner"),
        );
        expect(ownerRemains(discord, grants, roles)).toBe(discord || someone);
      }),
    );
  });
});

/** Grants of the whole guild's ownership that reach this id, as a person or as a role that is held. */
const ownersOf = (grants: readonly SectionGrant[], id: string, roles: ReadonlySet<string>) =>
  grants.filter(
    (one) =>
      one.section === "*" &&
      one.level === "owner" &&
      one.subjectId === id &&
      (one.subjectKind === "user" || roles.has(id)),
  );
