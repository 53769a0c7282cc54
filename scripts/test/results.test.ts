import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { playwrightCount, vitestCount } from "./results";

const folder = mkdtempSync(join(tmpdir(), "grizzly-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe("the counts of a run", () => {
  it("are those of vitest, and a file that did not load is a failure", () => {
    const file = report({
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: "failed", assertionResults: [{}] },
        { status: "failed", assertionResults: [] },
      ],
    });
    expect(vitestCount(file, false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it("are those of Playwright", () => {
    const file = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 }, errors: [] });
    expect(playwrightCount(file, false)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it("never look green when the run failed or left no report", () => {
    const file = report({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [] });
    expect(vitestCount(file, false).failed).toBe(1);
    expect(vitestCount(join(folder, "none.json"), true).failed).toBe(1);
    expect(playwrightCount(join(folder, "none.json"), true).failed).toBe(1);
  });
});
