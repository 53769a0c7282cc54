import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Budgets, judgeRoutes, staleFloor } from "./routes/budget";
import { gzipBytes, readBuild } from "./routes/build-output";
import { measureFloor } from "./routes/measure-floor";

// Fails when a public page of the build is not prerendered, or a page loads more JavaScript than its class may.
const root = process.cwd();
const dist = join(root, ".next");
const budgetsPath = join(root, "bench/budgets.json");
const budgets = JSON.parse(readFileSync(budgetsPath, "utf8")) as Budgets;
const { version } = JSON.parse(readFileSync(join(root, "node_modules/next/package.json"), "utf8")) as {
  version: string;
};

if (process.argv.includes("--measure-floor")) {
  const floor = Math.ceil(measureFloor(root) / 100) * 100;
  writeFileSync(budgetsPath, `${JSON.stringify({ ...budgets, next: version, floor }, null, 2)}\n`);
  console.log(`An empty page of Next ${version} loads ${(floor / 1000).toFixed(1)} kB of JavaScript (gzip).`);
  process.exit(0);
}

if (!existsSync(join(dist, "prerender-manifest.json"))) {
  console.error("There is no production build to check. Run npm run build first.");
  process.exit(1);
}

const sizes = new Map<string, number>();
const routes = readBuild(dist).map((route) => ({ ...route, bytes: gzipBytes(dist, route.chunks, sizes) }));
const { rootMainFiles } = JSON.parse(readFileSync(join(dist, "build-manifest.json"), "utf8")) as {
  rootMainFiles: string[];
};
const verdicts = judgeRoutes(routes, budgets);
const sign = { static: "○", generated: "●", dynamic: "ƒ", handler: " " } as const;
const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(6);

console.log(`JavaScript over the floor of ${(budgets.floor / 1000).toFixed(1)} kB, gzip:`);
for (const { route, className, over, allowed, faults } of verdicts) {
  console.log(
    `${faults.length ? "✗" : "✓"} ${sign[route.kind]} ${kB(over)} of ${kB(allowed)}  ${className.padEnd(9)} ${route.route}`,
  );
  for (const fault of faults) console.log(`    ${route.route} ${fault}`);
}

const stale = staleFloor(budgets, version, gzipBytes(dist, rootMainFiles, sizes));
if (stale) console.error(`✗ ${stale}`);
const failed = verdicts.filter(({ faults }) => faults.length > 0).length + (stale ? 1 : 0);
console.log(`${verdicts.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
