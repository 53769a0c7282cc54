import { describe, expect, it } from "vitest";
import { belowFloor, rules, type SourceFile, unpinned } from "./rules";

const file = (path: string, text: string): SourceFile => ({ path, text, lines: text.split("\n") });
const count = (rule: string, ...files: SourceFile[]) => rules[rule]?.(files).length;

describe("structure rules", () => {
  it("find a long file, a long page and an empty name", () => {
    expect(
      count("long files", file("lib/a.ts", "x\n".repeat(401)), file("db/schema/a.ts", "x\n".repeat(900))),
    ).toBe(2);
    expect(count("long pages", file("app/(public)/page.tsx", "x\n".repeat(81)))).toBe(1);
    expect(
      count(
        "names",
        file("features/shop/utils.ts", ""),
        file("features/shop/index.ts", ""),
        file("lib/ids.ts", ""),
      ),
    ).toBe(2);
  });

  it("find the environment, a minted guild and a colour where they do not belong", () => {
    const env = "const x = process.env.SECRET;";
    expect(count("environment in one place", file("features/a/data.ts", env), file("lib/env.ts", env))).toBe(
      1,
    );
    const cast = "const g = id as AuthorizedGuildId;";
    expect(
      count(
        "one minter of guild ids",
        file("app/api/x/route.ts", cast),
        file("features/guilds/scope.ts", cast),
      ),
    ).toBe(1);
    expect(count("tokens only", file("components/ui/a.tsx", 'style={{ color: "#ff0000" }}'))).toBe(1);
  });

  it("find a package below its floor, nested ones too, and a range", () => {
    const lock = {
      packages: {
        "node_modules/next": { version: "16.4.4" },
        "node_modules/a/node_modules/sharp": { version: "0.35.5" },
      },
    };
    expect(belowFloor(lock)).toHaveLength(1);
    expect(unpinned({ dependencies: { next: "^16.4.6", react: "19.3.1" } })).toHaveLength(1);
  });
});
