import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleLog } from "@/features/players/adm/testing/sample";

const SCRIPT = fileURLToPath(new URL("./adm-parse.ts", import.meta.url));
const log = sampleLog({ lines: 500, seed: 5 });
let folder = "";

function parse(...args: string[]) {
  const done = spawnSync(process.execPath, ["--import", "tsx", SCRIPT, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { ...done, lines: done.stdout.split("\n").filter((line) => line !== "") };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adm-parse-"));
  mkdirSync(join(folder, "old"));
  writeFileSync(join(folder, "a.ADM"), log);
  writeFileSync(join(folder, "old", "b.log"), `${log.toString()}10:00:00 | Something new\n10:00:00 | ##`);
  writeFileSync(join(folder, "old", "script.log"), "not an admin log\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("adm:parse", () => {
  it("sums up every line of all files, in which nothing is lost", () => {
    const { lines, stderr, status } = parse("--summary", folder);
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    const total = JSON.parse(lines[0] ?? "") as Record<string, number> & { byType: Record<string, number> };
    const count = log.toString().split("\n").length - 1;
    expect(total).toMatchObject({ lines: 2 * count + 2, unknown: 1, files: 2 });
    expect((total.events ?? 0) + (total.noise ?? 0) + (total.unknown ?? 0)).toBe(total.lines);
    expect(Object.values(total.byType).reduce((sum, n) => sum + n, 0)).toBe(total.events);
    expect(stderr).toContain("script.log holds no line of an admin log");
  });

  it("prints one event a line, with where and when", () => {
    const { lines, stderr } = parse(join(folder, "*", "b.log"));
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.length).toBeGreaterThan(300);
    expect(events[0]).toMatchObject({ type: "log.started", boot: 1, at: "2026-01-05T00:00:00" });
    for (const { offset, length, type } of events) {
      expect(type).not.toMatch(/^noise|^unknown/);
      const text = log.subarray(Number(offset), Number(offset) + Number(length)).toString();
      expect(text).not.toMatch(/\n/);
      expect(text.length).toBeGreaterThan(10);
    }
    expect(stderr).toContain("1 lines are not known");
  });

  it("prints the unknown lines alone", () => {
    const { lines } = parse("--unknown", folder);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { type: "unknown", at: expect.stringMatching(/T10:00:00$/), raw: "10:00:00 | Something new" },
    ]);
  });

  it.each([
    ["does not exist", ["nowhere.ADM"]],
    ["No file matches", ["nowhere/*.ADM"]],
    ["Usage", []],
    ["Usage", ["--nonsense"]],
  ])("says %j and exits with 2 for %j", (sentence, args) => {
    const { status, stderr, stdout } = parse(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
