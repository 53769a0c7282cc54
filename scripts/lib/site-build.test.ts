import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildHash } from "./site-build";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "grizzly-hash-"));
  write("app/page.tsx", "one");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

it("changes with the code, its names, the lockfile and the site's address", () => {
  const hashes = [buildHash(root, {})];
  const note = () => hashes.push(buildHash(root, {}));
  write("app/page.tsx", "two");
  note();
  write("app/other.tsx", "two");
  note();
  write("package-lock.json", "{}");
  note();
  write("db/schema/shop.ts", "x");
  note();
  hashes.push(buildHash(root, { SITE_URL: "https://grizzly.test" }));
  expect(new Set(hashes).size).toBe(6);
});

it("stays when only what the site is not built from changes", () => {
  const before = buildHash(root, {});
  for (const path of [
    "bots/x.ts",
    "docs/a.md",
    "README.md",
    "app/page.test.tsx",
    ".data/local.env",
    "scripts/s.ts",
  ]) {
    write(path, "y");
  }
  expect(buildHash(root, { PORT: "4000" })).toBe(before);
});
