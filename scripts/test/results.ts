import { existsSync, readFileSync } from "node:fs";

/** What a stage has to say at its end. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

// A run that fails though no test did (it crashed, a file did not load, an unhandled error) must not look green.
function honest(count: Count, succeeded: boolean): Count {
  return !succeeded && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Counts of vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function vitestCount(file: string, succeeded: boolean): Count {
  const report = read<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    (one) => one.status === "failed" && one.assertionResults.length === 0,
  );
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
  return honest(count, succeeded);
}

/** Counts of Playwright's JSON report. A flaky test passed at a second try, which is a pass that the output shows. */
export function playwrightCount(file: string, succeeded: boolean): Count {
  const report = read<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, flaky, unexpected, skipped } = report.stats;
  return honest({ passed: expected + flaky, failed: unexpected, skipped }, succeeded);
}

/** A stage that is one check: it passed or it did not. */
export function checkCount(succeeded: boolean): Count {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}
