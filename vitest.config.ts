import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
// One database server for the whole run; each suite clones its own database from the migrated template.
const databaseServer = `${root}/db/testing/global-setup.ts`;

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
  test: {
    environment: "node",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", ".data/**", "e2e/**"],
    globalSetup: existsSync(databaseServer) ? [databaseServer] : [],
    pool: "forks",
    // Suites wait for the database more than they count: two of them keep two cores busy.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", LOG_LEVEL: "silent" },
    reporters: ["default"],
  },
});
