import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
// One database server for the whole run; each suite clones its own database from the migrated template.
const databaseServer = `${root}/db/testing/global-setup.ts`;

// These put something else in the place of a module, which only one that nobody has loaded yet takes.
const ALONE = [
  "app/api/**/*.test.ts",
  "features/identity/web/action.test.ts",
  "features/identity/web/see-as.test.ts",
  "db/pages.test.ts",
];
const NEVER = ["node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
  test: {
    environment: "node",
    globalSetup: existsSync(databaseServer) ? [databaseServer] : [],
    pool: "forks",
    // Suites wait for the database more than they count: two of them keep two cores busy.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", LOG_LEVEL: "silent" },
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...NEVER, ...ALONE],
          isolate: false,
          setupFiles: [`${root}/db/testing/fresh.ts`],
        },
      },
      { extends: true, test: { name: "alone", include: ALONE, exclude: NEVER } },
    ],
  },
});
