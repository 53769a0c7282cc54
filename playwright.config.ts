import { defineConfig } from "@playwright/test";

// `npm test` starts the house and names it here; a run by hand (npx playwright test) starts one itself.
const siteUrl = process.env.E2E_SITE_URL;
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/test/e2e",
  globalSetup: siteUrl ? undefined : "./scripts/test/by-hand.ts",
  // Two cores carry the site, the database, the sandbox and the browser already.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A second try tells a slow machine from a fault; what needed one is named in the output.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["line"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: siteUrl,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Nothing is to be waited for, and no core draws what moves.
    contextOptions: { reducedMotion: "reduce" },
    // Recording costs as much as browsing does; `--trace on` records a single run.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined },
  },
});
